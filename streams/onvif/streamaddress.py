"""Makes a camera's stream URI fit for a channel list: reachable from here, and without a login."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from streams.onvif.address import bracketed, is_elsewhere
from streams.onvif.answer import FaultError

if TYPE_CHECKING:
    from layouts.credentials import Credential

_LOGIN = re.compile(r"(?i)(user(name)?|usr|pass(word|wd)?|pwd)")
_PASSWORD = re.compile(r"(?i)pass(word|wd)?[=:]|pwd[=:]")
_TELLING = 6
"""A password of fewer characters may stand in a path by chance, as `main` does."""


def stream_address(uri: str, host: str, login: Credential | None) -> str:
    """Return the RTSP URL to write down.

    Args:
        uri: What the camera answered to GetStreamUri.
        host: Where the camera was reached; put in where the URI's own host means nothing here.
        login: Whose password must not stand in the URL.

    Raises:
        FaultError: No stream is named, or a password stands where it cannot be taken out.
    """
    parts = _split(uri.strip())
    if parts is None or parts.scheme not in ("rtsp", "rtsps") or not parts.hostname:
        raise FaultError("names a stream by something that is no RTSP URL")
    userinfo, at, place = parts.netloc.rpartition("@")
    own = parts.hostname
    if is_elsewhere(own) and not is_elsewhere(host):
        place = bracketed(host) + (f":{parts.port}" if parts.port else "")
    query = "&".join(
        pair for pair in parts.query.split("&") if not _LOGIN.fullmatch(pair.partition("=")[0])
    )
    url = urlunsplit(parts._replace(netloc=place, query=query, fragment=""))
    plain = unquote(url)
    # A second @ behind a userinfo is the tail of a password that holds a slash.
    tail = bool(at and userinfo) and "@" in parts.path
    known = login is not None and len(login.password) >= _TELLING and login.password in plain
    if tail or known or _PASSWORD.search(plain):
        raise FaultError(
            "puts a password into its stream's address, which a channel list must not hold; "
            "mend that in the camera's own settings, or write the channel by hand"
        )
    return url


def same_stream(one: str, other: str) -> bool:
    """Return whether two URLs name the same stream; the default port may be left out."""
    return _plain(one) == _plain(other)


def door_of(url: str) -> tuple[str, int] | None:
    """Return the host and the port of an RTSP URL, None for anything else."""
    parts = _split(url)
    if parts is None or parts.scheme not in ("rtsp", "rtsps") or not parts.hostname:
        return None
    return parts.hostname, parts.port or (554 if parts.scheme == "rtsp" else 322)


def _plain(url: str) -> tuple[object, ...]:
    parts = _split(url)
    if parts is None:
        return (url,)
    return (parts.scheme, door_of(url), parts.path.rstrip("/"), parts.query)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts
