"""What the faces need from the engine, and nothing more of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from layouts.channels import Channel
from layouts.credentials import Credential
from streams.media.governor import Decision
from wall.glass.source import Source


class Delivery(Source, Protocol):
    """Pictures and judgement, and who is who."""

    @property
    def channels(self) -> tuple[Channel, ...]:
        """In wall order."""

    @property
    def rows(self) -> npt.NDArray[np.intp]:
        """The shared memory's row of each channel, in wall order."""

    def index(self, channel_id: str) -> int:
        """A channel's row; KeyError if there is none."""

    def decision(self, channel: int) -> Decision:
        """What a channel gets, and why."""

    def replace(
        self, channels: Sequence[Channel], credentials: Mapping[str, Credential]
    ) -> tuple[str, ...]:
        """Take edited documents; returns the ids for which there was no room."""
