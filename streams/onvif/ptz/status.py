"""Where a camera's lens points and whether it moves, in the camera's own numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from streams.onvif.element import child, text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_AXES: Final = {"PanTilt": ("x", "y", "space"), "Zoom": ("x", "space")}


@dataclass(frozen=True)
class Position:
    """A position as the camera told it, for nobody but itself.

    Attributes:
        axes: For `PanTilt` and `Zoom`, those it told, the values of their attributes by name.
    """

    axes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True)
class Status:
    """What a camera told.

    Attributes:
        position: None where it does not tell.
        moving: Whether it says that it moves.
    """

    position: Position | None = None
    moving: bool = False


def read_status(answer: Element) -> Status:
    """Return the status in an answer to GetStatus."""
    status = child(answer, "PTZStatus")
    states = (text(status, "MoveStatus", axis) for axis in _AXES)
    where = child(status, "Position")
    axes = []
    for axis, names in _AXES.items():
        element = child(where, axis)
        if element is not None:
            known = tuple((name, value) for name in names if (value := element.get(name, "")))
            axes.append((axis, known))
    return Status(Position(tuple(axes)) if axes else None, "MOVING" in states)


def position(where: Position) -> str:
    """Return what stands in the Position of an AbsoluteMove."""
    return "".join(
        f"<tt:{axis}{''.join(f' {name}={quoteattr(value)}' for name, value in known)}/>"
        for axis, known in where.axes
    )
