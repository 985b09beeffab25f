"""``python -m wall people``: who may sign in at the wall, written by those who run it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from pydantic_core import PydanticCustomError

from layouts.names import clean_name
from layouts.problem import DocumentError
from wall.trust.entry import Role
from wall.trust.people import People, Person, load_people, save_people
from wall.trust.pin import RULE, PinError, hashed

BAD_INPUT = 2
DEFAULT_PEOPLE = Path("people.json")

Name = Annotated[str, typer.Argument(help="As the wall shows it.", metavar="NAME")]
PeopleFile = Annotated[Path, typer.Option(help="The people document.", metavar="FILE")]

people = typer.Typer(
    help="The people who may sign in at the wall.", no_args_is_help=True, add_completion=False
)


class PersonError(ValueError):
    """A name is there already, or is not there."""


@people.command()
def add(
    name: Name,
    role: Annotated[Role, typer.Option(help="What the person may do.")] = Role.OPERATOR,
    file: PeopleFile = DEFAULT_PEOPLE,
) -> None:
    """Add a person; asks for the PIN, and keeps only its hash."""
    with _told():
        known = load_people(file) if file.exists() else People(())
        plain = clean_name(name)
        if known.named(plain):
            raise PersonError(f"{file} has '{plain}' already; remove that person first.")
        pin = typer.prompt(f"PIN ({RULE})", hide_input=True, confirmation_prompt="PIN again")
        person = Person(plain, role, hashed(pin))
        save_people(file, replace(known, all=(*known.all, person)))
        typer.echo(f"{file}: {plain} may sign in as {role.value}.")


@people.command()
def remove(name: Name, file: PeopleFile = DEFAULT_PEOPLE) -> None:
    """Take a person's right to sign in."""
    with _told():
        known = load_people(file)
        person = known.named(clean_name(name))
        if person is None:
            raise PersonError(f"{file} has nobody of the name '{name}'.")
        save_people(file, replace(known, all=tuple(p for p in known.all if p is not person)))
        typer.echo(f"{file}: {person.name} may not sign in any more.")


@people.command(name="list")
def list_(file: PeopleFile = DEFAULT_PEOPLE) -> None:
    """Write out who may sign in."""
    with _told():
        for person in load_people(file).all:
            typer.echo(f"{person.name}: {person.role.value}")


@contextmanager
def _told() -> Iterator[None]:
    """Say in a sentence what a person can mend."""
    try:
        yield
    except (DocumentError, PersonError, OSError, PinError, PydanticCustomError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
