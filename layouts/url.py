"""Checks where a picture comes from, and refuses a password in it without repeating it."""

import re
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from layouts.form import complaint
from layouts.nearest import nearest
from layouts.phrase import phrase

NETWORK_SCHEMES = ("rtsp", "rtsps", "rtspu", "http", "https", "rtmp")
SCHEMES = (*NETWORK_SCHEMES, "file")

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):/{0,2}")
_HOST_LIKE = re.compile(r"(\d{1,3}(\.\d{1,3}){3}|[\w-]+(\.[\w-]+)*:\d+)(:\d+)?(/|$)")
_BARE_USERINFO = re.compile(r"[^@]*:[^@]*@")
_NO_COLON = re.compile(rf"({'|'.join(SCHEMES)})//", re.IGNORECASE)
_FORM = phrase("a URL as rtsp://HOST[:PORT]/PATH, or a file's path")
_SHOULD_BE = phrase("a URL without user or password")
_PASSWORD_MEND = phrase("put the password into the credentials file and name it in 'credential'")


def web_parts(url: str) -> SplitResult | None:
    """Return the parts of an address of the web, http or https; None where it is none."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if sound else None


def checked_url(text: str) -> str:
    """Return the URL or file path in `text`, its scheme in lower case.

    Raises:
        PydanticCustomError: It has userinfo, no host, an unknown scheme, a bad port or blanks.
    """
    plain = text.strip()
    if not plain or not plain.isprintable():
        raise complaint(_FORM, phrase("write where the picture comes from"))
    if "://" not in plain and _BARE_USERINFO.match(plain):
        raise complaint(_SHOULD_BE, _PASSWORD_MEND, phrase("a user and a password in the address"))
    if _NO_COLON.match(plain):
        raise complaint(_FORM, phrase("write {what}", what=plain.replace("//", "://", 1)))
    scheme = _SCHEME.match(plain)
    if scheme is None or ("/" not in scheme.group() and len(scheme.group(1)) == 1):
        return _path(plain)
    if "://" not in scheme.group() and _HOST_LIKE.match(plain):
        return _path(plain)
    name = scheme.group(1).lower()
    if name not in SCHEMES:
        expected = "one of " + ", ".join(f"{known}://" for known in SCHEMES)
        best = nearest(name, SCHEMES)
        mend = (
            phrase("write {best}://", best=best)
            if best
            else phrase("write a URL of one of these kinds")
        )
        raise complaint(expected, mend, phrase("the kind of URL '{name}:'", name=name))
    if not scheme.group().endswith("//"):
        raise complaint(_FORM, phrase("write {name}:// with two slashes", name=name))
    rest = plain[scheme.end() :]
    if name == "file":
        return _file(rest)
    return _network(name, rest)


def absolute(url: str, folder: Path) -> str:
    """Return `url`, a relative file path being taken from `folder`."""
    return url if "://" in url else str((folder / url).absolute())


def _path(plain: str) -> str:
    if _HOST_LIKE.match(plain):
        raise complaint(_FORM, phrase("write rtsp://{plain}", plain=plain))
    return plain


def _file(rest: str) -> str:
    if not rest.startswith("/"):
        raise complaint(
            phrase("file:///FOLDER/FILE"), phrase("write three slashes and the whole path")
        )
    return f"file://{rest}"


def _network(scheme: str, rest: str) -> str:
    if _has_userinfo(rest):
        raise complaint(
            _SHOULD_BE, _PASSWORD_MEND, phrase("a URL with a user or password before '@'")
        )
    if " " in rest:
        raise complaint(phrase("a URL without blanks"), phrase("write %20 for a blank"))
    parts = _split(scheme, rest)
    if not parts.hostname:
        raise complaint(
            phrase("a URL with a host"), phrase("write {scheme}://HOST[:PORT]/PATH", scheme=scheme)
        )
    return f"{scheme}://{rest}"


def _has_userinfo(rest: str) -> bool:
    """Return whether a user stands in the URL, also where the password holds a '/' or a '?'."""
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if "@" in authority:
        return True
    host, colon, port = authority.rpartition(":")
    broken = bool(colon) and not port.isdigit() and "]" not in port and bool(host)
    return broken and "@" in rest


def _split(scheme: str, rest: str) -> SplitResult:
    try:
        parts = urlsplit(f"{scheme}://{rest}")
        port = parts.port
    except ValueError:
        mend = phrase("check the digits after ':' and the brackets of an IPv6 address")
        raise complaint(phrase("a URL with a valid host and port"), mend) from None
    if port == 0:
        raise complaint(
            phrase("a port from 1 to 65535"), phrase("write the camera's port, for RTSP 554")
        )
    return parts
