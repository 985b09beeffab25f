"""What can go wrong with a camera, on request and repeatably."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "drop", "stall", "half_open", "refuse", "loss", "junk", "flips", "no_keyframe", "switch",
    "freeze", "black",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "drop", "stall", "half_open", "refuse", "loss", "junk", "flips", "no_keyframe", "switch",
    "freeze", "black",
)  # fmt: skip
_JUNK = b"\x00\x01\x7f\xaa\xff#%"
"""No `$`, so that a client that looks for the next packet finds it where it is."""


@dataclass(frozen=True)
class Fault:
    """A fault of one camera.

    Attributes:
        kind: what goes wrong:
            drop: its connections are closed, once; it lets new ones in.
            stall: it sends no picture, answers requests and leaves its connections open.
            half_open: it neither sends, reads nor answers, and closes nothing.
            refuse: its connections are closed and every request is answered with `status`.
            loss: packets are lost, each with probability `rate`.
            junk: up to 200 bytes that are no packet come before a packet with probability `rate`.
            flips: a packet has one wrong bit in its payload with probability `rate`.
            no_keyframe: keyframes are withheld; the frames that build on them come.
            switch: it shows clip number `clip` instead, whatever its size, in the same session.
            freeze: packets arrive, and the picture stays the same.
            black: packets arrive, and the picture is black.
        stream: which of its streams; both where None.
        status: the RTSP status of `refuse`.
        rate: the probability of `loss`, `junk` and `flips`.
        seconds: after how many seconds it ends by itself; None lasts until it is mended.
        seed: what makes it the same every time.

    Raises:
        ValueError: the fault makes no sense; says what is expected.
    """

    kind: Kind
    stream: Literal["main", "sub"] | None = None
    status: int = 404
    rate: float = 0.05
    clip: int | None = None
    seconds: float | None = None
    seed: int = 1

    def __post_init__(self) -> None:
        """Refuse what makes no sense."""
        if self.kind not in KINDS:
            known = ", ".join(KINDS)
            raise ValueError(f"no fault is called {self.kind!r}: expected one of {known}")
        if not 0 <= self.rate <= 1:
            raise ValueError(f"rate is {self.rate}: expected a probability from 0 to 1")
        if self.kind == "switch" and self.clip is None:
            raise ValueError("the fault 'switch' has no clip: give the number of the clip to show")

    def meets(self, stream: str) -> bool:
        """Say whether the fault meets this stream of its camera."""
        return self.stream in (None, stream)


def damage(packets: Iterable[bytes], fault: Fault, chance: random.Random) -> Iterator[bytes]:
    """Do to a frame's packets what the fault does; packets are interleaved, header included."""
    for packet in packets:
        if chance.random() >= fault.rate:
            yield packet
        elif fault.kind == "junk":
            yield bytes(chance.choice(_JUNK) for _ in range(chance.randint(1, 200)))
            yield packet
        elif fault.kind == "flips":
            wrong = bytearray(packet)
            wrong[chance.randrange(16, len(packet))] ^= 1 << chance.randrange(8)
            yield bytes(wrong)
