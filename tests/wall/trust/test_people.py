"""The people document: what is refused, in words that repeat no PIN and no hash."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from layouts.problem import DocumentError
from wall.trust.entry import Role
from wall.trust.people import People, Person, Veil, load_people, save_people
from wall.trust.pin import PinError, hashed, is_hash, matches

KIM = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b4dWQ"


def write(tmp_path: Path, document: object, mode: int = 0o600) -> Path:
    """A people document of anything."""
    path = tmp_path / "people.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    path.chmod(mode)
    return path


def refused(tmp_path: Path, document: object, mode: int = 0o600) -> str:
    """Why a document is refused."""
    with pytest.raises(DocumentError) as caught:
        load_people(write(tmp_path, document, mode))
    return str(caught.value)


def person(**other: object) -> dict[str, object]:
    """A good person, with something changed."""
    return {"name": "Kim", "role": "operator", "pin": KIM, **other}


def test_what_is_saved_is_loaded_and_for_its_owner_alone(tmp_path: Path) -> None:
    people = People((Person("김하나", Role.OPERATOR, KIM),), Veil.BLURRED, 30)
    path = tmp_path / "kept" / "people.json"
    save_people(path, people)
    assert load_people(path) == people
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "argon2" not in repr(people)


def test_by_default_private_channels_are_hidden_and_an_hour_signs_out(tmp_path: Path) -> None:
    people = load_people(write(tmp_path, {"people": [person()]}))
    assert (people.veil, people.minutes) == (Veil.HIDDEN, 60)
    assert people.named("Kim") == people.all[0]
    assert people.named("Lee") is None


def test_a_pin_in_the_clear_is_refused_and_not_repeated(tmp_path: Path) -> None:
    said = refused(tmp_path, {"people": [person(pin="482913")]})
    assert "$.people[0].pin" in said
    assert "python -m wall people add NAME" in said
    assert "482913" not in said


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ({"people": [person(role="boss")]}, "$.people[0].role"),
        ({"people": [person(rôle="operator")]}, "$.people[0]"),
        ({"people": [{"name": "Kim"}]}, "$.people[0]"),
        ({"people": [person(), person()]}, "$.people"),
        ({"people": [person()], "sign_out_after_minutes": -1}, "$.sign_out_after_minutes"),
        ({"people": [person()], "visitors_see_private": "all"}, "$.visitors_see_private"),
        ([], "line 1"),
    ],
)
def test_each_mistake_is_named_by_its_place(tmp_path: Path, document: object, place: str) -> None:
    said = refused(tmp_path, document)
    assert place in said
    assert KIM not in said


def test_a_document_that_others_may_read_is_refused(tmp_path: Path) -> None:
    assert "chmod 600" in refused(tmp_path, {"people": []}, 0o644)


def test_a_pin_fits_its_hash_and_no_other() -> None:
    kept = hashed("482913")
    assert is_hash(kept)
    assert matches("482913", kept)
    assert not matches("482914", kept)
    assert not matches("482913", None), "nobody has no PIN, not even a right one"
    assert not matches("nobody", None)


@pytest.mark.parametrize(
    "pin",
    ["12345", "1234567890123", "12345a", "", "\uff11\uff12\uff13\uff14\uff15\uff16", "777777"],
)
def test_what_is_no_pin_is_refused_and_not_repeated(pin: str) -> None:
    with pytest.raises(PinError) as caught:
        hashed(pin)
    assert not pin or pin not in str(caught.value)
