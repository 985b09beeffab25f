"""Whether what is touched is large enough, apart from its neighbours, low enough, and named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import combinations
from typing import Final

from kiosk.audit.finding import Finding, Look, Measure, Rule, measured
from kiosk.audit.view import Control, View

LEAST_MM: Final = 25.0
STEADY_MM: Final = 38.0
"""For hands that shake."""
LOWEST_MM, HIGHEST_MM = 400.0, 1220.0
GAP_MM: Final = 4.0
"""Between neighbours of which one is smaller than `STEADY_MM`; larger ones may touch."""
ROUNDING_MM: Final = 0.6
"""A pixel."""
WAYS_DOWN: Final = (
    "bar-low",
    "opinion-close",
    "receipt-close",
    "keyboard-done",
    "share-close",
    "pin-close",
    "service-close",
)
"""What brings every control down, as the face calls it, or ends what stands over that."""


def targets(*, steady: bool) -> Look:
    """Return what measures how large controls are.

    Args:
        steady: Whether it is for hands that shake.
    """
    return partial(_sizes, STEADY_MM if steady else LEAST_MM)


def _sizes(least: float, view: View) -> Measure:
    rows = ((min(one.box.width, one.box.height) * view.mm, one.called) for one in _usable(view))
    return measured(Rule.TARGET, rows, least, " mm", f"{least:.0f} mm and more in both directions")


def gaps(view: View) -> Measure:
    """Measure how far controls are apart."""
    expected = f"{GAP_MM:.0f} mm between them, or {STEADY_MM:.0f} mm each and no overlap"
    return measured(Rule.GAP, _gaps(view), GAP_MM, " mm", expected)


def _gaps(view: View) -> Iterator[tuple[float, str]]:
    for one, other in combinations(_usable(view), 2):
        # What is cut off by its scroller is not touched there.
        across, along = (gap * view.mm for gap in one.shown.apart(other.shown))
        if max(across, along) > 2 * GAP_MM:
            continue
        beside = across > along
        sizes = [(b.width if beside else b.height) * view.mm for b in (one.box, other.box)]
        gap = max(across, along)
        large = min(sizes) >= STEADY_MM and gap >= -ROUNDING_MM
        if not large:
            yield gap, f"{one.called} and {other.called}"


def reach(*, low: bool) -> Look:
    """Return what measures how high controls are.

    Args:
        low: Whether every control has to be in reach, or only what brings them there.
    """
    return partial(_reach, low)


def _reach(low: bool, view: View) -> Measure:
    wanted = [one for one in _usable(view) if low or one.id in WAYS_DOWN]
    if not wanted:
        found = "there is none that can be touched"
        lacking = Finding(Rule.REACH, f"the control {WAYS_DOWN[0]!r}", found, "one within reach")
        return Measure(Rule.REACH, None, (lacking,))
    findings = tuple(_out_of_reach(view, wanted))
    highest = max(view.floor_mm(one.shown.top) for one in wanted)
    return Measure(Rule.REACH, HIGHEST_MM - highest, findings)


def _out_of_reach(view: View, controls: list[Control]) -> Iterator[Finding]:
    expected = f"all of it between {LOWEST_MM:.0f} and {HIGHEST_MM:.0f} mm above the floor"
    for one in controls:
        top, bottom = view.floor_mm(one.shown.top), view.floor_mm(one.shown.bottom)
        if top > HIGHEST_MM + ROUNDING_MM or bottom < LOWEST_MM - ROUNDING_MM:
            found = f"from {bottom:.0f} to {top:.0f} mm above the floor"
            yield Finding(Rule.REACH, one.called, found, expected)


def names(view: View) -> Measure:
    """Look for controls without a name that a screen reader can say."""
    nameless = [one for one in _usable(view) if not one.name.strip()]
    expected = "a name that a screen reader says"
    found = tuple(Finding(Rule.NAME, _where(view, one), "no name", expected) for one in nameless)
    return Measure(Rule.NAME, float(-len(found)), found)


def _where(view: View, control: Control) -> str:
    across, up = control.box.left * view.mm, view.floor_mm(control.box.top)
    return f"the control {control.id or control.kind} at {across:.0f} mm, {up:.0f} mm high"


def _usable(view: View) -> list[Control]:
    return [one for one in view.controls if one.in_sight and one.enabled]
