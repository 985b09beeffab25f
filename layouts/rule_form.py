"""How an operator writes down a rule, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from layouts.condition_form import ConditionForm
from layouts.form import Form, complaint, one_of, only_one
from layouts.known import Known
from layouts.names import Id, Names, Words
from layouts.phrase import phrase
from layouts.problem import Fault
from layouts.rule import Answer, Rule, Until

MOST_NEAREST = 64

_ANSWERS = ("scene", "salvo", "nearest")


class AnswerForm(Form):
    """What is shown: a salvo, or on all displays or those named a scene or what is nearest."""

    model_config = ConfigDict(json_schema_extra=one_of(_ANSWERS))

    scene: Id | None = Field(default=None, description="a scene's id, as text", examples=["all"])
    salvo: Id | None = Field(default=None, description="a salvo's id, as text", examples=["flood"])
    nearest: Annotated[int, Field(ge=1, le=MOST_NEAREST)] | None = Field(
        default=None,
        description="how many channels, those nearest to the event's position, a whole number from "
        f"1 to {MOST_NEAREST}",
        examples=[9],
    )
    displays: Annotated[list[Id], Field(min_length=1)] | None = Field(
        default=None,
        description="a list of the ids of displays, at least one; without it, all of them",
        examples=[["left"]],
    )

    @model_validator(mode="after")
    def _one_content(self) -> AnswerForm:
        only_one(self, _ANSWERS, phrase("keep one of them"), phrase('write "scene": "ID"'))
        if self.salvo is not None and self.displays is not None:
            expected = phrase("no 'displays' beside 'salvo', which has its own")
            raise complaint(expected, phrase("delete 'displays'"), phrase("'displays'"))
        return self


class RuleForm(Form):
    """What is shown when something happens."""

    id: Id = Field(description="the rule's id, the only one of its kind", examples=["heavy-rain"])
    name: Names
    when: ConditionForm = Field(
        description="an object with one of alert, situation, lost and call",
        examples=[{"alert": {"severity": "severe"}}],
    )
    show: AnswerForm = Field(
        description="an object with a scene, a salvo or nearest", examples=[{"scene": "all"}]
    )
    card: Words | None = Field(
        default=None,
        description='instructions for each language, as {"ko": "수문을 확인하십시오.", "en": '
        '"Check the gates."}',
        examples=[{"ko": "수문을 확인하십시오.", "en": "Check the gates."}],
    )
    priority: Annotated[int, Field(ge=1, le=100)] = Field(
        default=50,
        description="a whole number from 1 to 100, of which the higher has the display",
        examples=[50],
    )
    until: Until = Field(
        default="ended",
        description="'ended' (until the event has ended) or 'dismissed' (until somebody says so)",
        examples=["ended"],
    )
    at_most_s: Annotated[float, Field(ge=1, le=7 * 86_400)] | None = Field(
        default=None,
        description="after how long it goes at the latest, a number of seconds from 1",
        examples=[1800],
    )

    def rule(self) -> Rule:
        """Return the rule."""
        show = self.show
        answer = Answer(show.scene, show.salvo, tuple(show.displays or ()), show.nearest)
        return Rule(
            id=self.id,
            names=dict(self.name),
            when=self.when.condition(),
            show=answer,
            card=dict(self.card) if self.card is not None else None,
            priority=self.priority,
            until=self.until,
            at_most_s=self.at_most_s,
        )


def rule_faults(form: RuleForm, known: Known) -> Iterator[Fault]:
    """Yield what is wrong with `form`, paths from the rule."""
    if form.when.lost is not None:
        yield from known.unknown_groups(("when", "lost", "channels"), form.when.lost.channels)
        if form.show.nearest is not None:
            found = phrase("'nearest', for a loss of channels, which has no position")
            mend = phrase("name a scene or a salvo")
            yield Fault(("show", "nearest"), found, phrase("a scene or a salvo"), mend)
    if form.show.scene is not None:
        yield from known.unknown_scenes([(("show", "scene"), form.show.scene)])
    if form.show.salvo is not None:
        yield from known.unknown_salvos([(("show", "salvo"), form.show.salvo)])
    displays = enumerate(form.show.displays or ())
    yield from known.unknown_displays((("show", "displays", n), name) for n, name in displays)
