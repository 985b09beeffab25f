"""How an operator writes down a tour, and what can be wrong with it by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from layouts.form import Form, complaint, one_of
from layouts.known import Known
from layouts.names import Id, Names
from layouts.phrase import phrase, together
from layouts.problem import Fault
from layouts.tour import Step, Tour

_DAY_S = 86_400
_TARGETS = ("scene", "salvo", "tour")

Seconds = Annotated[float, Field(ge=1, le=_DAY_S)]


class StepForm(Form):
    """A step: a scene or a salvo for a while, or a whole tour once."""

    model_config = ConfigDict(json_schema_extra=one_of(_TARGETS))

    scene: Id | None = Field(default=None, description="a scene's id, as text", examples=["all"])
    salvo: Id | None = Field(default=None, description="a salvo's id, as text", examples=["flood"])
    tour: Id | None = Field(default=None, description="a tour's id, as text", examples=["night"])
    dwell_s: Seconds | None = Field(
        default=None,
        description=f"how long it stands, a number of seconds from 1 to {_DAY_S}",
        examples=[10],
    )

    @model_validator(mode="after")
    def _one_target(self) -> StepForm:
        given = [key for key in _TARGETS if getattr(self, key) is not None]
        if len(given) != 1:
            found = together(f"'{key}'" for key in given) or phrase("none of them")
            mend = phrase("make a step of each") if given else phrase('write "scene": "ID"')
            raise complaint(phrase("one of 'scene', 'salvo', 'tour'"), mend, found)
        if self.tour is not None and self.dwell_s is not None:
            expected = phrase("no 'dwell_s' beside 'tour', whose own steps have theirs")
            raise complaint(expected, phrase("delete 'dwell_s'"), phrase("'dwell_s'"))
        return self


class TourForm(Form):
    """Scenes and salvos one after another."""

    id: Id = Field(description="the tour's id, the only one of its kind", examples=["night"])
    name: Names
    dwell_s: Seconds | None = Field(
        default=None,
        description="how long a step stands that does not say so itself, a number of seconds "
        f"from 1 to {_DAY_S}",
        examples=[10],
    )
    steps: Annotated[list[StepForm], Field(min_length=1)] = Field(
        description="a list of at least one step",
        examples=[[{"scene": "all", "dwell_s": 10}]],
    )
    pause_on_touch: bool = Field(
        default=True, description="whether a touch stops it: true or false", examples=[True]
    )
    resume_after_s: Seconds | None = Field(
        default=None,
        description="how long after the last touch it goes on, a number of seconds from 1 to "
        f"{_DAY_S} (without it: when told to)",
        examples=[60],
    )
    loop: bool = Field(
        default=True,
        description="whether it begins again at its end: true or false",
        examples=[True],
    )

    def tour(self) -> Tour:
        """Return the tour."""
        steps = (
            Step(s.scene, s.salvo, s.tour, 0.0 if s.tour else s.dwell_s or self.dwell_s or 0.0)
            for s in self.steps
        )
        return Tour(
            id=self.id,
            names=dict(self.name),
            steps=tuple(steps),
            pause_on_touch=self.pause_on_touch,
            resume_after_s=self.resume_after_s,
            loop=self.loop,
        )


def tour_faults(form: TourForm, known: Known) -> Iterator[Fault]:
    """Yield what is wrong with `form` by itself, paths from the tour."""
    if form.resume_after_s is not None and not form.pause_on_touch:
        found = phrase("'resume_after_s' with 'pause_on_touch' false")
        expected = phrase("a tour that stops before it goes on")
        mend = phrase("delete 'resume_after_s', or write true for 'pause_on_touch'")
        yield Fault(("resume_after_s",), found, expected, mend)
    for number, step in enumerate(form.steps):
        at = ("steps", number)
        if step.tour is None and step.dwell_s is None and form.dwell_s is None:
            expected = phrase("how long the step stands")
            mend = phrase('add "dwell_s": 10 to the step, or to the tour for all its steps')
            yield Fault(at, phrase("no 'dwell_s'"), expected, mend)
        if step.scene is not None:
            yield from known.unknown_scenes([((*at, "scene"), step.scene)])
        if step.salvo is not None:
            yield from known.unknown_salvos([((*at, "salvo"), step.salvo)])
        if step.tour is not None:
            yield from known.unknown_tours([((*at, "tour"), step.tour)])
