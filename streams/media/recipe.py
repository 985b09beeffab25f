"""How PyAV's demuxer is to open a URL: protocol options, time-outs, and where the password goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from layouts.credentials import Credential

_OPEN_S = 10.0
_READ_S = 8.0
# A live HLS playlist brings nothing for a whole segment, and segments of 10 s are common.
_HLS_READ_S = 30.0
_HTTP_PROTOCOLS = "http,https,httpproxy,tcp,tls,crypto,data"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is handed to ``av.open``.

    Attributes:
        url: With userinfo where a credential is used: never to be shown, so not in the repr.
        options: FFmpeg's options for this protocol.
        timeout: Seconds to wait for opening, and for one packet.
        paced: Whether it is a file, to be played in real time and in a loop.
    """

    url: str = field(repr=False)
    options: Mapping[str, str]
    timeout: tuple[float, float]
    paced: bool


def recipe(url: str, credential: Credential | None) -> Recipe:
    """Returns how to open ``url``.

    Args:
        url: A path, or a URL without userinfo; ``rtspu://`` is RTSP over UDP, a scheme of ours.
        credential: Goes into the URL, percent-encoded, and nowhere else.
    """
    scheme, separator, rest = url.partition("://")
    scheme = scheme.lower()
    if not separator:
        return Recipe(url, {}, (_OPEN_S, _READ_S), paced=True)
    if scheme == "file":
        return Recipe(unquote(rest), {}, (_OPEN_S, _READ_S), paced=True)
    userinfo = ""
    if credential:
        userinfo = f"{quote(credential.username, safe='')}:{quote(credential.password, safe='')}@"
    asked = "rtsp" if scheme == "rtspu" else scheme
    return Recipe(
        url=f"{asked}://{userinfo}{rest}",
        options=_options(scheme),
        timeout=(_OPEN_S, _HLS_READ_S if _is_playlist(rest) else _READ_S),
        paced=False,
    )


def _is_playlist(rest: str) -> bool:
    return rest.partition("?")[0].lower().endswith((".m3u8", ".m3u"))


def _options(scheme: str) -> Mapping[str, str]:
    # Five seconds of analysis are FFmpeg's default; a camera shows itself in one.
    options = {"analyzeduration": "1000000"}
    if scheme in ("http", "https"):
        # Without this a playlist may make the wall read files of its own machine.
        options |= {"protocol_whitelist": _HTTP_PROTOCOLS, "user_agent": "citywall"}
    elif scheme in ("rtsp", "rtsps", "rtspu"):
        transport = "udp" if scheme == "rtspu" else "tcp"
        # Cameras sign their certificates themselves: there is no authority to ask.
        tls = {"tls_verify": "0"} if scheme == "rtsps" else {}
        options |= {"rtsp_transport": transport, "allowed_media_types": "video", **tls}
    return options
