"""RTSP URLs as cameras write them: where to connect, and what a control attribute points to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

_URL = re.compile(
    r"(?P<scheme>rtsps?|rtspu)://"
    r"(?:[^/?#]*@)?"
    r"(?P<host>\[[0-9A-Fa-f:.]+(?:%[\w.~-]+)?\]|[^/?#:@\[\]\s]+)"
    r"(?::(?P<port>\d{0,5}))?"
    r"(?P<rest>[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_PORTS = {"rtsp": 554, "rtspu": 554, "rtsps": 322}
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Address:
    """Where a camera is reached.

    Attributes:
        host: Name or address, an IPv6 address without its brackets.
        port: TCP port; 554 where the URL names none, 322 for rtsps.
        secure: Whether the socket is to be wrapped in TLS.
        url: The URL as requests carry it: no userinfo, nothing but printable ASCII.
    """

    host: str
    port: int
    secure: bool
    url: str


def parse_url(url: str) -> Address:
    """Splits an RTSP URL; userinfo, where somebody left it in, is dropped and never repeated.

    Raises:
        ValueError: Not an RTSP URL with a host and a port from 1 to 65535.
    """
    found = _URL.fullmatch(url.strip()) if len(url) <= _LONGEST else None
    if found is None:
        raise ValueError("not an RTSP URL: expected rtsp://HOST[:PORT]/PATH")
    scheme = found["scheme"].lower()
    port = int(found["port"] or _PORTS[scheme])
    if not 0 < port < 65536:
        raise ValueError("the port of the RTSP URL is not between 1 and 65535")
    written = f":{port}" if found["port"] else ""
    rest = found["rest"] or "/"
    path = rest if rest.startswith("/") else f"/{rest}"
    asked = "rtsp" if scheme == "rtspu" else scheme
    return Address(
        host=found["host"].strip("[]"),
        port=port,
        secure=scheme == "rtsps",
        url=_escaped(f"{asked}://{found['host']}{written}{path}"),
    )


def _escaped(url: str) -> str:
    """Percent-encodes what would end a request line, a header or a quoted string early."""
    return "".join(
        c if "!" <= c <= "~" and c not in '"<>\\' else "".join(f"%{b:02X}" for b in c.encode())
        for c in url
    )


def base_url(request_url: str, content_base: str | None, content_location: str | None) -> str:
    """Returns the URL that control attributes stand on.

    Args:
        request_url: What DESCRIBE asked for.
        content_base: Header of the reply; some Anjvision cameras leave its scheme out.
        content_location: Header of the reply, second choice (RFC 2326, appendix C.1.1).
    """
    for written in (content_base, content_location):
        if not written:
            continue
        absolute = absolute_url(request_url, written)
        if absolute is not None:
            return absolute
    return request_url


def absolute_url(request_url: str, written: str) -> str | None:
    """Returns what a server's header points to, without userinfo; None if not to RTSP.

    Args:
        request_url: Lends its scheme, and its host where ``written`` begins with a slash.
        written: A URL, one without its scheme, or a path from the root.
    """
    if written.startswith("/"):
        written = _root(request_url) + written
    elif not _SCHEME.match(written):
        written = f"{request_url.partition('://')[0]}://{written}"
    try:
        return parse_url(written).url
    except ValueError:
        return None


def _root(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{re.split('[/?#]', rest, maxsplit=1)[0]}"


def control_urls(base: str, control: str | None) -> tuple[str, ...]:
    """Returns the URLs a control attribute may mean, likeliest first.

    Cameras expect the attribute to be appended to the base, query string and all, as live555 and
    FFmpeg do (``…?channel=1&subtype=1/trackID=0``); a few follow RFC 1808 to the letter.

    Args:
        base: As ``base_url`` returns it.
        control: The attribute's value; None or ``*`` stands for the base itself.
    """
    if control is None or control in ("", "*"):
        return (base,)
    if _SCHEME.match(control):
        absolute = absolute_url(base, control)
        return (absolute,) if absolute else (base,)
    appended = _escaped(f"{base.removesuffix('/')}/{control.removeprefix('/')}")
    joined = _joined(base, control)
    ordered = (joined, appended) if control.startswith("/") else (appended, joined)
    return tuple(dict.fromkeys(url for url in ordered if len(url) <= _LONGEST)) or (base,)


def _joined(base: str, control: str) -> str:
    # urljoin knows relative references of http, not of rtsp.
    try:
        joined = urljoin("http" + base.removeprefix("rtsp"), control)
    except ValueError:
        return base
    return _escaped("rtsp" + joined.removeprefix("http"))
