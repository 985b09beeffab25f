"""A player sends one client the frames of a stream, and drops what the client does not take."""

import random
import socket
import struct
from collections import deque
from collections.abc import Mapping

from streams.sample import report
from streams.sample.camera import Show, Stream
from streams.sample.faults import Fault, damage
from streams.sample.reel import Reel

OUTBOX_BYTES = 1_000_000
SUBSTITUTES = {"freeze": "still", "black": "black"}
_DAMAGING = {"loss", "junk", "flips"}


class Player:
    """Sends frames over a connected non-blocking socket.

    Attributes:
        plain: nothing is special, and a frame is sent with one call by whoever keeps time.
        closed: the client is gone.
        dropped: frames that were not sent because the client does not read.
        report_due: the next frame is preceded by a sender report.
    """

    def __init__(
        self,
        connection: socket.socket,
        stream: Stream,
        channel: int,
        first: int,
        batch: int,
        shows: Mapping[int, Show],
    ) -> None:
        """Begin to play.

        Args:
            connection: the client's connection.
            stream: what to send.
            channel: the interleaved channel of RTP; RTCP has the next.
            first: index of the first frame to send.
            batch: how many frames are sent at a time.
            shows: what there is to switch to, by clip number.
        """
        self.send = connection.send
        self.ready = stream.reel.ready
        self.reel: Reel = stream.reel
        self.lead = stream.lead
        self.plain = False
        self.closed = False
        self.dropped = 0
        self.report_due = False
        self.report_wall: float | None = None
        self.silent = False
        self._stream = stream
        self._channel = channel
        self._first = first
        self._batch = batch
        self._shows = shows
        self._outbox: deque[memoryview] = deque()
        self._pending = 0
        self._fault: Fault | None = None
        self._chance = random.Random()
        self._wanted = self.reel
        self._wanted_at_once = False
        self._wait_for_key = False
        self._start = 0
        self._next_sequence: int | None = None

    @property
    def pending(self) -> int:
        """Bytes that wait for the client to read."""
        return self._pending

    def take_fault(self, fault: Fault | None) -> None:
        """Send what a camera with this fault sends, or again what a sound one does."""
        self._fault = fault
        self.plain = False
        wanted = self._stream.show
        track = "moving"
        if fault is not None:
            self._chance = random.Random(fault.seed)
            track = SUBSTITUTES.get(fault.kind, "moving")
            if fault.kind == "switch" and fault.clip is not None:
                wanted = self._shows[fault.clip]
        self._wanted = wanted.reels[track]
        self._wanted_at_once = track != "moving"

    def fire(self, index: int) -> None:
        """Send the frames up to this index whose turn it is."""
        if self.silent or (self._fault and self._fault.kind in ("stall", "half_open")):
            return
        first = max(self._first, index - self._batch + 1)
        frames = [part for at in range(first, index + 1) for part in self._frame(at)]
        if frames:
            if self.report_due:
                frames.insert(0, self._report(index))
            self._push(memoryview(b"".join(frames)), index + 1 - first)
        self.plain = self._is_plain()

    def spill(self, rest: memoryview) -> None:
        """Keep what the socket did not take of a frame."""
        self._outbox.append(rest)
        self._pending += len(rest)
        self.plain = False

    def reply(self, text: bytes) -> None:
        """Send a reply, after what is under way, so that it never splits a packet."""
        self._flush()
        self._offer(memoryview(text))

    def rtp_info(self) -> tuple[int, int]:
        """Return sequence number and timestamp of the first frame."""
        return self.reel.sequence(self._first), self.reel.timestamp(self._first)

    def _is_plain(self) -> bool:
        special = self._fault or self._outbox or self.report_due or self.reel.delay
        return not special and self._next_sequence is None and self._channel == 0

    def _frame(self, index: int) -> list[bytes | memoryview]:
        """Return a frame's bytes as this client gets them; nothing where it gets none."""
        index -= self.reel.delay
        if index < self._first:
            return []
        if self._wanted is not self.reel:
            self._change_over(index)
        if self._wait_for_key and not self._arrived(index):
            return []
        if self._next_sequence is None and self._channel == 0 and self._fault is None:
            return [self.reel.frame(index)]
        return self._special(index)

    def _change_over(self, index: int) -> None:
        """Go on with the wanted reel from a keyframe; the sequence numbers go on as they were."""
        if self._next_sequence is None:
            self._next_sequence = self.reel.sequence(index)
        self.reel = self._wanted
        self._start = index if self._wanted_at_once else 0
        self._wait_for_key = not self._wanted_at_once

    def _arrived(self, index: int) -> bool:
        self._wait_for_key = not self.reel.is_key(index)
        return not self._wait_for_key

    def _special(self, index: int) -> list[bytes | memoryview]:
        place = index - self._start
        withheld = self._fault is not None and self._fault.kind == "no_keyframe"
        if withheld and self._next_sequence is None:
            self._next_sequence = self.reel.sequence(place)
        if withheld and self.reel.is_key(place):
            return []
        packets = self.reel.packets(place)
        stamp = self._stream.reel.timestamp(index)
        written = [self._rewritten(packet, stamp) for packet in packets]
        if self._fault is not None and self._fault.kind in _DAMAGING:
            return list(damage(written, self._fault, self._chance))
        return list(written)

    def _rewritten(self, packet: memoryview, stamp: int) -> bytes:
        own = bytearray(packet)
        own[1] = self._channel
        if self._next_sequence is not None:
            ssrc = self._stream.reel.ssrc
            struct.pack_into(">HII", own, 6, self._next_sequence, stamp, ssrc)
            self._next_sequence = (self._next_sequence + 1) & 0xFFFF
        return bytes(own)

    def _report(self, index: int) -> bytes:
        self.report_due = False
        reel = self._stream.reel
        index -= reel.delay
        captured = (self.report_wall or 0.0) + reel.shown(index) / reel.spec.fps
        sent = reel.sent_between(self._first, max(self._first, index))
        return report.sender_report(
            self._channel + 1, reel.ssrc, captured, reel.timestamp(index), *sent
        )

    def _push(self, data: memoryview, frames: int) -> None:
        self._flush()
        if self._pending and self._pending + len(data) > OUTBOX_BYTES:
            self.dropped += frames
        else:
            self._offer(data)

    def _offer(self, data: memoryview) -> None:
        sent = 0 if self._outbox else self._try(data)
        if sent < len(data):
            self._outbox.append(data[sent:])
            self._pending += len(data) - sent

    def _flush(self) -> None:
        while self._outbox:
            sent = self._try(self._outbox[0])
            self._pending -= sent
            if sent < len(self._outbox[0]):
                self._outbox[0] = self._outbox[0][sent:]
                return
            self._outbox.popleft()

    def _try(self, data: memoryview) -> int:
        try:
            return self.send(data)
        except BlockingIOError:
            return 0
        except OSError:
            self.closed = True
            return len(data)
