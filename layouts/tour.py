"""A tour goes from scene to scene by itself, and stops for a hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from layouts.names import name_in


@dataclass(frozen=True)
class Step:
    """One step of a tour; exactly one of scene, salvo and tour is given.

    Attributes:
        scene: The id of the scene that is shown.
        salvo: The id of the salvo that is called up.
        tour: The id of the tour that is gone through once.
        dwell_s: How long it stands, in seconds; 0 for a tour, whose own steps say so.
    """

    scene: str | None = None
    salvo: str | None = None
    tour: str | None = None
    dwell_s: float = 0.0


@dataclass(frozen=True)
class Tour:
    """Steps in their order.

    Attributes:
        id: Its stable id.
        names: Its name by language code.
        steps: At least one.
        pause_on_touch: Whether it stops while somebody uses the wall.
        resume_after_s: How long after the last touch it goes on, in seconds; None: when told to.
        loop: Whether it begins again at its end.
    """

    id: str
    names: Mapping[str, str] = field(hash=False)
    steps: tuple[Step, ...]
    pause_on_touch: bool = True
    resume_after_s: float | None = None
    loop: bool = True

    def name(self, language: str = "ko") -> str:
        """Return its name in `language`, or else in Korean, English, any, or its id."""
        return name_in(self.names, language, self.id)

    def flat(self, tours: Mapping[str, Tour]) -> tuple[Step, ...]:
        """Return its steps with those of the tours that it names in their places.

        Args:
            tours: The document's tours by id, none of which leads back to itself.
        """
        steps: list[Step] = []
        for step in self.steps:
            steps += [step] if step.tour is None else tours[step.tour].flat(tours)
        return tuple(steps)
