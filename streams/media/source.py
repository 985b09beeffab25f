"""Where a channel's pictures come from: what a source answers, whatever its protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from streams.floor.reason import Reason
from streams.floor.truth import Link
from streams.media.cause import Cause
from streams.media.replay.passage import Tail
from streams.media.replay.tape import Tape
from streams.media.unit import AccessUnit


@dataclass
class Facts:
    """What a source knows of itself; times in seconds, monotonic, 0 for never.

    Attributes:
        link: What its connection is doing.
        tries: Attempts since it last played.
        sessions: Sessions that came to play, in all.
        refused: The status with which the camera refused, or 0.
        reason: Why there is no session.
        number: What the reason counts, for example seconds.
        words: The camera's own last words.
        retry_at: The next attempt.
        played_at: Start of the present or last session.
        packet_at: Capture of the newest packet.
        key_at: Capture of the newest keyframe.
        key_came: Arrival of the newest keyframe, unless something held it up.
        interval: Seconds between pictures.
        gop: Seconds between keyframes.
        received: Bytes in all.
        lost: Packets missing in all.
        delay: Seconds by which pictures are held back, because they come in segments.
        clock_off: The camera's clock minus ours where that was corrected, s.
    """

    link: Link = Link.IDLE
    tries: int = 0
    sessions: int = 0
    refused: int = 0
    reason: Reason = Reason.NONE
    number: float = 0.0
    words: str = ""
    retry_at: float = 0.0
    played_at: float = 0.0
    packet_at: float = 0.0
    key_at: float = 0.0
    key_came: float = 0.0
    interval: float = 0.0
    gop: float = 0.0
    received: int = 0
    lost: int = 0
    delay: float = 0.0
    clock_off: float = 0.0

    @property
    def cause(self) -> Cause:
        """Why there is no session, and the camera's own words."""
        return Cause(self.reason, self.number, self.words)

    @cause.setter
    def cause(self, cause: Cause) -> None:
        self.reason, self.number, self.words = cause


class Source(Protocol):
    """One encoding of one channel, kept open and kept decodable.

    Attributes:
        codec: PyAV's decoder name; empty before it is known.
        extradata: What a decoder needs besides the units (second path only).
        facts: Kept up to date by `tick`.
        keys: Counts keyframes: a still is worth decoding when it has risen.
        cadence: Seconds between drains while nobody watches motion.
        rate: Ticks per second of the units' timestamps.
        due: When `tick` wants to be called.
        tape: Keeps what the source forgets, while it runs; set before `start`.
    """

    codec: str
    extradata: bytes
    facts: Facts
    keys: int
    cadence: float
    rate: int
    due: float
    tape: Tape

    def start(self, now: float) -> None:
        """Begin to connect, for ever until `close`."""

    def tick(self, now: float) -> None:
        """Drain, keep alive, try again: whatever is due."""

    def set_motion(self, motion: bool, now: float) -> None:
        """Whether pictures are wanted as they come, or at the cadence."""

    def key(self) -> AccessUnit | None:
        """The newest whole keyframe."""

    def group(self) -> list[AccessUnit]:
        """Everything from the newest keyframe up to now; `fresh` goes on behind it."""

    def fresh(self) -> list[AccessUnit]:
        """The pictures that came since `group` or `fresh` was last asked."""

    def captured(self, timestamp: int) -> float:
        """When the picture with this timestamp was captured, s, monotonic."""

    def tail(self) -> Tail | None:
        """The live group of pictures, for whoever looks back."""

    def hurry(self, now: float) -> None:
        """Call `tick` again soon: there is work left."""

    def stumble(self, now: float, error: Exception) -> None:
        """Something in the stream was not foreseen: begin afresh, and say so."""

    def close(self) -> None:
        """End the session and give everything back."""
