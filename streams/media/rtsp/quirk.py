"""Cameras that need something else than the rule: named policies, each with its reference."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quirk:
    """A policy for servers that are recognised by their Server header.

    Attributes:
        name: Make and model, for the tile's inspector and the log.
        server: What the Server header begins with, lower case.
        keepalive: The method that keeps a session alive, whatever Public says.
        reference: Where it was reported; when that is mended, the entry can go.
    """

    name: str
    server: str
    keepalive: str
    reference: str


QUIRKS = (
    Quirk(
        name="Hipcam RealServer",
        server="hipcam realserver",
        keepalive="OPTIONS",
        reference="ngraziano/SharpRTSP#63: GET_PARAMETER is in Public and ends the stream",
    ),
    Quirk(
        name="EvoStream",
        server="evostream media server",
        keepalive="GET_PARAMETER",
        reference="Streamedian/html5_rtsp_player#73: not in Public, yet OPTIONS lets it time out",
    ),
)


def quirk_of(server: str | None) -> Quirk | None:
    """Returns the policy for a Server header, None for a server that follows the rule."""
    if server is None:
        return None
    return next((quirk for quirk in QUIRKS if server.lower().startswith(quirk.server)), None)
