"""Decides which window shows which part of the wall on which of the machine's screens: pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from layouts.surface import Display, Surface
from wall.glass.runs import Box


@dataclass(frozen=True)
class ScreenFacts:
    """One of the machine's screens.

    Attributes:
        name: The connector's name.
        serial: The panel's serial number; empty where it tells none.
        area: Place and size on the desktop as the system has turned it, in its own pixels.
        ratio: Device pixels on one of these.
    """

    name: str
    serial: str
    area: tuple[int, int, int, int] = (0, 0, 0, 0)
    ratio: float = 1.0


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


@dataclass(frozen=True)
class Seats:
    """Which display stands on which screen.

    Attributes:
        windows: The main one first; at least one, whatever screens there are.
        known: The screen that each display has, or had when it was there last.
        dark: Displays that have no screen now; none where one window stands for the whole wall.
        turned: Displays whose screen lies although they stand upright, or the reverse.
        rehearsed: Whether one window shows a wall of several displays.
    """

    windows: tuple[WindowPlan, ...]
    known: Mapping[str, ScreenFacts] = field(default_factory=dict)
    dark: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()
    rehearsed: bool = False


def planned(
    surface: Surface | None,
    screens: Sequence[ScreenFacts],
    known: Mapping[str, ScreenFacts] | None = None,
) -> Seats:
    """The windows of a wall: one for each display that has its screen, the first of them the main.

    A machine with fewer screens than the wall has displays, and none that a display names, is a
    desk: one window shows the whole wall.  So does a machine of which no screen is the wall's.

    Args:
        surface: The wall; None: one window.
        screens: The machine's screens, in its own order.
        known: What `Seats.known` was before; empty at the start.
    """
    if surface is None:
        return Seats((WindowPlan(None, None, None),))
    before = known or {}
    found = _found(surface.displays, screens, before)
    desk = not before and len(screens) < len(surface.displays)
    if desk and not any(_named(display, screens[seat]) for display, seat in _pairs(surface, found)):
        found = {}
    now = {**before, **{name: screens[seat] for name, seat in found.items()}}
    dark = tuple(display.id for display in surface.displays if display.id not in found)
    if len(surface.displays) == 1:
        only = surface.displays[0]
        seat = WindowPlan(found.get(only.id), None, only.id)
        # A number means the screen that is there, whichever it is.
        return Seats((seat,), now, dark if only.screen.index is None else ())
    if not found:
        whole = WindowPlan(None, (0.0, 0.0, surface.canvas.width, surface.canvas.height), None)
        return Seats((whole,), now, () if desk else dark, rehearsed=True)
    seated = list(_pairs(surface, found))
    windows = tuple(WindowPlan(seat, _part(one, surface), one.id) for one, seat in seated)
    turned = tuple(one.id for one, seat in seated if _across(one, screens[seat]))
    return Seats(windows, now, dark, turned)


def _found(
    displays: Sequence[Display], screens: Sequence[ScreenFacts], before: Mapping[str, ScreenFacts]
) -> dict[str, int]:
    """The screen of each display that has one.

    The document's own words go first; a display whose connector is gone is looked for by the serial
    number that it had, and one that has only a number by what stood there when it was counted.
    """
    serials = Counter(screen.serial for screen in screens)

    def named(display: Display, seat: int) -> bool:
        return _named(display, screens[seat])

    def stood(display: Display, seat: int) -> bool:
        panel, serial = before.get(display.id), screens[seat].serial
        return panel is not None and panel.serial == serial != "" and serials[serial] == 1

    def plugged(display: Display, seat: int) -> bool:
        panel = before.get(display.id)
        counted = display.screen.index is not None
        return counted and panel is not None and panel.name == screens[seat].name

    def first_seen(display: Display, seat: int) -> bool:
        return display.id not in before and display.screen.index == seat

    found: dict[str, int] = {}
    for way in (named, stood, plugged, first_seen):
        for display in displays:
            free = (n for n in range(len(screens)) if n not in found.values() and way(display, n))
            seat = None if display.id in found else next(free, None)
            if seat is not None:
                found[display.id] = seat
    return found


def _named(display: Display, screen: ScreenFacts) -> bool:
    """Whether the document names this screen, and does not only count it."""
    wanted = display.screen
    by_name = wanted.name is not None and wanted.name == screen.name
    return by_name or (wanted.serial is not None and wanted.serial == screen.serial)


def _pairs(surface: Surface, found: Mapping[str, int]) -> list[tuple[Display, int]]:
    """The displays that have a screen, in the order of the surface, with its number."""
    return [(one, found[one.id]) for one in surface.displays if one.id in found]


def _across(display: Display, screen: ScreenFacts) -> bool:
    """Whether a screen lies although its display stands upright, or the reverse."""
    width, height = screen.area[2:]
    upright = display.upright
    return (width - height) * (upright.width - upright.height) < 0


def _part(display: Display, surface: Surface) -> Box:
    rect, canvas = display.rect, surface.canvas
    return (rect.x - canvas.x, rect.y - canvas.y, rect.width, rect.height)
