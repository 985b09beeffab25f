"""Whether every word can be read to its end, and none stands on another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import Final

from kiosk.audit.finding import Finding, Measure, Rule
from kiosk.audit.view import Control, Seen, View, Words

INTO_PX: Final = 3.0
"""Ink that is said to reach so far into another's is not seen to."""
LINE_PART: Final = 0.9
TOUCHED_PART: Final = 0.5
"""A control of which so much is seen can be touched, and be moved further."""


def overlaps(view: View) -> Measure:
    """Look for texts that stand on one another."""
    told = [one for one in view.words if one.in_sight and one.text.strip()]
    found = tuple(
        Finding(
            Rule.OVERLAP,
            f"{one.text!r} and {other.text!r}",
            f"{-max(one.shown.apart(other.shown)) * view.mm:.1f} mm into one another",
            "no text on another",
        )
        for one, other in combinations(told, 2)
        if max(one.shown.apart(other.shown)) < -INTO_PX
    )
    return Measure(Rule.OVERLAP, float(-len(found)), found)


def cuts(views: Iterable[View], resting: Collection[str] = ()) -> Measure:
    """Look for texts and controls that are never seen whole.

    Args:
        views: The screen, moved by its buttons from one end to the other.
        resting: The names of what could be moved and was not.
    """
    leaves = list(views)
    found = (*_elided(leaves), *_never_whole(leaves, resting))
    return Measure(Rule.CUT, float(-len(found)), found)


def _elided(leaves: list[View]) -> tuple[Finding, ...]:
    texts = {(one.key, one.text): one.text for view in leaves for one in view.words if one.elided}
    expected = "all of it to be read"
    return tuple(
        Finding(Rule.CUT, repr(text), "its end is left out", expected) for text in texts.values()
    )


def _never_whole(leaves: list[View], resting: Collection[str]) -> Iterator[Finding]:
    # The keys of a row that is turned are the same ones with other words.
    everything: dict[tuple[int, str], list[Seen]] = {}
    for view in leaves:
        usable = (one for one in view.controls if one.enabled)
        seen: tuple[Seen, ...] = (*view.words, *usable)
        for one in seen:
            if one.scroller not in resting:
                everything.setdefault((one.key, getattr(one, "text", "")), []).append(one)
    for told in everything.values():
        if _read_through(told) or any(map(_given_up, told)):
            continue
        hard = next((one.cut_by for one in told if one.cut_by), "")
        by = hard or f"what scrolls it ({told[0].scroller}), wherever it stands"
        yield Finding(Rule.CUT, _called(told[0]), f"cut off by {by}", "all of it to be seen")


def _given_up(one: Seen) -> bool:
    """Whether something else stands over it on purpose."""
    return not one.in_sight and not one.cut_by and not one.scroller


def _read_through(moments: list[Seen]) -> bool:
    """Whether all of it is seen, be it in parts of a few lines."""
    if any(one.whole and one.in_sight and not one.cut_by for one in moments):
        return True
    tallest = moments[0]
    if isinstance(tallest, Control):
        touched = (one.shown.area / max(one.box.area, 1.0) for one in moments if not one.cut_by)
        return max(touched, default=0.0) >= TOUCHED_PART
    if not isinstance(tallest, Words) or tallest.lines < 2:
        return False
    line = tallest.box.height / tallest.lines
    parts = sorted(
        (one.shown.top - one.box.top, one.shown.bottom - one.box.top)
        for one in moments
        if one.in_sight and one.shown.width >= one.box.width - 2
    )
    read, whole = 0.0, tallest.box.height - 2
    for top, bottom in parts:
        if read >= whole or top > max(read - line * LINE_PART, 1.0):
            break
        read = max(read, bottom)
    return read >= whole


def _called(one: Seen) -> str:
    if isinstance(one, Words):
        return repr(one.text)
    return f"the control {getattr(one, 'called', '')}"
