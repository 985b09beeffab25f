"""A reel plays a clip round and round: one numbering of packets for all who watch the clip.

Sequence numbers and timestamps go on from loop to loop. All cameras that show a clip share one
numbering and differ only in where they stand in it, so a frame's bytes are written once for all
of them and sending a frame is one call of `send` with bytes that are there already.
"""

from collections import deque
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from streams.sample import rtp
from streams.sample.clip import Clip

Bytes = memoryview


class Reel:
    """One track of a clip, endless. A frame's `index` counts from the start of the first loop."""

    def __init__(self, clip: Clip, track: str = "moving") -> None:
        """Take a clip's track; nothing is written before it is asked for."""
        self.spec = clip.spec
        self.parameter_sets = clip.parameter_sets
        self._track = clip.tracks[track]
        self.frames = len(self._track.shown)
        self.ssrc = 0x5EC0_0000 | clip.spec.number
        self.delay = int(max(0, (self._track.shown - np.arange(self.frames)).max()))
        self._tick = rtp.CLOCK // clip.spec.fps
        # Near the ends, so that whoever watches sees both numberings wrap within minutes.
        self._first_sequence = 65_000 - 7 * clip.spec.number
        self._first_timestamp = 0xFFFF_FFFF - 40 * rtp.CLOCK - 1000 * clip.spec.number
        self._packets = len(self._track.starts) - 1
        self._step = clip.spec.gop
        pieces = -(-self.frames // self._step)
        self._written: deque[tuple[int, int]] = deque()
        self._most_pieces = pieces + 3
        self.ready: dict[int, Bytes] = {}
        """Frames by index whose bytes are written; `frame` fills it."""

    def frame(self, index: int) -> Bytes:
        """Return all packets of a frame, interleaved on channel 0."""
        found = self.ready.get(index)
        if found is None:
            self._write(index)
            found = self.ready[index]
        return found

    def packets(self, index: int) -> list[Bytes]:
        """Return the packets of a frame one by one."""
        whole = self.frame(index)
        at = self._bounds(index % self.frames, index % self.frames + 1)
        return [whole[begin:end] for begin, end in pairwise(at)]

    def is_key(self, index: int) -> bool:
        """Say whether a frame is a keyframe."""
        return bool(self._track.keys[index % self.frames])

    def sequence(self, index: int) -> int:
        """Return the sequence number of a frame's first packet."""
        loop, frame = divmod(index, self.frames)
        count = loop * self._packets + int(self._track.frames[frame])
        return (self._first_sequence + count) & 0xFFFF

    def timestamp(self, index: int) -> int:
        """Return a frame's RTP timestamp: the instant at which it was captured."""
        return (self._first_timestamp + self.shown(index) * self._tick) & 0xFFFF_FFFF

    def shown(self, index: int) -> int:
        """Return a frame's place in time; with B-frames it differs from its place in the stream."""
        loop, frame = divmod(index, self.frames)
        return loop * self.frames + int(self._track.shown[frame])

    def sent_between(self, first: int, index: int) -> tuple[int, int]:
        """Return how many packets and payload bytes lie between two frames, as reports want."""
        count = self._counted(index)
        before = self._counted(first)
        packets = count[0] - before[0]
        return packets, count[1] - before[1] - 16 * packets

    def _counted(self, index: int) -> tuple[int, int]:
        loop, frame = divmod(index, self.frames)
        packet = int(self._track.frames[frame])
        size = loop * int(self._track.starts[-1]) + int(self._track.starts[packet])
        return loop * self._packets + packet, size

    def _bounds(self, first: int, end: int) -> list[int]:
        frames = self._track.frames
        starts = self._track.starts[frames[first] : frames[end] + 1]
        return [int(start) for start in starts - starts[0]]

    def _write(self, index: int) -> None:
        """Write the bytes of the piece of the clip that a frame lies in, in its loop."""
        loop, frame = divmod(index, self.frames)
        first = frame - frame % self._step
        end = min(first + self._step, self.frames)
        track = self._track
        low, high = int(track.frames[first]), int(track.frames[end])
        begin = int(track.starts[low])
        piece = track.packets[begin : int(track.starts[high])].copy()
        at = track.starts[low:high] - begin
        sequences = self._first_sequence + loop * self._packets + np.arange(low, high)
        _put(piece, at + rtp.SEQUENCE_AT, sequences, 2)
        each = np.diff(track.frames[first : end + 1])
        times = np.repeat(track.shown[first:end] + loop * self.frames, each) * self._tick
        _put(piece, at + rtp.TIMESTAMP_AT, times + self._first_timestamp, 4)
        _put(piece, at + rtp.SSRC_AT, np.full(len(at), self.ssrc, np.int64), 4)
        whole = memoryview(piece.tobytes())
        ends = track.starts[track.frames[first : end + 1]] - begin
        base = loop * self.frames + first
        for offset, (low, high) in enumerate(pairwise(ends.tolist())):
            self.ready[base + offset] = whole[low:high]
        self._written.append((base, base + end - first))
        if len(self._written) > self._most_pieces:
            for old in range(*self._written.popleft()):
                self.ready.pop(old, None)


def _put(
    piece: npt.NDArray[np.uint8],
    at: npt.NDArray[np.int64],
    values: npt.NDArray[np.int64],
    width: int,
) -> None:
    """Write big-endian numbers of `width` bytes into a piece at the given places."""
    for byte in range(width):
        piece[at + byte] = (values >> (8 * (width - 1 - byte))) & 0xFF
