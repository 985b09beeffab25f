"""How an operator writes down which kiosks the wall looks at, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from layouts.document import Document, load_document
from layouts.form import Form, complaint, read_form
from layouts.layout_form import VERSION
from layouts.names import Id, Names
from layouts.phrase import phrase
from layouts.private_file import refuse_open
from layouts.problem import DocumentError, Fault, Problem
from wall.fleet.fleet import Fleet, Kiosk


def _this_version(version: int) -> int:
    if version != VERSION:
        raise complaint(f"{VERSION}, the version that this citywall reads", f"write {VERSION}")
    return version


def _web(url: str) -> str:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        mend = 'write "http://HOST:PORT" as the kiosk\'s document says under "remote"'
        raise complaint("an address as http://HOST:PORT", mend)
    if "@" in parts.netloc:
        mend = "take them out; the token stands in a file of its own"
        raise complaint("an address without user or password", mend, "a user in the address")
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
    """Load a kiosks document.

    Raises:
        DocumentError: It cannot be read, or something in it is wrong; every problem is listed.
    """
    document = load_document(Path(path))
    form, problems = read_form(document, FleetForm, document.value)
    if form is not None:
        problems += document.problems_at((), _faults(form, document.path.parent))
    document.refuse(problems)
    assert form is not None, "a form without problems was read"
    folder = document.path.parent
    fleet = Fleet(tuple(one.kiosk(folder) for one in form.kiosks), form.every_s)
    _refuse_open_tokens(document, fleet)
    return fleet


def _faults(form: FleetForm, folder: Path) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, one in enumerate(form.kiosks):
        if one.id in seen:
            found = phrase("the kiosk '{id}' a second time", id=one.id)
            mend = phrase("give it another id, or delete it")
            yield Fault(("kiosks", number, "id"), found, phrase("every kiosk once"), mend)
        seen.add(one.id)
        if not (folder / one.token).is_file():
            found = phrase("'{file}', which is not there", file=one.token)
            mend = phrase(
                "copy the kiosk's token file there, and run: chmod 600 {file}", file=one.token
            )
            yield Fault(("kiosks", number, "token"), found, phrase("the kiosk's token"), mend)


def _refuse_open_tokens(document: Document, fleet: Fleet) -> None:
    problems: list[Problem] = []
    for kiosk in fleet.kiosks:
        try:
            refuse_open(kiosk.token, "it holds a kiosk's token")
        except DocumentError as error:
            problems += error.problems
    document.refuse(problems)
