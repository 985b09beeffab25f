"""Which kind of source serves a URL: our own RTSP over TCP, or PyAV's demuxer for all the rest."""

from __future__ import annotations

from collections.abc import Callable

from layouts.credentials import Credential
from streams.media.demuxsource import DemuxSource
from streams.media.rtspsource import RtspSource
from streams.media.source import Source
from streams.media.station import Station


def open_source(
    url: str,
    credential: Credential | None,
    station: Station,
    limit: int,
    arrived: Callable[[float], None],
) -> Source:
    """Make the source for a URL; it connects when it is started.

    Args:
        url: Of any scheme that a channel list may hold.
        credential: For the camera, or None.
        station: Shared by the worker's sources.
        limit: Bytes of one group of pictures kept at most.
        arrived: Called with the time whenever something changed.
    """
    if url.lower().startswith("rtsp://"):
        return RtspSource(url, credential, station, limit, arrived)
    return DemuxSource(url, credential, station, limit, arrived)
