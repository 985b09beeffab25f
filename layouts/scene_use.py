"""Says who shows a scene besides the hand that calls it up: salvos, tours and rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from layouts.layout import Layout


class Holder(StrEnum):
    """What kind of part of a layout shows a scene."""

    SALVO = "salvo"
    TOUR = "tour"
    RULE = "rule"


@dataclass(frozen=True)
class Use:
    """A part of a layout that shows a scene.

    Attributes:
        holder: What kind of part.
        id: Its id.
        names: Its name by language code.
    """

    holder: Holder
    id: str
    names: Mapping[str, str] = field(hash=False)


def uses_of(layout: Layout, scene: str) -> tuple[Use, ...]:
    """Return all that names a scene, in the order of the document."""
    salvos = (one for one in layout.salvos if any(part.scene == scene for part in one.parts))
    tours = (one for one in layout.tours if any(step.scene == scene for step in one.steps))
    rules = (one for one in layout.rules if one.show.scene == scene)
    return (
        *(Use(Holder.SALVO, one.id, one.names) for one in salvos),
        *(Use(Holder.TOUR, one.id, one.names) for one in tours),
        *(Use(Holder.RULE, one.id, one.names) for one in rules),
    )
