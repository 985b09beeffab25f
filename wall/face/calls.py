"""Lists what one touch calls up: the scenes of the layout, its salvos and its tours."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from layouts.layout import Layout
from layouts.salvo import Salvo
from layouts.scene import Scene
from layouts.tour import Tour
from wall.face.showing import Showing


def calls_of(
    layout: Layout | None, showing: Showing, tour: str | None, language: str
) -> list[dict[str, Any]]:
    """All that can be called up, in the order of the strip.

    Args:
        layout: None where there is none.
        showing: What stands on the glass.
        tour: The id of the tour that plays; None for none.
        language: ``ko`` or ``en``.

    Returns:
        Of each: its kind (``scene``, ``salvo`` or ``tour``), id and name, whether it is on the
        glass, and whether it is the first of its kind.
    """
    if layout is None:
        return []
    scene = showing.scene.id if showing.scene else None
    kinds: tuple[tuple[str, Sequence[Scene | Salvo | Tour], Collection[str | None]], ...] = (
        ("scene", layout.scenes, (scene,)),
        ("salvo", layout.salvos, showing.salvo_ids),
        ("tour", layout.tours, (tour,)),
    )
    return [
        {
            "kind": kind,
            "id": part.id,
            "name": part.name(language),
            "current": part.id in current,
            "first": number == 0,
        }
        for kind, parts, current in kinds
        for number, part in enumerate(parts)
    ]
