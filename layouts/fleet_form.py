"""How an operator writes down which kiosks the wall looks at, and what can be wrong with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from layouts.document import Document, load_document
from layouts.fleet import Fleet, Kiosk
from layouts.form import Form, complaint, read_form
from layouts.layout_form import VERSION
from layouts.names import Id, Names
from layouts.phrase import phrase
from layouts.private_file import refuse_open
from layouts.problem import DocumentError, Fault, Problem
from layouts.url import web_parts


def _this_version(version: int) -> int:
    if version != VERSION:
        expected = phrase("{version}, the version that this citywall reads", version=VERSION)
        raise complaint(expected, phrase("write {version}", version=VERSION))
    return version


def _web(url: str) -> str:
    parts = web_parts(url)
    if parts is None:
        mend = phrase("write \"http://HOST:PORT\", as the kiosk's document says under 'remote'")
        raise complaint(phrase("an address as http://HOST:PORT"), mend)
    if "@" in parts.netloc:
        mend = phrase("take them out; the token stands in a file of its own")
        expected = phrase("an address without user or password")
        raise complaint(expected, mend, phrase("an address with a user or password"))
    return url.rstrip("/")


class KioskForm(Form):
    """One kiosk."""

    id: Id = Field(description="its id, the only one of its kind", examples=["hongik-1"])
    name: Names
    url: Annotated[str, AfterValidator(_web)] = Field(
        description="where it answers to programs, an address as http://HOST:PORT",
        examples=["http://10.20.0.31:8090"],
    )
    token: Annotated[str, Field(min_length=1)] = Field(
        description="the file that holds its token, of mode 0600, seen from this file",
        examples=["tokens/hongik-1.token"],
    )

    def kiosk(self, folder: Path) -> Kiosk:
        """Return it; the file is seen from `folder`."""
        return Kiosk(self.id, dict(self.name), self.url, (folder / self.token).absolute())


class FleetForm(Form):
    """All kiosks."""

    schema_: str | None = Field(
        default=None, alias="$schema", description="the address of this schema, for editors"
    )
    version: Annotated[int, AfterValidator(_this_version)] = Field(
        description=f"{VERSION}, the version of the form that this citywall reads",
        examples=[VERSION],
    )
    kiosks: Annotated[list[KioskForm], Field(min_length=1)] = Field(
        description="a list of kiosks, each with id, name, url and token",
        examples=[
            [
                {"id": "hongik-1", "name": {"ko": "홍대입구", "en": "Hongik Univ."}}
                | {"url": "http://10.20.0.31:8090", "token": "hongik-1.token"}
            ]
        ],
    )
    every_s: Annotated[float, Field(ge=1, le=300)] = Field(
        default=5.0,
        description="seconds between two looks at one of them, a number from 1 to 300",
        examples=[5],
    )


def load_fleet(path: Path) -> Fleet:
    """Load a kiosks document, with the files of its tokens.

    Raises:
        DocumentError: It cannot be read, or something in it or beside it is wrong; every problem
            is listed.
    """
    document = load_document(Path(path))
    fleet = read_fleet(document)
    document.refuse([problem for _, problem in _tokens(document, fleet)])
    return fleet


def read_fleet(document: Document) -> Fleet:
    """Return the kiosks that `document` holds; their tokens may be elsewhere.

    Raises:
        DocumentError: It is wrong; every problem is listed.
    """
    form, problems = read_form(document, FleetForm, document.value)
    if form is not None:
        problems += document.problems_at((), _twice(form))
    document.refuse(problems)
    assert form is not None, "a form without problems was read"
    folder = document.path.parent
    return Fleet(tuple(one.kiosk(folder) for one in form.kiosks), form.every_s)


def notes_on_fleet(document: Document) -> tuple[str, ...]:
    """Return which tokens a wall on this machine would miss, a sentence each.

    Raises:
        DocumentError: The document is wrong.
    """
    return tuple(
        phrase(
            "a wall cannot look at {kiosk} yet: {why}",
            kiosk=kiosk.id,
            why=phrase("found {found}; {mend}", found=problem.found, mend=problem.mend),
        )
        for kiosk, problem in _tokens(document, read_fleet(document))
    )


def _twice(form: FleetForm) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, one in enumerate(form.kiosks):
        if one.id in seen:
            found = phrase("the kiosk '{id}' a second time", id=one.id)
            mend = phrase("give it another id, or delete it")
            yield Fault(("kiosks", number, "id"), found, phrase("every kiosk once"), mend)
        seen.add(one.id)


def _tokens(document: Document, fleet: Fleet) -> Iterator[tuple[Kiosk, Problem]]:
    """Yield the kiosks whose tokens are not there, or are not their owner's alone."""
    for number, kiosk in enumerate(fleet.kiosks):
        name = os.path.relpath(kiosk.token, document.path.parent.absolute())
        if not kiosk.token.is_file():
            found = phrase("'{file}', which is not there", file=name)
            mend = phrase("copy the kiosk's token file there, and run: chmod 600 {file}", file=name)
            expected = phrase("the kiosk's token")
            yield kiosk, document.problem(("kiosks", number, "token"), found, expected, mend)
            continue
        try:
            refuse_open(kiosk.token, "it holds a kiosk's token")
        except DocumentError as error:
            for problem in error.problems:
                yield kiosk, problem
