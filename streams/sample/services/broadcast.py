"""The sample road cameras' pictures: live HLS that loops, behind addresses that expire."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np
from av.video.frame import VideoFrame

from streams.sample.places import PLACES
from streams.sample.street import Street

SEGMENT_S: Final = 2
SEGMENTS: Final = 4
LISTED: Final = 3
FPS: Final = 10
WIDTH, HEIGHT = 480, 270
TOKEN_S: Final = 1800
"""How long an address holds; one that was just given holds for as long again."""
_ROADS: Final = tuple(place for place in PLACES if place.kind in ("road", "bridge", "tunnel"))
_PRIME: Final = 7919


def token(camera: int, now: datetime) -> str:
    """Return what an address of a camera carries now."""
    return f"{int(now.timestamp() // TOKEN_S) * _PRIME + camera:x}"


def holds(camera: int, given: str, now: datetime) -> bool:
    """Whether an address that carries `given` still holds."""
    turn = int(now.timestamp() // TOKEN_S)
    return given in {f"{one * _PRIME + camera:x}" for one in (turn, turn - 1)}


def playlist(camera: int, given: str, now: datetime) -> str:
    """Return the playlist of a camera as it stands at a moment."""
    newest = int(now.timestamp() // SEGMENT_S)
    first = newest - LISTED + 1
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:3",
        f"#EXT-X-TARGETDURATION:{SEGMENT_S}",
        f"#EXT-X-MEDIA-SEQUENCE:{first}",
        f"#EXT-X-DISCONTINUITY-SEQUENCE:{(first + SEGMENTS - 1) // SEGMENTS}",
    ]
    for number in range(first, newest + 1):
        place = number % SEGMENTS
        # Where the film begins anew, its clock does too.
        lines += ["#EXT-X-DISCONTINUITY"] if place == 0 else []
        lines += [f"#EXTINF:{SEGMENT_S}.0,", f"{camera}-{place}.ts?token={given}"]
    return "\n".join(lines) + "\n"


class Broadcast:
    """The films of the cameras, each made when it is asked for first."""

    def __init__(self) -> None:
        self._films: dict[int, asyncio.Task[tuple[bytes, ...]]] = {}

    async def segment(self, camera: int, place: int) -> bytes:
        """Return one segment of a camera's film.

        Raises:
            IndexError: There is no such segment.
        """
        if camera not in self._films:
            self._films[camera] = asyncio.create_task(asyncio.to_thread(film, camera))
        return (await asyncio.shield(self._films[camera]))[place]

    async def close(self) -> None:
        """Wait for the films that are being made."""
        await asyncio.gather(*self._films.values(), return_exceptions=True)


def film(camera: int) -> tuple[bytes, ...]:
    """Paint and encode what a camera sees, as segments of MPEG-TS."""
    street = Street(_ROADS[camera % len(_ROADS)], WIDTH, HEIGHT, SEGMENT_S * SEGMENTS)
    with tempfile.TemporaryDirectory(prefix="citywall-hls-") as folder:
        options = {"hls_time": str(SEGMENT_S), "hls_list_size": "0"}
        with av.open(str(Path(folder) / "film.m3u8"), "w", format="hls", options=options) as out:
            stream = out.add_stream("libx264", rate=FPS)
            stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
            stream.gop_size = FPS * SEGMENT_S
            stream.options = {"preset": "veryfast", "tune": "zerolatency", "sc_threshold": "0"}
            for number in range(FPS * SEGMENT_S * SEGMENTS):
                picture = street.picture(number / FPS)
                planes = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2YUV_I420), np.uint8)
                frame = VideoFrame.from_ndarray(planes, format="yuv420p")
                frame.pts, frame.time_base = number, Fraction(1, FPS)
                out.mux(stream.encode(frame))
            out.mux(stream.encode(None))
        return tuple((Path(folder) / f"film{n}.ts").read_bytes() for n in range(SEGMENTS))
