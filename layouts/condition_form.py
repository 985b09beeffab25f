"""How an operator writes down what must happen for a rule to act."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from layouts.form import Form, complaint, one_of, only_one
from layouts.mosaic_form import MosaicForm
from layouts.names import Name
from layouts.phrase import phrase
from layouts.rule import (
    Category,
    Condition,
    OnAlert,
    OnCall,
    OnLost,
    OnSituation,
    Severity,
    Urgency,
)

EVENTS = ("alert", "situation", "lost", "call")


class OnAlertForm(Form):
    """A CAP 1.2 alert arrives; {} means any."""

    severity: Severity | None = Field(
        default=None,
        description="the least severity: minor, moderate, severe or extreme",
        examples=["severe"],
    )
    urgency: Urgency | None = Field(
        default=None,
        description="the least urgency: past, future, expected or immediate",
        examples=["expected"],
    )
    categories: list[Category] = Field(
        default=[],
        description="a list of CAP's categories, of which any will do: Geo, Met, Safety, Security, "
        "Rescue, Fire, Health, Env, Transport, Infra, CBRNE, Other",
        examples=[["Met"]],
    )
    event: Name | None = Field(
        default=None, description="a text that the alert's event holds", examples=["호우"]
    )


class OnSituationForm(Form):
    """A situation is opened; {} means any."""

    kind: Name | None = Field(
        default=None, description="the situation's kind, as text", examples=["flood"]
    )


class OnLostForm(Form):
    """Channels of a group are lost together."""

    model_config = ConfigDict(json_schema_extra=one_of(("share", "count")))

    channels: MosaicForm = Field(
        description='"all", or an object with the groups or the query that choose the channels',
        examples=[{"groups": ["bridge"]}],
    )
    share: Annotated[float, Field(gt=0, le=1)] | None = Field(
        default=None,
        description="the least part of them, a number above 0, up to 1",
        examples=[0.5],
    )
    count: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="the least number of them, a whole number from 1", examples=[5]
    )
    for_s: Annotated[float, Field(ge=0, le=86_400)] = Field(
        default=10.0, description="for how long, a number of seconds, 0 or more", examples=[10]
    )

    @model_validator(mode="after")
    def _one_measure(self) -> OnLostForm:
        if (self.share is None) == (self.count is None):
            found = phrase("none of them") if self.share is None else phrase("both")
            mend = (
                phrase('write "share": 0.5')
                if self.share is None
                else phrase("delete one of the two")
            )
            raise complaint(phrase("either 'share' or 'count'"), mend, found)
        return self


class OnCallForm(Form):
    """Somebody calls; {} means anybody."""

    caller: Name | None = Field(
        default=None, description="a text that the caller's name holds", examples=["119"]
    )


class ConditionForm(Form):
    """What must happen: one of alert, situation, lost and call."""

    model_config = ConfigDict(json_schema_extra=one_of(EVENTS))

    alert: OnAlertForm | None = Field(
        default=None,
        description="an object with severity, urgency, categories and event, or {} for any alert",
        examples=[{"severity": "severe"}],
    )
    situation: OnSituationForm | None = Field(
        default=None,
        description="an object with a kind, or {} for any situation",
        examples=[{"kind": "flood"}],
    )
    lost: OnLostForm | None = Field(
        default=None,
        description="an object with channels, and share or count of them",
        examples=[{"channels": {"groups": ["bridge"]}, "share": 0.5}],
    )
    call: OnCallForm | None = Field(
        default=None, description="an object with a caller, or {} for any call", examples=[{}]
    )

    @model_validator(mode="after")
    def _one_event(self) -> ConditionForm:
        only_one(
            self,
            EVENTS,
            phrase("make a rule of each"),
            phrase('write "alert": {"severity": "severe"}'),
        )
        return self

    def condition(self) -> Condition:
        """Return the condition."""
        if self.alert is not None:
            alert = self.alert
            return OnAlert(alert.severity, alert.urgency, tuple(alert.categories), alert.event)
        if self.lost is not None:
            lost = self.lost
            return OnLost(lost.channels.mosaic(), lost.share, lost.count, lost.for_s)
        if self.call is not None:
            return OnCall(self.call.caller)
        return OnSituation(self.situation.kind if self.situation else None)
