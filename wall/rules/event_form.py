"""How a program or a person writes down that something happens, and what can be wrong with it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from layouts.channel import PositionForm
from layouts.document import Document
from layouts.form import Form, one_of, only_one, read_form
from layouts.names import Id, Name, Words
from layouts.rule import Category, Severity, Urgency
from layouts.text import Text
from wall.rules.happening import Happening, Kind

CONTENTS = ("alert", "situation", "call", "lost", "end")
LONGEST_ID = 200


class AlertForm(Form):
    """A CAP 1.2 alert."""

    severity: Severity | None = Field(
        default=None,
        description="how severe it is: minor, moderate, severe or extreme",
        examples=["severe"],
    )
    urgency: Urgency | None = Field(
        default=None,
        description="how urgent it is: past, future, expected or immediate",
        examples=["immediate"],
    )
    categories: list[Category] = Field(
        default=[],
        description="a list of CAP's categories: Geo, Met, Safety, Security, Rescue, Fire, Health, "
        "Env, Transport, Infra, CBRNE, Other",
        examples=[["Met"]],
    )
    event: Name | None = Field(
        default=None, description="the alert's event, as text", examples=["호우경보"]
    )


class SituationForm(Form):
    """A situation is opened."""

    kind: Name | None = Field(
        default=None, description="the situation's kind, as text", examples=["flood"]
    )


class CallForm(Form):
    """Somebody calls."""

    caller: Name | None = Field(
        default=None, description="the caller's name, as text", examples=["119"]
    )


class LostForm(Form):
    """The channels that a rule watches are lost."""

    rule: Id = Field(description="the rule's id, as text", examples=["bridges-lost"])


class EventForm(Form):
    """Something begins, changes (it is told again) or ends."""

    model_config = ConfigDict(json_schema_extra=one_of(CONTENTS))

    id: Annotated[Name, Field(max_length=LONGEST_ID)] = Field(
        description=f"the event's id, as text of at most {LONGEST_ID} letters; the same when it "
        "changes and ends",
        examples=["kma-2026-1121"],
    )
    alert: AlertForm | None = Field(
        default=None,
        description="an object with severity, urgency, categories and event",
        examples=[{"severity": "severe", "event": "호우경보"}],
    )
    situation: SituationForm | None = Field(
        default=None, description="an object with a kind", examples=[{"kind": "flood"}]
    )
    call: CallForm | None = Field(
        default=None, description="an object with a caller", examples=[{"caller": "119"}]
    )
    lost: LostForm | None = Field(
        default=None,
        description="an object with the rule whose channels are lost; for dry runs only",
        examples=[{"rule": "bridges-lost"}],
    )
    end: Literal[True] | None = Field(
        default=None, description="true where the event has ended", examples=[True]
    )
    text: Words | None = Field(
        default=None,
        description='what is told of it in each language, as {"ko": "한강 수위 상승"}',
        examples=[{"ko": "한강 수위 상승"}],
    )
    priority: Annotated[int, Field(ge=1, le=100)] | None = Field(
        default=None,
        description="a whole number from 1 to 100 that counts instead of the rules' own",
        examples=[80],
    )
    position: PositionForm | None = Field(
        default=None,
        description="its place on the earth",
        examples=[{"lat": 37.5665, "lon": 126.978}],
    )

    @model_validator(mode="after")
    def _one_content(self) -> EventForm:
        only_one(self, CONTENTS, "tell each by itself", 'write "alert": {} or "end": true')
        return self

    def happening(self) -> Happening | None:
        """Return what happens; None where it has ended."""
        position = (self.position.lat, self.position.lon) if self.position else None
        bare = self._bare()
        return bare and replace(
            bare, words=dict(self.text or {}), priority=self.priority, position=position
        )

    def _bare(self) -> Happening | None:
        if self.alert is not None:
            alert = self.alert
            kinds = tuple(alert.categories)
            name = alert.event or ""
            return Happening(self.id, Kind.ALERT, name, {}, alert.severity, alert.urgency, kinds)
        if self.situation is not None:
            return Happening(self.id, Kind.SITUATION, self.situation.kind or "")
        if self.call is not None:
            return Happening(self.id, Kind.CALL, self.call.caller or "")
        return Happening(self.id, Kind.LOST, self.lost.rule) if self.lost is not None else None


def read_event(text: str, source: str) -> EventForm:
    """Return the event that a JSON text tells.

    Args:
        text: The JSON.
        source: Where it came from, as errors name it.

    Raises:
        DocumentError: It is wrong; every problem is listed.
    """
    document = Document(Path(source), Text(text))
    form, problems = read_form(document, EventForm, document.value)
    document.refuse(problems)
    if form is None:
        raise AssertionError("an event that is none was not refused")
    return form


def event_from_words(words: str) -> str:
    """Return the JSON of an event that a person typed in short.

    ``alert severity=severe categories=Met,Fire event=호우경보``, ``situation kind=flood id=s1``,
    ``call caller=119``, ``lost rule=bridges-lost`` and ``end s1``; without an id it is called by
    its kind.  JSON stays as it is.
    """
    if words.lstrip().startswith("{"):
        return words
    head, *rest = words.split()
    if head == "end":
        return json.dumps({"id": " ".join(rest), "end": True}, ensure_ascii=False)
    content: dict[str, object] = {}
    event: dict[str, object] = {"id": head, head: content}
    key = ""
    for piece in rest:
        name, sign, value = piece.partition("=")
        if not sign:  # a blank within a value: event=heavy rain
            content[key] = f"{content.get(key, '')} {piece}".strip()
            continue
        key = name
        content[key] = value
    for name in ("id", "priority", "text", "lat", "lon"):
        if name in content:
            event[name] = content.pop(name)
    if isinstance(content.get("categories"), str):
        content["categories"] = str(content["categories"]).split(",")
    _common(event)
    return json.dumps(event, ensure_ascii=False)


def _common(event: dict[str, object]) -> None:
    """Give what stands in every event the form that JSON has it in."""
    if "text" in event:
        event["text"] = {"ko": event["text"]}
    if str(event.get("priority", "")).isdecimal():
        event["priority"] = int(str(event["priority"]))
    if "lat" in event or "lon" in event:
        place = {name: _number(event.pop(name)) for name in ("lat", "lon") if name in event}
        event["position"] = place


def _number(value: object) -> object:
    try:
        return float(str(value))
    except ValueError:
        return value
