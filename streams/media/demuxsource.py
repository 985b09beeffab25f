"""The second path: whatever PyAV's demuxer opens, behind the same face as a camera over RTSP."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

from layouts.credentials import Credential
from streams.floor.reason import Reason
from streams.floor.truth import Link
from streams.media.backoff import pause
from streams.media.cause import Cause
from streams.media.demux import DemuxPacket, DemuxReader
from streams.media.replay.passage import Bare, Passage, Tail
from streams.media.replay.tape import Tape
from streams.media.smoothing import smooth
from streams.media.source import Facts
from streams.media.station import Station
from streams.media.unit import AccessUnit

RATE = 90_000
MOTION_EVERY_S = 0.01
SMOOTHING = 0.2
OPEN_S = 15.0
SILENCE_S = 35.0
"""HLS brings a segment every few seconds, at times every ten: silence is longer than with RTSP."""
SEGMENT_GAP_S, HOLD_MARGIN_S, LONGEST_HOLD_S = 1.0, 0.3, 30.0
"""Arrivals further apart than the first are segments; they are held back by a little more."""
EARLY_S = 0.005


class DemuxSource:
    """A channel whose bytes a thread of PyAV brings.

    Args:
        url: Anything but plain rtsp://.
        credential: For the camera, or None.
        station: Shared by the worker's sources.
        limit: Bytes of one group of pictures kept at most.
        arrived: Called with the time whenever something changed.
    """

    def __init__(
        self,
        url: str,
        credential: Credential | None,
        station: Station,
        limit: int,
        arrived: Callable[[float], None],
    ) -> None:
        self.facts = Facts()
        self.codec = ""
        self.extradata = b""
        self.cadence = 0.5
        self.rate = RATE
        self.due = 0.0
        self.keys = 0
        self._url, self._credential = url, credential
        self._station, self._limit, self._arrived = station, limit, arrived
        self.tape = Tape(station.vault)
        self._reader: DemuxReader | None = None
        self._motion = False
        self._units: list[AccessUnit] = []
        self._pending: deque[AccessUnit] = deque()
        self._bytes = 0
        self._read = 0
        self._offset = float("inf")
        self._heard_at = self._arrived_at = 0.0
        self._before = -1

    def start(self, now: float) -> None:
        """Open in the reader's thread."""
        self.facts.link = Link.CONNECTING
        self.facts.tries += 1
        self._heard_at = now
        self._reader = DemuxReader(self._url, self._credential, limit_bytes=self._limit)
        self._reader.start()
        self._station.poller.at(self, now + self._pace())
        self._arrived(now)

    def tick(self, now: float) -> None:
        """Take over what the thread has read; try again when it gave up."""
        reader = self._reader
        if reader is None:
            self.start(now)
            return
        packets = reader.drain()
        if packets:
            self._take(reader, packets, now)
        self._release(now)
        patience = SILENCE_S if self.facts.link == Link.PLAYING else OPEN_S
        if reader.ended and not packets and not self._pending:
            self._fail(now, reader.cause or Cause(Reason.ENDED), reader.status or 0)
        elif now - self._heard_at > patience:
            self._fail(now, Cause(Reason.SILENT, patience), 0)
        else:
            self._station.poller.at(self, now + self._pace())
        self._arrived(now)
        self._trim()

    def set_motion(self, motion: bool, now: float) -> None:
        """Look often, or at the cadence."""
        if motion != self._motion:
            self._motion = motion
            if self._reader is not None:
                self._station.poller.at(self, now)

    def key(self) -> AccessUnit | None:
        """The newest keyframe."""
        return next((unit for unit in reversed(self._units) if unit.key), None)

    def group(self) -> list[AccessUnit]:
        """From the newest keyframe up to now."""
        for start in range(len(self._units) - 1, -1, -1):
            if self._units[start].key:
                self._read = len(self._units)
                return self._units[start:]
        return []

    def fresh(self) -> list[AccessUnit]:
        """What came since."""
        units, self._read = self._units[self._read :], len(self._units)
        return units

    def captured(self, timestamp: int) -> float:
        """Capture by the lowest observed delay, s, monotonic: there is no sender report here."""
        return timestamp / RATE + self._offset

    def tail(self) -> Tail | None:
        """The live group of pictures."""
        return self._section(len(self._units))

    def close(self) -> None:
        """Stop the thread."""
        if self._reader is not None:
            self._reader.stop()
            self._reader = None
        self.due = 0.0
        self.facts.link = Link.IDLE

    def hurry(self, now: float) -> None:
        """Be called again soon."""
        self._station.poller.at(self, now)

    def stumble(self, now: float, error: Exception) -> None:
        """Something in this stream was not foreseen: open it afresh."""
        self._fail(now, Cause(Reason.STUMBLED, words=type(error).__name__), 0)

    def _pace(self) -> float:
        return MOTION_EVERY_S if self._motion else self.cadence

    def _take(self, reader: DemuxReader, packets: list[DemuxPacket], now: float) -> None:
        facts = self.facts
        if facts.link != Link.PLAYING:
            facts.link, facts.tries, facts.refused = Link.PLAYING, 0, 0
            facts.cause = Cause(Reason.NONE)
            facts.sessions += 1
            facts.played_at = now
            self.codec, self.extradata = reader.codec or "", reader.extradata or b""
        else:
            self._hold_for(packets[0].arrived - self._arrived_at)
        self._heard_at, self._arrived_at = now, packets[-1].arrived
        for packet in packets:
            timestamp = round(packet.pts_s * RATE)
            self._offset = min(self._offset, packet.arrived - packet.pts_s)
            self._pending.append(AccessUnit(timestamp, packet.data, packet.key, damaged=False))
            facts.received += len(packet.data)
            step = (timestamp - self._before) / RATE
            if self._before >= 0 and 0 < step < 10:
                facts.interval = smooth(facts.interval, step, SMOOTHING)
            self._before = timestamp

    def _hold_for(self, gap: float) -> None:
        """Segments come seconds apart, each at once: pictures are held back to go on steadily.

        The tile's age counts from capture all the same, so the delay is said, not hidden.
        """
        if gap > SEGMENT_GAP_S:
            self.facts.delay = min(max(self.facts.delay, gap + HOLD_MARGIN_S), LONGEST_HOLD_S)

    def _release(self, now: float) -> None:
        """Let go of the pictures whose time has come."""
        facts, pending = self.facts, self._pending
        while pending and self.captured(pending[0].timestamp) + facts.delay <= now + EARLY_S:
            unit = pending.popleft()
            self._units.append(unit)
            self._bytes += len(unit.data)
            if unit.key:
                self.keys += 1
                captured = self.captured(unit.timestamp)
                if 0 < captured - facts.key_at < 60:
                    facts.gop = smooth(facts.gop, captured - facts.key_at, SMOOTHING)
                facts.key_at, facts.key_came = captured, captured + facts.delay
        if facts.link == Link.PLAYING:
            facts.packet_at = now if pending else max(facts.packet_at, self._heard_at)

    def _fail(self, now: float, cause: Cause, refused: int) -> None:
        facts = self.facts
        if self._reader is not None:
            self._reader.stop()
            self._reader = None
        self._record(len(self._units))
        self._units, self._bytes, self._read, self._offset = [], 0, 0, float("inf")
        self._pending.clear()
        self._before = -1
        facts.link, facts.cause, facts.refused = Link.WAITING, cause, refused
        facts.retry_at = now + pause(facts.tries or 1, self._station.chance)
        self._station.poller.at(self, facts.retry_at)

    def _record(self, count: int) -> None:
        """Put onto the tape what is about to be forgotten: so many units."""
        section = self._section(count) if self.tape.running else None
        if section is not None:
            self.tape.take(section.passage, section.read())

    def _section(self, count: int) -> Tail | None:
        """The first units, if pictures can be begun from them."""
        units = self._units[:count]
        if not units or not units[0].key:
            return None
        first, last = units[0].timestamp, max(unit.timestamp for unit in units)
        passage = Passage(
            began=self.captured(first),
            ended=self.captured(last) + self.facts.interval,
            timestamp=first,
            rate=RATE,
            reported=False,
            codec=self.codec,
            extradata=self.extradata,
            wrapping=Bare(tuple((unit.timestamp, len(unit.data), unit.key) for unit in units)),
        )
        return Tail(passage, partial(b"".join, [unit.data for unit in units]))

    def _trim(self) -> None:
        """Forget what lies before the newest keyframe, and groups beyond the limit."""
        units = self._units
        start = next((i for i in range(len(units) - 1, -1, -1) if units[i].key), 0)
        self._record(start)
        if self._bytes - sum(len(unit.data) for unit in units[:start]) > self._limit:
            start = len(units)
        self._bytes -= sum(len(unit.data) for unit in units[:start])
        del units[:start]
        self._read = max(self._read - start, 0)
