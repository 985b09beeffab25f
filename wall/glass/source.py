"""What the glass needs from whoever delivers pictures; the engine has exactly this."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from streams.floor.frame import Frames
from streams.floor.truth import Judge
from streams.media.demand import Demand


class Source(Protocol):
    """Pictures in shared memory, the judgement on them, and what the glass asks for."""

    @property
    def frames(self) -> Frames:
        """The shared memory; may be another object after the channels were replaced."""

    @property
    def judge(self) -> Judge:
        """How far each channel's picture can be believed; kept up to date by its owner."""

    def show(self, demands: Mapping[int, Demand]) -> None:
        """Take the full set of what stands on the glass now."""

    def touch(self, channel: int, width: int, height: int) -> None:
        """A finger came down on a channel: its motion is wanted now, at this size."""
