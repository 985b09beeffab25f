"""What the remote control needs of the wall and of its engine, and nothing more of either."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from layouts.channels import Channel
from streams.floor.frame import Frames
from streams.floor.truth import Judge
from streams.media.falls import Fall
from wall.rules.happening import Happening


class Painted(Protocol):
    """What the glass has painted since the start, in all windows."""

    @property
    def updates(self) -> int:
        """Times it showed something new."""

    @property
    def frames(self) -> int:
        """Frames, those without anything new included."""

    @property
    def seconds(self) -> float:
        """Time spent on these frames."""


class Port(Protocol):
    """The glass, as the remote control sees it; every method may be called from any thread."""

    def spotlight(self, channel_id: str | None, reason: str = "") -> None:
        """Enlarge a channel, or give the glass back to the scene; returns before it is done.

        Raises:
            DeniedError: It may not stand large on the glass now, or not without a reason.
        """

    def pictured(self, channel_id: str, reason: str = "") -> None:
        """A picture of a channel is being taken for whoever has the token, not for the glass.

        Raises:
            DeniedError: Not without a reason.
        """

    def scene(self, scene_id: str) -> None:
        """Change the scene; returns before it is done.

        Raises:
            KeyError: There is no such scene.
        """

    def scenes(self) -> Sequence[str]:
        """The ids of all scenes."""

    def salvo(self, salvo_id: str) -> None:
        """Put a salvo onto its displays; returns before it is done.

        Raises:
            KeyError: There is no such salvo.
        """

    def salvos(self) -> Sequence[str]:
        """The ids of all salvos."""

    def start_tour(self, tour_id: str) -> None:
        """Play a tour from its first step; returns before it is done.

        Raises:
            KeyError: There is no such tour.
        """

    def stop_tour(self, tour_id: str) -> None:
        """End a tour if it plays; returns before it is done.

        Raises:
            KeyError: There is no such tour.
        """

    def tours(self) -> Sequence[str]:
        """The ids of all tours."""

    def happens(self, happening: Happening) -> Sequence[str]:
        """Something begins or changes; returns the rules that it calls, before they act."""

    def ends(self, name: str) -> bool:
        """Something has ended; returns whether it was known, before anything is done."""

    def dismiss(self, rule_id: str) -> bool:
        """End a rule; returns whether it was called, before anything is done."""

    def rules(self) -> Sequence[Mapping[str, Any]]:
        """The rules that are called now, the highest first."""

    def snapshot(self) -> Future[npt.NDArray[np.uint8]]:
        """What the glass shows now: BGRA, shape (height, width, 4), at its pixels."""

    def shown(self) -> dict[str, Any]:
        """What is on the glass.

        ``scene``, ``spotlight`` and ``editing``: an id, None for none; ``salvos`` and
        ``spotlights``: ids; ``tour``: ``id``, ``step`` from 1, ``steps`` and ``paused``, None for
        none.
        """

    def painted(self) -> Painted:
        """How often and for how long the glass has been painted."""


class Ingest(Protocol):
    """The engine, as the remote control sees it."""

    @property
    def channels(self) -> Sequence[Channel]:
        """All channels in wall order; a new tuple when the documents changed."""

    @property
    def rows(self) -> npt.NDArray[np.intp]:
        """The row of each channel in the shared memory, in wall order."""

    @property
    def frames(self) -> Frames:
        """The shared memory; may be a new object after the documents changed."""

    @property
    def judge(self) -> Judge:
        """States, and since when."""

    def index(self, channel_id: str) -> int:
        """A channel's row.

        Raises:
            KeyError: There is no such channel.
        """

    def falls(self) -> Mapping[Fall, int]:
        """How often each kind of its processes ended, or hung, and was started again."""

    def budget(self) -> Any:
        """How the decoding budget is spent: a dataclass of numbers and sentences."""
