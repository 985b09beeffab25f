"""The people of a wall: a document with their names, roles and the hashes of their PINs."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from layouts.document import Document
from layouts.form import Form, complaint, read_form
from layouts.names import Name
from layouts.private_file import refuse_open
from layouts.text import decoded, read_bytes
from streams.floor.ledger.head import write_whole
from wall.trust.entry import Role
from wall.trust.pin import is_hash

HOUR_MIN = 60


class Veil(StrEnum):
    """How private channels are kept from visitors."""

    HIDDEN = "hidden"
    BLURRED = "blurred"


@dataclass(frozen=True)
class Person:
    """Somebody who may sign in; the hash never shows in a repr.

    Attributes:
        name: As the wall shows it.
        role: What this person may do.
        pin: The hash of the PIN.
    """

    name: str
    role: Role
    pin: str = field(repr=False)


@dataclass(frozen=True)
class People:
    """Everybody who may sign in, and what visitors see.

    Attributes:
        all: The people, in the document's order; names are unique.
        veil: How private channels are kept from visitors.
        minutes: Without a touch for so long, whoever is signed in is signed out; 0: never.
    """

    all: tuple[Person, ...]
    veil: Veil = Veil.HIDDEN
    minutes: int = HOUR_MIN

    def named(self, name: str) -> Person | None:
        """The person of this name, None if there is none."""
        return next((person for person in self.all if person.name == name), None)


def _hash(text: str) -> str:
    if not is_hash(text):
        raise complaint(
            "the hash of a PIN, never the PIN itself",
            "delete this person and write: python -m wall people add NAME",
        )
    return text


def _unique(people: list[PersonForm]) -> list[PersonForm]:
    names = [person.name for person in people]
    if len(set(names)) < len(names):
        raise complaint("every name once", "delete one of two people of the same name")
    return people


class PersonForm(Form):
    """A person as the document has it."""

    name: Name = Field(description="the person's name, as text", examples=["Kim"])
    role: Annotated[Role, Field(strict=False)] = Field(
        description="'viewer', 'operator' or 'administrator'", examples=["operator"]
    )
    pin: Annotated[str, AfterValidator(_hash)] = Field(
        description="the hash of the PIN, as 'python -m wall people add' writes it"
    )


class PeopleForm(Form):
    """The document."""

    schema_: str | None = Field(default=None, alias="$schema", description="this schema's address")
    people: Annotated[list[PersonForm], AfterValidator(_unique)] = Field(
        description="everybody who may sign in", examples=[[]]
    )
    visitors_see_private: Annotated[Veil, Field(strict=False)] = Field(
        default=Veil.HIDDEN,
        description="'hidden' or 'blurred': what visitors see of private channels",
        examples=["hidden"],
    )
    sign_out_after_minutes: int = Field(
        default=HOUR_MIN,
        ge=0,
        le=7 * 24 * 60,
        description="minutes without a touch, 0 for never",
        examples=[60],
    )


def load_people(path: Path) -> People:
    """Load a people document.

    Raises:
        DocumentError: Others may read it, or it is wrong; no value of it is repeated.
    """
    path = Path(path)
    data = read_bytes(path)
    refuse_open(path, "it holds the hashes of PINs")
    document = Document(path, decoded(data, path), secret=True)
    form, problems = read_form(document, PeopleForm, document.value)
    document.refuse(problems)
    assert form is not None, "without a problem there is a form"
    people = tuple(Person(one.name, one.role, one.pin) for one in form.people)
    return People(people, form.visitors_see_private, form.sign_out_after_minutes)


def save_people(path: Path, people: People) -> None:
    """Write a people document, whole or not at all, for its owner's eyes only.

    Raises:
        OSError: It cannot be written.
    """
    document = {
        "people": [
            {"name": one.name, "role": one.role.value, "pin": one.pin} for one in people.all
        ],
        "visitors_see_private": people.veil.value,
        "sign_out_after_minutes": people.minutes,
    }
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, json.dumps(document, ensure_ascii=False, indent=2) + "\n", 0o600)
