"""What people had on the glass before a rule took it, and how they find it again afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field

from wall.face.face import Face
from wall.face.showing import Showing
from wall.glass.spotlights import Bay
from wall.glass.view import View
from wall.trust.policy import DeniedError


@dataclass(frozen=True)
class Standing:
    """What people had on the glass.

    Attributes:
        showing: Scene and salvos.
        view: The part of the canvas that was seen.
        lit: Each spotlight, the newest last: the channel's id, what it was enlarged for, and where.
    """

    showing: Showing
    view: View = field(default_factory=View)
    lit: tuple[tuple[str, str, Bay], ...] = ()


def standing_on(face: Face) -> Standing:
    """What stands on the glass now."""
    by_row, guard = face.rows.by_row, face.guard_
    lit = tuple(
        (by_row[one.spot.channel].id, guard.purpose(one.spot.channel), one.bay)
        for one in face.stage_.spotlights.all
        if one.spot.opening and one.spot.channel in by_row
    )
    return Standing(face.showing, face.stage_.sight.goal, lit)


def put_back(face: Face, standing: Standing) -> None:
    """People find the view, and what was in the spotlights; scene and salvos stand already."""
    if standing.showing != face.showing or face.cover is not None:
        return
    stage, guard = face.stage_, face.guard_
    stage.sight.show(standing.view, stage.limits)
    stage.relay()
    for channel, purpose, bay in standing.lit:
        row = face.rows.by_id.get(channel)
        if row is None:
            continue
        try:
            guard.check(row, purpose)
        except DeniedError:  # somebody else is there now
            continue
        guard.grant(row, purpose)
        stage.light_in(bay, row)
