"""The document that says which feeds a city uses, of whom they are asked, and how often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from layouts.document import Document, load_document
from layouts.form import Form, read_form
from layouts.names import Name
from layouts.nearest import nearest, suggestion
from layouts.phrase import phrase
from layouts.problem import Fault, described, kind_of
from streams.feeds.feed_form import FeedForm
from streams.feeds.key import Key, variable
from streams.feeds.kinds import FORMS
from streams.feeds.service import Service
from streams.feeds.service_form import ServiceForm
from streams.feeds.subscription import Subscription

_KINDS: Mapping[str, type[FeedForm]] = {form.kind_name(): form for form in FORMS}


class BookForm(Form):
    """The document around the feeds, which are read one by one, each by the form of its kind."""

    schema_: str | None = Field(default=None, alias="$schema", description="this schema's address")
    version: Literal[1] = Field(description="1, the document's version", examples=[1])
    services: dict[Name, ServiceForm] = Field(
        description="the outside systems by name, as an object",
        examples=[{"seoul": {"key": "seoul"}}],
    )
    feeds: list[Any] = Field(description="a list of the feeds", examples=[[]])


@dataclass(frozen=True)
class Book:
    """The feeds of a city.

    Attributes:
        subscriptions: In the document's order; ids are unique.
        notes: What is right and yet not as its writer may think, a sentence each.
    """

    subscriptions: tuple[Subscription, ...]
    notes: tuple[str, ...] = ()


def load_book(path: Path, keys: Mapping[str, Key]) -> Book:
    """Load a feeds document.

    Args:
        path: The file.
        keys: The operator's keys by name.

    Raises:
        DocumentError: It cannot be read, or something in it is wrong; every problem is listed.
    """
    return read_book(load_document(Path(path)), keys)


def read_book(document: Document, keys: Mapping[str, Key]) -> Book:
    """Read a feeds document that was loaded.

    Raises:
        DocumentError: Something in it is wrong; every problem is listed.
    """
    envelope, problems = read_form(document, BookForm, document.value)
    services = envelope.services if envelope else {}
    forms: list[tuple[int, FeedForm]] = []
    for number, value in enumerate(envelope.feeds if envelope else ()):
        at = ("feeds", number)
        fault = _kind_fault(value)
        if fault is not None:
            problems += document.problems_at(at, [fault])
            continue
        form, wrong = read_form(document, _KINDS[value["kind"]], value, at)
        problems += wrong
        if form is not None:
            forms.append((number, form))
            problems += document.problems_at(at, _faults(form, services))
    problems += document.problems_at((), _twice(document, forms))
    document.refuse(problems)
    made = {name: (form, _key(form, keys)) for name, form in services.items()}
    subscriptions = tuple(
        form.subscription(_service(form, *made[form.service])) for _, form in forms
    )
    return Book(subscriptions, tuple(_notes(subscriptions)))


def _kind_fault(value: object) -> Fault | None:
    expected = phrase("one of {names}", names=", ".join(f"'{kind}'" for kind in _KINDS))
    if not isinstance(value, dict):
        mend: str = phrase("write {form}", form='{"id": "…", "kind": "…", "service": "…"}')
        return Fault((), described(value), phrase("an object in braces {}"), mend)
    kind = value.get("kind")
    if isinstance(kind, str) and kind in _KINDS:
        return None
    if "kind" not in value:
        meant = next((key for key in value if nearest(str(key), ["kind"])), None)
        add = phrase("add '{key}'", key="kind")
        mend = phrase("write 'kind' instead of '{key}'", key=meant) if meant else add
        return Fault((), phrase("no '{key}'", key="kind"), expected, mend)
    found: str = kind_of(kind)
    if isinstance(kind, str):
        found = phrase("the unknown kind '{kind}'", kind=kind)
    mend = suggestion(str(kind), _KINDS, phrase("take one of these"))
    return Fault(("kind",), found, expected, mend)


def _faults(form: FeedForm, services: Mapping[str, ServiceForm]) -> Iterator[Fault]:
    """Yield what is wrong between a feed and the services."""
    service = services.get(form.service)
    if service is None:
        found = phrase("the unknown service '{service}'", service=form.service)
        mend = suggestion(form.service, services, phrase("add it to 'services'"))
        yield Fault(("service",), found, phrase("one of 'services'"), mend)
    elif service.address is None and not form.ADDRESS:
        found = phrase("the service '{service}', which has no address", service=form.service)
        expected = phrase(
            "one with an address, since a feed of the kind '{kind}' may be anywhere",
            kind=form.kind_name(),
        )
        yield Fault(("service",), found, expected, phrase("write the service's 'address'"))


def _twice(document: Document, forms: list[tuple[int, FeedForm]]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for number, form in forms:
        if form.id in first:
            line = document.line(("feeds", first[form.id]))
            found = phrase("the id '{id}', which line {line} has already", id=form.id, line=line)
            mend = phrase("give it another id")
            yield Fault(("feeds", number, "id"), found, phrase("every id once"), mend)
        first.setdefault(form.id, number)


def _key(form: ServiceForm, keys: Mapping[str, Key]) -> Key | None:
    return keys.get(form.key) if form.key else None


def _service(form: FeedForm, service: ServiceForm, key: Key | None) -> Service:
    address = service.address or form.ADDRESS
    return Service(form.service, address, key, service.key or "", service.per_day)


def _notes(subscriptions: tuple[Subscription, ...]) -> Iterator[str]:
    lacking = {
        one.service.id: one.service for one in subscriptions if one.keyed and not one.service.key
    }
    for service in lacking.values():
        if not service.key_name:
            yield f"the service '{service.id}' names no 'key', and its feeds need one"
            continue
        place = f"'{service.key_name}' to the keys file, or set {variable(service.key_name)}"
        yield f"the service '{service.id}' has no key yet: add {place}"
    for service in {one.service.id: one.service for one in subscriptions}.values():
        beats = (one.freshness.every_s for one in subscriptions if one.service.id == service.id)
        need = sum(86_400 / beat for beat in beats)
        if service.per_day is not None and need > service.per_day:
            yield (
                f"the feeds of '{service.id}' would take at least {need:.0f} calls a day of the "
                f"{service.per_day} that it may be asked: they are asked less often, so that "
                f"those last until midnight"
            )
