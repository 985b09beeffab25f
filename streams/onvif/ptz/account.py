"""What is known of a camera that somebody moves: whether it can be, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from streams.onvif.answer import FaultError, RefusedError
from streams.onvif.ptz.head import Preset, UnmovableError

if TYPE_CHECKING:
    from streams.onvif.answer import AnswerError
    from streams.onvif.ptz.node import Node
    from streams.onvif.ptz.status import Position


class Trouble(Enum):
    """Why a camera does not do what it is told."""

    SILENT = auto()
    """It cannot be reached, or does not answer in time."""
    REFUSED = auto()
    """It wants another login for this."""
    UNMOVABLE = auto()
    """It has nothing that moves it, or not as the channel list says."""
    FAULT = auto()
    """It answers that it does not do this."""
    UNSTOPPED = auto()
    """It has answered no stop; by its own time it stands still."""


@dataclass(frozen=True)
class Account:
    """A camera as it is known now.

    Attributes:
        node: What it can do; None while it is being reached.
        presets: The positions that it keeps.
        start: Where it stood when it was reached; None where it does not tell.
        busy: Whether it was moving then, by somebody else's hand or a patrol of its own.
        trouble: What is wrong; None while all is well.
        cause: By what that is known.
    """

    node: Node | None = None
    presets: tuple[Preset, ...] = ()
    start: Position | None = None
    busy: bool = False
    trouble: Trouble | None = None
    cause: AnswerError | None = None

    @property
    def words(self) -> str:
        """What is wrong, in English; empty while all is well."""
        return str(self.cause or "")


def trouble_of(error: AnswerError) -> Trouble:
    """Return what kind of trouble an error is."""
    if isinstance(error, RefusedError):
        return Trouble.REFUSED
    if isinstance(error, UnmovableError):
        return Trouble.UNMOVABLE
    return Trouble.FAULT if isinstance(error, FaultError) else Trouble.SILENT
