"""Which door of which machine a camera means, when it says where it can be reached.

A camera is asked only at the machine that answered: what it writes about itself may be another
network's address, or a stranger's wish to have our login sent elsewhere.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

PATH = "/onvif/device_service"
"""Where ONVIF Core puts the device service of every camera."""


class Door(NamedTuple):
    """The host and HTTP port that a person names: `192.0.2.10`, `192.0.2.10:8080`, `[::1]:80`."""

    host: str
    port: int | None = None

    @property
    def url(self) -> str:
        """The device service behind this door."""
        return f"http://{self.text}{PATH}"

    @property
    def text(self) -> str:
        """The door as it is written."""
        host = bracketed(self.host)
        return f"{host}:{self.port}" if self.port else host


def read_door(text: str) -> Door:
    """Return the door that `text` names.

    Raises:
        ValueError: It is none; the words say what is expected.
    """
    words = f"'{text}' is no camera's address: write HOST or HOST:PORT, as 192.0.2.10:80"
    bare = f"[{text}]" if text.count(":") > 1 and not text.startswith("[") else text
    parts = _split(f"http://{bare}")
    if parts is None or not parts.hostname or parts.netloc != bare or "@" in bare:
        raise ValueError(words)
    if any(not c.isprintable() or c.isspace() for c in text):
        raise ValueError(words)
    return Door(parts.hostname, parts.port)


def bracketed(host: str) -> str:
    """Return a host as it stands in a URL."""
    return f"[{host}]" if ":" in host else host


def service_at(host: str, advertised: Iterable[str]) -> str:
    """Return the device service's URL on `host` out of what a camera advertised about itself.

    A door on the host itself is taken as it stands, plain HTTP first (the login is a digest, and
    old TLS fails oftener); another machine's only gives its port and its path.
    """
    known = [(url, parts) for url in advertised if (parts := _web(url)) is not None]
    known.sort(key=lambda pair: (pair[1].hostname != host, pair[1].scheme != "http"))
    if not known:
        return Door(host).url
    url, parts = known[0]
    if parts.hostname == host:
        return url
    return urlunsplit(parts._replace(netloc=Door(host, parts.port).text))


def beside(base: str, advertised: str) -> str:
    """Return the URL of a service that the device at `base` advertises.

    One that names another machine, as behind NAT, is reached as the device itself was.
    """
    here, there = urlsplit(base), _web(advertised)
    if there is None:
        return base
    if there.hostname == here.hostname:
        return advertised
    return urlunsplit(there._replace(scheme=here.scheme, netloc=here.netloc))


def is_address(host: str) -> bool:
    """Return whether a host is an IP address, and no name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def order(host: str) -> tuple[int, int, str]:
    """Return a key that sorts IPv4 addresses before IPv6 ones before names."""
    if not is_address(host):
        return (9, 0, host)
    address = ipaddress.ip_address(host)
    return (address.version, int(address), "")


def is_elsewhere(host: str) -> bool:
    """Return whether a host means nothing on another machine: unset, loopback or link-local."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return address.is_unspecified or address.is_loopback or address.is_link_local


def _web(url: str) -> SplitResult | None:
    parts = _split(url.strip())
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return None if "@" in parts.netloc else parts


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts
