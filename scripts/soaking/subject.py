"""What is soaked, as the soak sees it: the engine alone, or the whole wall from outside."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

import numpy as np
import numpy.typing as npt

from scripts.soaking.claim import Claim

LARGE_MOST = 12
SPOTLIGHT_CHANCE, LARGE_CHANCE, TOUCH_CHANCE = 0.4, 0.4, 0.5


@dataclass(frozen=True)
class Gesture:
    """What fingers did: how the channels stand on the glass from now on.

    Attributes:
        spotlight: The channel that is enlarged.
        large: Channels whose tiles are large enough for motion.
        touched: The channel that a finger came down on.
    """

    spotlight: int | None = None
    large: tuple[int, ...] = ()
    touched: int | None = None


CALM = Gesture()


def drawn(chance: random.Random, cameras: int) -> Gesture:
    """Something that somebody may do: nothing, zoom in, enlarge one, touch one."""
    spotlight = chance.randrange(cameras) if chance.random() < SPOTLIGHT_CHANCE else None
    count = chance.randint(1, min(LARGE_MOST, cameras)) if chance.random() < LARGE_CHANCE else 0
    start = chance.randrange(cameras)
    large = tuple((start + step) % cameras for step in range(count))
    touched = chance.randrange(cameras) if chance.random() < TOUCH_CHANCE else None
    return Gesture(spotlight, large, touched)


@dataclass(frozen=True)
class Glance:
    """All channels at one moment.

    Attributes:
        live_since: Since when each is live, s, monotonic; NaN where it is not; shape (n,).
        words: State of each, in the order of the cameras.
        at: When, s, monotonic.
    """

    live_since: npt.NDArray[np.float64]
    words: tuple[str, ...]
    at: float

    @property
    def live(self) -> int:
        """How many are live."""
        return self.words.count("live")


class Subject(Protocol):
    """Something that keeps channels live and says how live they are."""

    name: str

    def __enter__(self) -> Self:
        """Start it."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it and everything it started."""

    def processes(self) -> Mapping[str, int]:
        """Process ids of the product, by name."""

    def glance(self) -> Glance:
        """The state of every channel now."""

    def claims(self, cameras: Sequence[int]) -> list[Claim]:
        """What the tiles of some cameras say, with their pictures; none where there is none."""

    def show(self, gesture: Gesture) -> None:
        """Let fingers do something."""
