"""Composes what stands on the glass of what people put there and what rules show over it: pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from layouts.channel import Channel
from layouts.layout import Layout
from layouts.salvo import Part, Salvo
from layouts.surface import Surface
from layouts.vicinity import closest
from wall.face.showing import Showing, displays_of
from wall.rules.board import Board, Claim

OWN = "rule:"
"""Before a rule's id in the id of the salvo that stands for it; no document's id has it so."""
TOUCH = 1e-6


def composed(base: Showing, board: Board[Any] | None, channels: Sequence[Channel] = ()) -> Showing:
    """Return what stands on the glass: claims over what people put there, the highest on top.

    Args:
        base: What people put there.
        board: The claims; None for none.
        channels: Every channel there is, of which some may be near to what happens.
    """
    showing = base
    for claim in sorted(board.claims, key=lambda claim: claim.rank) if board else ():
        free = tuple(name for name in claim.displays if name not in claim.kept_off)
        if board is not None and free:
            showing = _over(showing, claim, free, board.layout, channels)
    return showing


def _over(
    showing: Showing,
    claim: Claim,
    free: tuple[str, ...],
    layout: Layout,
    channels: Sequence[Channel],
) -> Showing:
    answer = claim.rule.show
    if answer.nearest is not None:
        near = closest(channels, claim.happening.position or (0.0, 0.0), answer.nearest)
        if not near:
            return showing
        room = max(rooms(layout.surface, free), key=len)
        ids = tuple(channel.id for channel in near)
        # The audit log keeps the id, and with it which channels came up.
        name = f"{OWN}{claim.rule.id} ({len(ids)}) {' '.join(ids)}"
        return showing.over(Salvo(name, claim.rule.names, (Part(room, channels=ids),)))
    if answer.salvo is not None:
        salvo = layout.salvos_by_id[answer.salvo]
        return showing.over(
            salvo if displays_of(salvo) <= set(free) else _kept(salvo, free, layout)
        )
    if len(free) == len(layout.surface.displays):
        return Showing(layout.scenes_by_id[answer.scene or ""])
    parts = tuple(Part(room, answer.scene) for room in rooms(layout.surface, free))
    return showing.over(Salvo(OWN + claim.rule.id, claim.rule.names, parts))


def _kept(salvo: Salvo, free: Sequence[str], layout: Layout) -> Salvo:
    """A salvo on those of its displays that are left to it."""
    parts = [
        replace(part, displays=room)
        for part in salvo.parts
        for room in rooms(layout.surface, [name for name in part.displays if name in free])
    ]
    return replace(salvo, id=OWN + salvo.id, parts=tuple(parts))


def rooms(surface: Surface, names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the displays as one room, or each as its own where another lies between them."""
    if not names:
        return ()
    region = surface.region(names)
    between = any(
        region.overlaps(surface.part(display), TOUCH)
        for display in surface.displays
        if display.id not in names
    )
    return tuple((name,) for name in names) if between else (tuple(names),)


def put_by_hand(base: Showing, before: Showing, after: Showing) -> tuple[Showing, frozenset[str]]:
    """Return what people have put onto the glass, and on which displays they did so last.

    Args:
        base: What they had put there before.
        before: What stood on the glass, rules included.
        after: What they made of it.

    Returns:
        The new base, and the displays; none stands for all of them.
    """
    added = [salvo for salvo in after.salvos if salvo not in before.salvos]
    gone = [salvo for salvo in before.salvos if salvo not in after.salvos]
    if after.scene != before.scene or not (added or gone):
        return after, frozenset()
    if added:
        for salvo in added:
            base = base.over(salvo)
        return base, frozenset().union(*map(displays_of, added))
    ids = {salvo.id for salvo in gone}
    kept = tuple(salvo for salvo in base.salvos if salvo.id not in ids)
    return replace(base, salvos=kept), frozenset().union(*map(displays_of, gone))
