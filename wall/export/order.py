"""What somebody wants to be saved: of which channel, from when until when, by whom, what for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wall.trust.entry import Actor


@dataclass(frozen=True)
class ExportOrder:
    """One clip or still.

    Attributes:
        row: The channel's.
        channel: Its id.
        names: Its names by language.
        first: From when, s, monotonic; for a still the same as ``last``.
        last: Until when.
        actor: Who wants it.
        purpose: What for; empty where nobody was asked.
        still: Whether one picture is wanted.
    """

    row: int
    channel: str
    names: Mapping[str, str]
    first: float
    last: float
    actor: Actor
    purpose: str
    still: bool


@dataclass(frozen=True)
class Outcome:
    """How it ended.

    Attributes:
        order: What was wanted.
        name: Of the export; empty where nothing was saved.
        key: Of the words that say it (`wall.export.words`).
        detail: A sentence for whoever mends it; empty where all is well.
    """

    order: ExportOrder
    name: str
    key: str
    detail: str = ""
