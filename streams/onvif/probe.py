"""Who is there: the words of WS-Discovery's probe and of the answers to it, without a socket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from streams.onvif.address import service_at
from streams.onvif.element import child, children, read, text
from streams.onvif.namespace import ADDRESSING, DISCOVERY, NETWORK, SOAP

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

SCOPE = "onvif://www.onvif.org/"
TRANSMITTER = "NetworkVideoTransmitter"


@dataclass(frozen=True)
class Match:
    """One camera that answered a probe.

    Attributes:
        host: The address that the answer came from.
        url: Its device service, always on `host`.
        endpoint: The name that it keeps for life, mostly `urn:uuid:…`; may be empty.
        scopes: What it says of itself: `onvif://www.onvif.org/name/…`.
    """

    host: str
    url: str
    endpoint: str = ""
    scopes: tuple[str, ...] = ()


def probe(message: str) -> bytes:
    """Return a probe for cameras.

    Args:
        message: The message's id, `uuid:…`, which the answers repeat; a stranger cannot guess it.
    """
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<s:Envelope xmlns:s="{SOAP}" xmlns:a="{ADDRESSING}" xmlns:d="{DISCOVERY}" '
        f'xmlns:dn="{NETWORK}"><s:Header><a:Action s:mustUnderstand="1">{DISCOVERY}/Probe'
        f"</a:Action><a:MessageID>{message}</a:MessageID>"
        f"<a:ReplyTo><a:Address>{ADDRESSING}/role/anonymous</a:Address></a:ReplyTo>"
        '<a:To s:mustUnderstand="1">urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To>'
        f"</s:Header><s:Body><d:Probe><d:Types>dn:{TRANSMITTER}</d:Types></d:Probe></s:Body>"
        "</s:Envelope>"
    ).encode()


def read_matches(data: bytes, message: str, host: str) -> tuple[Match, ...]:
    """Return the cameras in an answer from `host` to the probe `message`.

    Empty where the datagram is something else: another's answer, a printer's, or no XML at all.
    """
    root = read(data)
    # Some firmware drops the "uuid:" or puts "urn:" before it.
    related = text(root, "Header", "RelatesTo").rpartition("uuid:")[2]
    if related != message.rpartition("uuid:")[2]:
        return ()
    found = children(child(root, "Body", "ProbeMatches"), "ProbeMatch")
    return tuple(_match(element, host) for element in found if _is_camera(element))


def scope(scopes: Iterable[str], category: str) -> str:
    """Return the first value in a category of scopes (`name`, `hardware`), decoded, or nothing."""
    start = f"{SCOPE}{category}/"
    for one in scopes:
        if one.lower().startswith(start):
            return unquote(one[len(start) :]).strip("/ ")
    return ""


def _match(element: Element, host: str) -> Match:
    return Match(
        host=host,
        url=service_at(host, text(element, "XAddrs").split()),
        endpoint=text(element, "EndpointReference", "Address"),
        scopes=tuple(text(element, "Scopes").split()),
    )


def _is_camera(element: Element) -> bool:
    types = (name.rpartition(":")[2] for name in text(element, "Types").split())
    return TRANSMITTER in types or SCOPE in text(element, "Scopes").lower()
