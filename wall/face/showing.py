"""What stands on the glass: a scene, and the salvos that were called up over it since."""

from __future__ import annotations

from dataclasses import dataclass, replace

from layouts.layout import Layout
from layouts.salvo import Salvo
from layouts.scene import Scene
from layouts.tour import Step


@dataclass(frozen=True)
class Showing:
    """What was called up.

    Attributes:
        scene: None for a mosaic of every channel.
        salvos: In the order in which they were called up; the later lies on the earlier.
    """

    scene: Scene | None = None
    salvos: tuple[Salvo, ...] = ()

    def over(self, salvo: Salvo) -> Showing:
        """The same with a salvo on its displays; those of which nothing is left to see are gone."""
        covered = displays_of(salvo)
        left = (one for one in self.salvos if not displays_of(one) <= covered)
        return replace(self, salvos=(*left, salvo))

    def without(self, salvo_id: str) -> Showing:
        """The same with the displays of a salvo given back."""
        return replace(self, salvos=tuple(one for one in self.salvos if one.id != salvo_id))

    def after(self, step: Step, layout: Layout | None) -> Showing | None:
        """What stands on the glass after a step of a tour; None if the layout does not have it."""
        if layout is None:
            return None
        if step.scene is not None:
            scene = layout.scenes_by_id.get(step.scene)
            return None if scene is None else Showing(scene)
        salvo = layout.salvos_by_id.get(step.salvo or "")
        return None if salvo is None else self.over(salvo)

    def edited(self, layout: Layout | None) -> Showing:
        """The same by the words of an edited layout; what it no longer has is gone."""
        if layout is None:
            return Showing()
        scene = self.scene.id if self.scene else None
        found = layout.scenes_by_id.get(scene or "", layout.scenes[0])
        salvos = layout.salvos_by_id
        kept = tuple(salvos[salvo.id] for salvo in self.salvos if salvo.id in salvos)
        return Showing(found, kept)

    def title(self, language: str) -> str:
        """The names of all that stands on the glass; empty for a mosaic of every channel alone."""
        parts = ((self.scene,) if self.scene else ()) + self.salvos
        return "  +  ".join(part.name(language) for part in parts)

    @property
    def salvo_ids(self) -> tuple[str, ...]:
        """The ids of the salvos, the first called up first."""
        return tuple(salvo.id for salvo in self.salvos)


def displays_of(salvo: Salvo) -> frozenset[str]:
    """All displays on which a salvo puts something."""
    return frozenset(name for part in salvo.parts for name in part.displays)
