"""Decides which window shows which part of the wall on which of the machine's screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layouts.nearest import nearest
from layouts.surface import Display, Surface
from wall.glass.runs import Box


@dataclass(frozen=True)
class ScreenFacts:
    """One of the machine's screens."""

    name: str
    serial: str


@dataclass(frozen=True)
class WindowPlan:
    """One window.

    Attributes:
        screen: Index of the machine's screen; None: the primary one.
        part: What it shows, in mm of the canvas; None: everything.
        display: The display's id, None for one window that shows the whole wall.
    """

    screen: int | None
    part: Box | None
    display: str | None


class DisplayMissingError(ValueError):
    """The machine has no such screen; the text says which, and what there is."""


def planned(surface: Surface | None, screens: Sequence[ScreenFacts]) -> tuple[WindowPlan, ...]:
    """The windows of a wall: one a display, or one for all where the machine has fewer screens.

    Args:
        surface: The wall; None: one window.
        screens: The machine's screens, in its own order.

    Raises:
        DisplayMissingError: There are screens enough, but not the one that a display names.
    """
    if surface is None:
        return (WindowPlan(None, None, None),)
    if len(screens) < len(surface.displays):
        return (WindowPlan(None, _box(surface), None),)
    if len(surface.displays) == 1:
        return (WindowPlan(_screen_of(surface.displays[0], screens), None, surface.displays[0].id),)
    return tuple(
        WindowPlan(_screen_of(display, screens), _part(display, surface), display.id)
        for display in surface.displays
    )


def _box(surface: Surface) -> Box:
    return (0.0, 0.0, surface.canvas.width, surface.canvas.height)


def _part(display: Display, surface: Surface) -> Box:
    rect, canvas = display.rect, surface.canvas
    return (rect.x - canvas.x, rect.y - canvas.y, rect.width, rect.height)


def _screen_of(display: Display, screens: Sequence[ScreenFacts]) -> int:
    wanted = display.screen
    for number, screen in enumerate(screens):
        if wanted.index == number or (wanted.name and wanted.name == screen.name):
            return number
        if wanted.serial and wanted.serial == screen.serial:
            return number
    there = ", ".join(f"{number}: '{screen.name}'" for number, screen in enumerate(screens))
    closest = nearest(wanted.name, [screen.name for screen in screens]) if wanted.name else None
    hint = f"; is '{closest}' meant?" if closest else "."
    raise DisplayMissingError(
        f"The display '{display.id}' of the layout stands on {wanted}, "
        f"but this machine has the screens {there}{hint} "
        "Correct 'screen' of that display in the layout."
    )
