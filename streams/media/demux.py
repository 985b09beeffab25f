"""The second path: every URL that is not plain RTSP over TCP, through PyAV's own demuxer.

One thread a channel, which is why it is the second path: it never decodes, it is bounded in
bytes and in waiting, and a camera that hangs cannot hang its caller.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

import av
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from layouts.credentials import Credential
from streams.floor.reason import Reason
from streams.media.annexb import annexb_extradata
from streams.media.cause import Cause
from streams.media.failure import Failure, NoVideoError, failure_of
from streams.media.recipe import Recipe, recipe
from streams.media.timeline import Timeline

READERS_LIMIT = 64
"""Most threads of this kind in one process, those included that still wait for a dead camera."""

_ALL_KEYS = frozenset({"mjpeg", "png", "bmp", "gif", "webp", "tiff"})
_ANNEXB_FILTERS = {"h264": "h264_mp4toannexb", "hevc": "hevc_mp4toannexb"}
_CLOCKLESS = frozenset({"mpjpeg", "mjpeg", "image2", "h264", "hevc"})
_STILL_PICTURE_S = 1.0
_LATE_S = 1.0

_places = threading.BoundedSemaphore(READERS_LIMIT)


class DemuxPacket(NamedTuple):
    """One coded picture.

    Attributes:
        data: Annex B for H.264 and H.265, as it came for other codecs.
        pts_s: Presentation time in seconds; goes on steadily through loops and jumps.
        key: Whether a decoder can begin here.
        arrived: When the demuxer handed it over, CLOCK_MONOTONIC seconds.
    """

    data: bytes
    pts_s: float
    key: bool
    arrived: float


class DemuxReader:
    """A thread that reads one source into a bounded queue.

    Files are played in real time and for ever; everything else is read as it comes.

    Attributes:
        codec: PyAV's decoder name (``h264``, ``hevc``, ``mjpeg`` …); None before it is known.
        extradata: Parameter sets for a decoder, with start codes for H.264 and H.265.
        cause: What went wrong, without password or userinfo; None while all is well.
        status: The HTTP or RTSP status of ``cause``, where there was one.
        ended: Whether the thread has given up or come to the end: nothing more will come.
        dropped: Packets left out because nobody drained them.
    """

    def __init__(
        self, url: str, credential: Credential | None, *, limit_bytes: int = 8 << 20
    ) -> None:
        """Prepares to read; nothing is opened before ``start``.

        Args:
            url: A path or a URL without userinfo.
            credential: For the source, or None.
            limit_bytes: Most bytes queued; beyond, the oldest packets up to a keyframe go.
        """
        self.codec: str | None = None
        self.extradata = b""
        self.cause: Cause | None = None
        self.status: int | None = None
        self.ended = False
        self.dropped = 0
        self._recipe: Recipe = recipe(url, credential)
        self._credential = credential
        self._limit = limit_bytes
        self._queue: deque[DemuxPacket] = deque()
        self._bytes = 0
        self._skipping = False
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="demux", daemon=True)

    @property
    def error(self) -> str | None:
        """The cause as a sentence in English."""
        return self.cause.sentence if self.cause else None

    def start(self) -> None:
        """Begins to open the source, in its thread."""
        if not _places.acquire(blocking=False):
            self.cause = Cause(Reason.READERS_FULL, READERS_LIMIT)
            self.ended = True
            return
        self._thread.start()

    def stop(self, wait_s: float = 0.0) -> None:
        """Tells the thread to end; it does so at its next packet or time-out.

        Args:
            wait_s: Most seconds to wait for that.
        """
        self._stop.set()
        if wait_s and self._thread.ident is not None:
            self._thread.join(wait_s)

    def drain(self) -> list[DemuxPacket]:
        """Hands over what has come since the last call, oldest first."""
        with self._lock:
            packets = list(self._queue)
            self._queue.clear()
            self._bytes = 0
        return packets

    def _run(self) -> None:
        try:
            failure = self._read()
            if failure:
                self.cause, self.status = failure.cause, failure.status
        finally:
            _places.release()
            self.ended = True

    def _read(self) -> Failure | None:
        timeline = Timeline()
        pace = _Pace(self._stop)
        try:
            while not self._stop.is_set():
                count = self._play(timeline, pace)
                if count == 0:
                    raise NoVideoError
                if not self._recipe.paced:
                    return None
                if count == 1:
                    self._stop.wait(_STILL_PICTURE_S)
        except (av.FFmpegError, OSError, ValueError, RuntimeError, NoVideoError) as error:
            return failure_of(error, self._recipe, self._credential)
        return None

    def _play(self, timeline: Timeline, pace: _Pace) -> int:
        """Reads the source from its beginning to its end; returns how many packets it had."""
        how = self._recipe
        opened = av.open(how.url, options=dict(how.options), timeout=how.timeout)
        with closing(opened) as container:
            stream = container.streams.best("video")
            if not isinstance(stream, VideoStream):
                raise NoVideoError
            codec = stream.codec_context.name
            self.extradata = annexb_extradata(codec, stream.codec_context.extradata or b"")
            self.codec = codec
            clockless = _is_clockless(container.format.name)
            timeline.restart()
            count = 0
            for packet in self._packets(container, stream, codec):
                pts_s = timeline.at(_seconds(packet))
                if clockless:
                    pts_s = time.monotonic()
                elif how.paced:
                    pts_s += pace.wait(pts_s - _reorder_s(packet))
                if self._stop.is_set():
                    break
                key = packet.is_keyframe or codec in _ALL_KEYS
                self._put(DemuxPacket(bytes(packet), pts_s, key, time.monotonic()))
                count += 1
            return count

    def _packets(
        self, container: InputContainer, stream: VideoStream, codec: str
    ) -> Iterator[Packet[VideoStream]]:
        """Yields the video's packets with start codes, leaving out what is broken."""
        name = _ANNEXB_FILTERS.get(codec)
        bitstream = BitStreamFilterContext(name, stream) if name else None
        for packet in container.demux(stream):
            if self._stop.is_set():
                return
            if packet.size == 0:
                continue
            if bitstream is None:
                yield packet
                continue
            try:
                yield from bitstream.filter(packet)
            except av.error.InvalidDataError:
                self.dropped += 1

    def _put(self, packet: DemuxPacket) -> None:
        """Queues a packet; what nobody drains goes, whole groups of pictures at a time."""
        with self._lock:
            if self._skipping and not packet.key:
                self.dropped += 1
                return
            self._skipping = False
            self._queue.append(packet)
            self._bytes += len(packet.data)
            if self._bytes > self._limit:
                self._forget()
                while self._queue and (self._bytes > self._limit or not self._queue[0].key):
                    self._forget()
                self._skipping = not self._queue

    def _forget(self) -> None:
        self._bytes -= len(self._queue.popleft().data)
        self.dropped += 1


class _Pace:
    """Holds a file back to the speed at which it was filmed."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._origin: float | None = None

    def wait(self, due: float) -> float:
        """Sleeps until ``due`` seconds of the film are over, or the reader is stopped.

        Returns:
            The moment at which the film began, CLOCK_MONOTONIC seconds.
        """
        now = time.monotonic()
        if self._origin is None or now - (self._origin + due) > _LATE_S:
            # The first packet, or one after the machine slept: no burst to catch up.
            self._origin = now - due
        self._stop.wait(max(0.0, self._origin + due - now))
        return self._origin


def _is_clockless(name: str) -> bool:
    """Whether a demuxer makes its timestamps up from a frame rate that it guesses."""
    return name in _CLOCKLESS or name.endswith("_pipe")


def _seconds(packet: Packet[VideoStream]) -> float | None:
    stamp = packet.pts if packet.pts is not None else packet.dts
    return None if stamp is None else float(stamp * packet.time_base)


def _reorder_s(packet: Packet[VideoStream]) -> float:
    """How much earlier than shown a packet must be decoded, because of B-frames."""
    if packet.pts is None or packet.dts is None:
        return 0.0
    return float((packet.pts - packet.dts) * packet.time_base)
