"""One playing RTSP session: the kept bytes, the camera's clock, and pictures on demand."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import Any

from streams.floor.reason import Reason
from streams.media.captureclock import CaptureClock
from streams.media.depacketizer import Depacketizer, parameter_sets
from streams.media.gop import DOLLAR, Gop
from streams.media.nal import DIALECTS
from streams.media.replay.passage import Interleaved, Passage, Tail
from streams.media.replay.tape import Tape
from streams.media.rtp import receiver_report, sender_report, unwrapped
from streams.media.rtsp.conversation import Track
from streams.media.rtsp.message import message_length
from streams.media.rtsp.refused import ProtocolError
from streams.media.smoothing import smooth
from streams.media.source import Facts
from streams.media.unit import AccessUnit

OWN_SSRC = 0x43495457
JUNK_LIMIT = 256 * 1024
SMOOTHING = 0.2
KEY_MARGIN_S, KEY_OVERDUE_S = 0.05, 0.5
"""How long after a keyframe is due the drain comes that is to find it; and for how long it is
looked for again in such steps when it was not there."""
LONGEST_MESSAGE = 1 << 17
MESSAGES = (b"RTSP", b"OPTI", b"GET_", b"SET_", b"ANNO", b"REDI", b"TEAR", b"PLAY", b"PAUS")
"""How RTSP messages begin that a camera may send between its frames."""


@dataclass
class Account:
    """Bytes that all sessions of one worker keep together.

    Attributes:
        limit: Beyond it, streams that nobody watches keep their keyframes alone.
        used: Now.
    """

    limit: int
    used: int = 0


class Session:
    """What lies between PLAY and the end of a connection.

    Args:
        track: As the camera answered.
        facts: Of the source; kept up to date here.
        limit: Bytes of one group of pictures kept at most.
        account: What all sessions of the worker keep.
        tape: Takes what is forgotten here, while it runs.
    """

    def __init__(
        self, track: Track, facts: Facts, limit: int, account: Account, tape: Tape
    ) -> None:
        dialect = DIALECTS[track.codec]
        self.tape = tape
        self.clock = CaptureClock(track.clock_rate)
        self.track, self._facts = track, facts
        self._account, self._charged = account, 0
        self._gop = Gop(dialect, track.rtp, track.rtcp, limit)
        parameters = parameter_sets(dialect, track.parameter_sets)
        self._motion = Depacketizer(dialect, track.rtp, track.payload_type, parameters)
        self._still = Depacketizer(dialect, track.rtp, track.payload_type, parameters)
        self._cursor = 0
        self._timestamp = -1
        self._sequence = -1
        self._ssrc = 0
        self._pictures = 0
        self._key_timestamp = -1
        self._keys = 0
        self._junk = 0

    @property
    def keys(self) -> int:
        """Keyframes met so far."""
        return self._gop.keys

    def __getstate__(self) -> dict[str, Any]:
        """All but the account and the tape, which are the worker's."""
        return {**self.__dict__, "_account": None, "_charged": 0, "tape": None}

    def settle(self, account: Account, tape: Tape) -> None:
        """Live in another worker from now on."""
        self._account, self.tape = account, tape
        self.trim(watched=True)

    def feed(self, data: bytes | memoryview) -> None:
        """Append what the socket held."""
        self._facts.received += len(data)
        self._gop.feed(data)

    def look(self, now: float) -> list[bytes]:
        """Hop over what was fed and bring the facts up to date.

        Returns:
            RTSP messages met between the frames.

        Raises:
            ProtocolError: Too much of what came makes no sense.
        """
        messages: list[bytes] = []
        while True:
            found = self._gop.hop()
            if found.newest >= 0:
                self._newest(found.newest, found.packets, now)
            for report in found.reports:
                self._report(report)
            if found.foreign < 0 or not self._pass(found.foreign, messages):
                return messages

    def key(self) -> AccessUnit | None:
        """The newest whole keyframe."""
        gop, still = self._gop, self._still
        if gop.head < 0 and not gop.spare:
            return None
        still.restart()
        still.parameters.update(gop.parameters)
        still.timestamp = self._near()
        if gop.head < 0:
            units = still.units(gop.spare, 0, len(gop.spare))
        else:
            units = still.units(gop.data, gop.head - gop.base, gop.head_end - gop.base)
        return next((unit for unit in units if unit.key), None)

    def group(self) -> list[AccessUnit]:
        """From the newest keyframe to the newest whole picture."""
        gop = self._gop
        if gop.head < 0:
            # What followed the keyframe is not kept: motion goes on at the next one.
            self._cursor = gop.end
            self._motion.restart(broken=True)
            self._motion.timestamp = self._near()
            key = self.key()
            return [key] if key else []
        self._motion.restart()
        self._motion.timestamp = self._near()
        self._motion.parameters.update(gop.parameters)
        self._cursor = gop.head
        return self.fresh()

    def fresh(self) -> list[AccessUnit]:
        """The whole pictures that came since."""
        gop = self._gop
        start = max(self._cursor, gop.base)
        if gop.end <= start:
            return []
        self._cursor = gop.end
        return self._motion.units(gop.data, start - gop.base, gop.end - gop.base)

    def trim(self, watched: bool) -> None:
        """Forget what nobody can need any more.

        Args:
            watched: Somebody sees this stream in motion: it is spared when memory is short.
        """
        gop, account = self._gop, self._account
        if self.tape.running:
            watched = True
            self._record()
        gop.trim()
        account.used += len(gop.data) - self._charged
        self._charged = len(gop.data)
        if account.used > account.limit and not watched and gop.head >= 0:
            gop.thin()
            account.used += len(gop.data) - self._charged
            self._charged = len(gop.data)

    def tail(self) -> Tail | None:
        """The live group of pictures, for whoever looks back; None before the first keyframe."""
        gop = self._gop
        if gop.head < 0 or gop.end <= gop.head:
            return None
        until = self.clock.captured(self._near()) + self._facts.interval
        return Tail(self._passage(gop.head, until), partial(gop.copy, gop.head, gop.end))

    def close(self) -> None:
        """Give the memory back to the account; what came last is not lost for the tape."""
        tail = self.tail() if self.tape.running else None
        if tail is not None:
            self.tape.take(tail.passage, tail.read())
        self._account.used -= self._charged
        self._charged = 0

    def receiver_report(self) -> bytes:
        """An interleaved receiver report."""
        return receiver_report(OWN_SSRC, self._ssrc, max(self._sequence, 0), self.track.rtcp)

    def next_drain(self, now: float, cadence: float, longest: float = 0.0) -> float:
        """When to drain next: every ``cadence`` seconds or so, and right behind each keyframe.

        Where it is known when the next keyframe comes, the drains up to it may be ``longest``
        seconds apart; a keyframe that nobody can foretell is not to wait so long.
        """
        facts = self._facts
        if facts.gop > 0 and facts.key_came > 0:
            next_key = facts.key_came + facts.gop + KEY_MARGIN_S - now
            if 0 < next_key < facts.gop:
                return now + next_key / max(1, round(next_key / max(cadence, longest)))
            if -KEY_OVERDUE_S < next_key <= 0:
                return now + min(KEY_MARGIN_S, cadence)
        return now + cadence

    def _record(self) -> None:
        """Put onto the tape what is about to be forgotten, if pictures can be begun from it."""
        gop = self._gop
        if gop.anchored and gop.head > gop.base:
            until = self.clock.captured(unwrapped(self._timestamp_at(gop.head), self._near()))
            self.tape.take(self._passage(gop.base, until), gop.copy(gop.base, gop.head))

    def _passage(self, start: int, until: float) -> Passage:
        """What is known of the pictures from a keyframe on.

        Args:
            start: Position of the keyframe's first packet.
            until: Capture of what follows, s, monotonic.
        """
        timestamp = unwrapped(self._timestamp_at(start), self._near())
        track, clock = self.track, self.clock
        parameters = {**self._still.parameters, **self._gop.parameters}
        return Passage(
            began=clock.captured(timestamp),
            ended=until,
            timestamp=timestamp,
            rate=clock.rate,
            reported=clock.reported,
            codec=track.codec,
            extradata=b"",
            wrapping=Interleaved(track.codec, track.rtp, track.payload_type, parameters),
        )

    def _near(self) -> int:
        return max(self._timestamp, 0)

    def _newest(self, position: int, packets: int, now: float) -> None:
        gop, facts = self._gop, self._facts
        at = position - gop.base
        data = gop.data
        ssrc = int.from_bytes(data[at + 8 : at + 12], "big")
        sequence = data[at + 2] << 8 | data[at + 3]
        timestamp = int.from_bytes(data[at + 4 : at + 8], "big")
        if self._timestamp >= 0:
            timestamp = unwrapped(timestamp, self._timestamp)
        else:
            self._motion.timestamp = timestamp
        if ssrc == self._ssrc and self._sequence >= 0:
            gap = (sequence - self._sequence - packets) & 0xFFFF
            facts.lost += gap if gap < 0x8000 else 0
        else:
            self.clock = CaptureClock(self.track.clock_rate)
        pictures = gop.pictures - self._pictures
        step = (timestamp - self._timestamp) / self.clock.rate
        if self._timestamp >= 0 and pictures > 0 and 0 < step < 60:
            facts.interval = smooth(facts.interval, step / pictures, SMOOTHING)
            self._pictures = gop.pictures
        elif self._timestamp < 0:
            self._pictures = gop.pictures
        self._ssrc, self._sequence, self._timestamp = ssrc, sequence, timestamp
        self.clock.observe(timestamp, now)
        facts.packet_at = min(max(self.clock.arrived(timestamp), facts.packet_at), now)
        facts.clock_off = self.clock.clock_off
        if gop.keys > self._keys:
            self._key(unwrapped(self._timestamp_at(gop.head), timestamp), gop.keys - self._keys)
            self._keys, self._junk = gop.keys, 0

    def _key(self, timestamp: int, number: int) -> None:
        facts = self._facts
        length = (timestamp - self._key_timestamp) / self.clock.rate / number
        if self._key_timestamp >= 0 and 0 < length < 60:
            facts.gop = smooth(facts.gop, length, SMOOTHING)
        self._key_timestamp = timestamp
        facts.key_at = self.clock.captured(timestamp)
        facts.key_came = self.clock.arrived(timestamp)

    def _timestamp_at(self, position: int) -> int:
        at = position - self._gop.base
        return int.from_bytes(self._gop.data[at + 8 : at + 12], "big")

    def _report(self, packet: bytes) -> None:
        report = sender_report(packet)
        if report is not None and self._timestamp >= 0 and report.ssrc == self._ssrc:
            self.clock.report(report, time.time() - time.monotonic())

    def _pass(self, position: int, messages: list[bytes]) -> bool:
        """Step over bytes that are no frame; False: more must come first."""
        gop = self._gop
        at = position - gop.base
        length = None
        if gop.data[at : at + 4] in MESSAGES:
            try:
                length = message_length(gop.data, at)
            except ProtocolError:
                length = -1
            if length is None:
                return len(gop.data) - at > LONGEST_MESSAGE and self._pass_junk(at)
        if length is None or length < 0:
            return self._pass_junk(at)
        messages.append(bytes(gop.data[at : at + length]))
        gop.skip_to(position + length)
        return True

    def _pass_junk(self, at: int) -> bool:
        gop = self._gop
        following = _plausible(gop.data, at + 1, self.track.rtp)
        skipped = (following if following >= 0 else len(gop.data)) - at
        self._junk += skipped
        if self._junk > JUNK_LIMIT:
            raise ProtocolError(Reason.NONSENSE)
        gop.skip_to(at + skipped + gop.base)
        return following >= 0


def _plausible(data: bytearray, at: int, rtp: int) -> int:
    """Index of the next `$` that looks like an RTP frame of ours, or of the next RTSP reply; -1."""
    reply = data.find(b"RTSP/1.0 ", at)
    while True:
        at = data.find(DOLLAR, at)
        if at < 0 or (0 <= reply < at):
            return reply
        if at + 5 > len(data):
            return at
        if data[at + 1] == rtp and data[at + 4] >> 6 == 2:
            return at
        at += 1
