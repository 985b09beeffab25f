"""``python -m wall people`` as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from wall.__main__ import cli
from wall.trust.entry import Role
from wall.trust.people import load_people
from wall.trust.pin import matches

RUNNER = CliRunner()


def said(*arguments: str, typed: str = "", code: int = 0) -> str:
    """What the command writes."""
    result = RUNNER.invoke(cli, ["people", *arguments], input=typed)
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Where the document goes."""
    return str(tmp_path / "people.json")


def test_a_person_is_added_and_the_pin_is_neither_shown_nor_kept(file: str) -> None:
    words = said("add", " 김 하나 ", "--file", file, typed="482913\n482913\n")
    assert "김 하나 may sign in as operator." in words
    assert "482913" not in words
    [person] = load_people(Path(file)).all
    assert (person.name, person.role) == ("김 하나", Role.OPERATOR)
    assert matches("482913", person.pin)
    assert "482913" not in Path(file).read_text()


def test_people_are_listed_and_removed(file: str) -> None:
    for name, role in (("Kim", "viewer"), ("Lee", "administrator")):
        said("add", name, "--role", role, "--file", file, typed="482913\n482913\n")
    assert said("list", "--file", file) == "Kim: viewer\nLee: administrator\n"
    said("remove", "Kim", "--file", file)
    assert said("list", "--file", file) == "Lee: administrator\n"
    assert "nobody of the name 'Kim'" in said("remove", "Kim", "--file", file, code=2)


def test_a_name_that_is_there_is_not_taken_twice(file: str) -> None:
    said("add", "Kim", "--file", file, typed="482913\n482913\n")
    assert "has 'Kim' already" in said("add", "Kim", "--file", file, code=2)


def test_a_pin_that_is_none_is_refused(file: str) -> None:
    words = said("add", "Kim", "--file", file, typed="4829\n4829\n", code=2)
    assert "6 to 12 digits" in words
    assert not Path(file).exists()


def test_a_blank_name_is_refused(file: str) -> None:
    assert "a name that is not blank" in said("add", " ", "--file", file, code=2)


def test_without_a_document_there_is_nobody_to_list(file: str) -> None:
    assert file in said("list", "--file", file, code=2)
