"""Looks at tiles and reads off their pictures whether they say the truth."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scripts.soaking.claim import Claim, Cover, Lie, judged, true_capture
from streams.sample import framecode
from streams.sample.desk import CityError
from streams.sample.process import CityProcess

AHEAD_S = 0.5
"""A picture's code is sought up to so far ahead of what it says: clocks are read one by one."""


@dataclass(frozen=True)
class Found:
    """A lie, and whom it was met at.

    Attributes:
        seconds: Since the beginning.
        camera: Its id.
        trouble: What the camera had, or had had just before; empty for nothing.
        tier: How much of it was decoded.
        lie: What was wrong.
    """

    seconds: float
    camera: str
    trouble: str
    tier: str
    lie: Lie


class Witness:
    """Holds what tiles say against the codes in their pictures.

    Attributes:
        looks: How many claims were read, by what came of it.
        furthest_off: By how much the ages were wrong that were right enough, at most, s.
        oldest_live: The oldest picture that was rightly called live, s.
    """

    def __init__(
        self, city: CityProcess, loops: Mapping[int, float], chance: random.Random
    ) -> None:
        self.looks: Counter[str] = Counter()
        self.furthest_off = 0.0
        self.oldest_live = 0.0
        self._city, self._loops, self._chance = city, loops, chance
        self._ids = [channel.id for channel in city.channels]

    def chosen(self, ill: Sequence[int], count: int) -> list[int]:
        """Whom to look at: the ill first, for up to half, and others at random."""
        first = self._chance.sample(list(ill), min(len(ill), count // 2))
        rest = [camera for camera in range(len(self._ids)) if camera not in first]
        return first + self._chance.sample(rest, min(len(rest), count - len(first)))

    def hear(
        self,
        claims: Sequence[Claim],
        covers: Mapping[int, Cover],
        troubles: Mapping[int, str],
        seconds: float,
    ) -> list[Found]:
        """Judge claims.

        Args:
            claims: As just read.
            covers: The newest freeze or blackness of each camera.
            troubles: What cameras have or have just had.
            seconds: Since the beginning.
        """
        found = []
        for claim in claims:
            captured = self._captured(claim)
            cover = covers.get(claim.camera)
            lie = judged(claim, captured, cover)
            if lie is not None:
                self.looks["lies"] += 1
            elif cover is not None and cover.hides(claim.captured):
                self.looks["black or frozen"] += 1
            else:
                self._note(claim, captured)
            if lie is not None:
                trouble = troubles.get(claim.camera, "")
                found.append(Found(seconds, self._ids[claim.camera], trouble, claim.tier, lie))
        return found

    def _captured(self, claim: Claim) -> float | None:
        """When the picture was captured by its code; None where there is none to be read."""
        code = framecode.read(claim.pixels)
        if code is None or code.clip not in self._loops:
            return None
        try:
            read = self._city.captured_at(code, self._ids[claim.camera], claim.at + AHEAD_S)
        except CityError:
            return None
        return true_capture(claim.captured, read, self._loops[code.clip])

    def _note(self, claim: Claim, captured: float | None) -> None:
        if captured is None:
            self.looks["not to be read"] += 1
        else:
            self.looks["true, live" if claim.live else "true, not live"] += 1
            self.furthest_off = max(self.furthest_off, abs(claim.captured - captured))
            if claim.live:
                self.oldest_live = max(self.oldest_live, claim.at - captured)
