"""Tells in words what rules would do when things happen one after another, without a wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from layouts.layout import Layout
from wall.rules.board import Board
from wall.rules.event_form import EventForm
from wall.rules.happening import Happening
from wall.rules.saying import shows, unmet, waits_for

NOTHING_YET = "what was there"


def told(layout: Layout, events: Sequence[EventForm], language: str = "en") -> Iterator[str]:
    """Yield the lines of a dry run.

    Args:
        layout: The rules, and the displays that they want.
        events: What happens, in this order.
        language: Of the cards.
    """
    if not layout.rules:
        yield "The layout has no rules."
        return
    if not events:
        yield from _rules(layout, language)
        return
    board = Board(layout, NOTHING_YET)
    for number, event in enumerate(events, 1):
        happening = event.happening()
        before = board
        board = board.ended(event.id) if happening is None else board.told(happening, 0.0)
        yield from _step(number, event.id, happening, before, board, language)


def _rules(layout: Layout, language: str) -> Iterator[str]:
    for rule in layout.rules:
        limit = f", {rule.at_most_s:g} s at most" if rule.at_most_s is not None else ""
        yield f"{rule.id} ({rule.name(language)}) waits for {waits_for(rule.when)}."
        wanted = ", ".join(rule.show.displays) or "all displays it needs"
        until = "the event has ended" if rule.until == "ended" else "somebody dismisses it"
        yield (
            f"  shows {shows(rule.show)} on {wanted}, priority {rule.priority}, "
            f"until {until}{limit}."
        )


def _step(
    number: int,
    name: str,
    happening: Happening | None,
    before: Board[str],
    after: Board[str],
    language: str,
) -> Iterator[str]:
    if happening is None:
        known = name in before.lasting
        verb = "ends" if known else "ends, which had not begun: nothing changes"
    else:
        verb = "is told again" if name in before.lasting else f"begins ({happening.kind})"
    yield f"{number}. '{name}' {verb}."
    yield from _claims(before, after, language)
    if happening is not None:
        for rule in after.layout.rules:
            if reason := unmet(happening, rule):
                yield f"   {rule.id} is not called: {reason}."
    yield from _glass(after)


def _claims(before: Board[str], after: Board[str], language: str) -> Iterator[str]:
    past = {claim.key for claim in before.claims}
    for claim in after.claims:
        if claim.key not in past:
            yield f"   {claim.rule.id} is called (priority {claim.priority})."
            if claim.rule.show.nearest is not None and not claim.displays:
                yield "   it shows nothing: the event tells no position."
            card = claim.rule.instructions(language)
            if card:
                yield "   its card: " + card.replace("\n", " / ")
        elif claim.over:
            yield f"   {claim.rule.id} stays until somebody dismisses it."
    left = {claim.key for claim in after.claims}
    for claim in before.claims:
        if claim.key not in left:
            yield f"   {claim.rule.id} ends."


def _glass(board: Board[str]) -> Iterator[str]:
    """Yield what every display shows, displays of one content together."""

    def content(name: str) -> str:
        claim = board.held.get(name)
        return f"{shows(claim.rule.show)}, by {claim.rule.id}" if claim else board.base

    for what, names in groupby(sorted(board.displays, key=content), key=content):
        yield f"   {', '.join(names)}: {what}"
