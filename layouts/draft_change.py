"""What a hand does to a draft: the draft afterwards, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeAlias, TypeVar
from unicodedata import normalize

from layouts.cell_form import KINDS

Content: TypeAlias = Mapping[str, Any]
"""What a cell holds as a document has it, its place left out: `{"channel": "mapo-001"}`."""

DraftT = TypeVar("DraftT")


class Deed(StrEnum):
    """What was done."""

    PLACE = "place"
    """A channel stands where nothing was."""
    POUR = "pour"
    """Several channels stand where one was put, and in the places that were free."""
    REPLACE = "replace"
    SWAP = "swap"
    MOVE = "move"
    SPAN = "span"
    TAKE = "take"
    """A cell was taken away."""
    SIZE = "size"
    """The grid has other columns or rows."""


@dataclass(frozen=True)
class Corner:
    """A corner of a cell: the left upper one unless told otherwise."""

    right: bool = False
    bottom: bool = False


@dataclass(frozen=True)
class Change(Generic[DraftT]):
    """A draft after a deed.

    Attributes:
        draft: The draft.
        deed: What was done.
        number: The cell that it was done to, as it is numbered now; None where it is gone.
        lost: How many cells it cost.
        came: How many contents came.
        left: How many more found no room.
    """

    draft: DraftT
    deed: Deed
    number: int | None = None
    lost: int = 0
    came: int = 1
    left: int = 0


def showing(channel: str) -> Content:
    """Return the content of a cell that shows a channel."""
    return {"channel": channel}


def channel_in(content: Content) -> str | None:
    """Return the id of the channel that a cell shows; None where it holds something else."""
    channel = content.get("channel")
    return normalize("NFC", channel) if isinstance(channel, str) else None


def content_of(written: object) -> Content:
    """Return what a cell holds that is written as an object or as a channel's id alone."""
    if isinstance(written, Mapping):
        return {key: value for key, value in written.items() if key in KINDS}
    return showing(str(written))
