"""How an operator writes down which alerts concern a place, and what can be wrong with it."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from layouts.channel import PositionForm
from layouts.document import Document, load_document
from layouts.form import Form, complaint, read_form
from layouts.layout_form import VERSION
from layouts.names import Language, Name
from layouts.phrase import phrase
from layouts.problem import DocumentError
from streams.alerts.alert import Pair, Point, Scope, Status
from streams.alerts.anchors import NOBODY, load_anchors
from streams.alerts.phone_messages import KIND
from streams.alerts.place import Place
from streams.alerts.policy import DEFAULT, Policy
from streams.alerts.settings import AlertSettings
from streams.alerts.source_form import SourceForm, source_problems
from streams.feeds.book import load_book
from streams.feeds.key import load_keys
from streams.feeds.subscription import Subscription

StatusWord = Literal["Actual", "Exercise", "Test", "System", "Draft"]
ScopeWord = Literal["Public", "Restricted", "Private"]
Answer = Literal["show", "refuse"]
FileName = Annotated[str, Field(min_length=1)]


def _this_version(version: int) -> int:
    if version != VERSION:
        expected = phrase("{version}, the version that this citywall reads", version=VERSION)
        raise complaint(expected, phrase("write {form}", form=VERSION))
    return version


class PlaceForm(PositionForm):
    """Where the alerts are shown, and by which names and codes that place goes."""

    radius_m: Annotated[float, Field(ge=0, le=1_000_000)] = Field(
        default=0.0,
        description="how far around it an area concerns it, a number of metres, 0 or more",
        examples=[18000],
    )
    geocodes: dict[Name, list[Name]] = Field(
        default={},
        description="its codes, a list for each system that senders use",
        examples=[{"SAME": ["006109"]}],
    )
    regions: list[Name] = Field(
        default=[],
        description="its region's names, from large to small in Korean, with commas in English",
        examples=[["서울특별시 마포구", "Mapo-gu, Seoul"]],
    )

    def place(self) -> Place:
        """Return the place."""
        codes = [Pair(name, value) for name, values in self.geocodes.items() for value in values]
        return Place(Point(self.lat, self.lon), self.radius_m, tuple(codes), tuple(self.regions))


class AlertsForm(Form):
    """Which alerts are shown, and for which place."""

    schema_: str | None = Field(
        default=None, alias="$schema", description="the address of this schema, for editors"
    )
    version: Annotated[int, AfterValidator(_this_version)] = Field(
        description=f"{VERSION}, the version of the form that this citywall reads",
        examples=[VERSION],
    )
    place: PlaceForm = Field(
        description="where they are shown", examples=[{"lat": 37.5663, "lon": 126.9779}]
    )
    sources: list[SourceForm] = Field(
        default=[],
        description="a list of CAP feeds; without one only those count that programs hand over",
        examples=[[{"id": "kma", "url": "https://alerts.example.kr/cap.atom"}]],
    )
    feeds: FileName | None = Field(
        default=None,
        description="a feeds document, seen from this file; its disaster messages are heard",
        examples=["feeds.json"],
    )
    keys: FileName | None = Field(
        default=None,
        description="the keys file of the feeds, seen from this file",
        examples=["keys.json"],
    )
    anchors: FileName | None = Field(
        default=None,
        description="the folder of the certificates that are trusted, seen from this file",
        examples=["anchors"],
    )
    unsigned: Answer = Field(
        default="show",
        description="show or refuse: what is done with messages without a signature",
        examples=["show"],
    )
    untrusted: Answer = Field(
        default="show",
        description="show or refuse: what is done with messages that strangers signed",
        examples=["refuse"],
    )
    statuses: Annotated[list[StatusWord], Field(min_length=1)] = Field(
        default=["Actual", "Exercise"],
        description="a list of Actual, Exercise, Test, System, Draft: which are shown; all but "
        "Actual are marked",
        examples=[["Actual", "Exercise"]],
    )
    scopes: Annotated[list[ScopeWord], Field(min_length=1)] = Field(
        default=["Public"],
        description="a list of Public, Restricted, Private: which are shown",
        examples=[["Public"]],
    )
    authorities: list[Name] = Field(
        default=[],
        description="a list of senders who may update and cancel what others sent",
        examples=[["mois@example.kr"]],
    )
    lasts_h: Annotated[float, Field(gt=0, le=8760)] = Field(
        default=24.0,
        description="for how many hours a message counts that tells no end, a number above 0",
        examples=[24],
    )
    languages: Annotated[list[Language], Field(min_length=1)] = Field(
        default=list(DEFAULT.languages),
        description="a list of languages, the best first",
        examples=[["ko", "en"]],
    )
    book: FileName | None = Field(
        default=None,
        description="the file in which messages are kept, seen from this file",
        examples=["alerts.sqlite"],
    )

    @model_validator(mode="after")
    def _kept_feeds(self) -> AlertsForm:
        if self.feeds is not None and self.book is None:
            mend = phrase("add {form}", form='"book": "alerts.sqlite"')
            found = phrase("no '{key}'", key="book")
            raise complaint(phrase("'book' beside 'feeds'"), mend, found)
        return self

    def policy(self) -> Policy:
        """Return what is shown."""
        return Policy(
            frozenset(map(Status, self.statuses)),
            frozenset(map(Scope, self.scopes)),
            self.unsigned == "show",
            self.untrusted == "show",
            frozenset(self.authorities),
            timedelta(hours=self.lasts_h),
            tuple(self.languages),
        )


def load_alert_settings(path: Path) -> AlertSettings:
    """Load an alerts document.

    Raises:
        DocumentError: It cannot be used; every problem is listed.
    """
    return read_alert_settings(load_document(path))


def read_alert_settings(document: Document) -> AlertSettings:
    """Return what an alerts document says.

    Raises:
        DocumentError: It cannot be used; every problem is listed.
    """
    form, problems = read_form(document, AlertsForm, document.value)
    anchors, folder = NOBODY, document.path.parent
    messages: tuple[Subscription, ...] = ()
    if form is not None:
        problems += source_problems(document, form.sources)
        try:
            anchors = load_anchors(folder / form.anchors) if form.anchors else NOBODY
            messages = _messages(document, form)
        except DocumentError as error:
            problems += error.problems
    document.refuse(problems)
    if form is None:
        raise AssertionError("a document that is none was not refused")
    sources = tuple(source.source(folder) for source in form.sources)
    book = folder / form.book if form.book else None
    return AlertSettings(form.place.place(), form.policy(), sources, anchors, book, messages)


def _messages(document: Document, form: AlertsForm) -> tuple[Subscription, ...]:
    """Return the feeds of disaster messages in the feeds document that is named.

    Raises:
        DocumentError: It cannot be used, or has none.
    """
    if form.feeds is None:
        return ()
    folder = document.path.parent
    keys = load_keys(folder / form.keys if form.keys else None, os.environ)
    book = load_book(folder / form.feeds, keys)
    found = tuple(one for one in book.subscriptions if one.kind == KIND)
    if not found:
        words = phrase(
            "'{file}', which has no feed of the kind '{kind}'", file=form.feeds, kind=KIND
        )
        mend = phrase("add one to it, or take 'feeds' out")
        raise DocumentError([document.problem(("feeds",), words, phrase("one that has"), mend)])
    return found
