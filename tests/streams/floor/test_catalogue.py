"""A language more is a file; what is wrong with it is said before anything is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from streams.floor.catalogue import ROOMS, Catalogue, WordsError, learn, learnt

WORDS = Catalogue(
    "test room",
    {
        "en": {"more": "{count} more", "close": "Close"},
        "ko": {"more": "{count}건", "close": "닫기"},
    },
)


def file_of(folder: Path, rooms: object, name: str = "fi.json") -> Path:
    """A file of words."""
    file = folder / name
    file.write_text(json.dumps(rooms), encoding="utf-8")
    return file


def test_what_a_file_leaves_out_stays_english(tmp_path: Path) -> None:
    assert learn(file_of(tmp_path, {"test room": {"close": "Sulje"}})) == "fi"
    assert dict(WORDS["fi"]) == {"more": "{count} more", "close": "Sulje"}
    assert learnt("fi", "test room") == {"close": "Sulje"}
    assert learnt("sv", "test room") == {}
    assert set(WORDS) >= {"en", "ko", "fi"}
    assert WORDS["ko"]["close"] == "닫기"
    assert ROOMS["test room"] is WORDS


def test_a_file_that_is_learnt_again_counts_anew(tmp_path: Path) -> None:
    learn(file_of(tmp_path, {"test room": {"close": "a"}}, "et.json"))
    assert WORDS["et"]["close"] == "a"
    learn(file_of(tmp_path, {"test room": {"close": "b"}}, "et.json"))
    assert WORDS["et"]["close"] == "b"


def test_a_language_that_nobody_taught_is_none() -> None:
    with pytest.raises(KeyError):
        assert WORDS["sv"]


@pytest.mark.parametrize(
    ("name", "rooms", "answer"),
    [
        ("ko.json", {}, "found the name 'ko.json', expected a language's code"),
        ("finnish.json", {}, "rename it, as in fi.json"),
        ("fi.json", [], "expected rooms with words in each"),
        ("fi.json", {"test room": {"close": 5}}, "expected rooms with words in each"),
        ("fi.json", {"test room": {"more": "{number} lisää"}}, "'more': found '{number} lis"),
    ],
)
def test_what_is_no_file_of_words_is_refused(
    tmp_path: Path, name: str, rooms: object, answer: str
) -> None:
    with pytest.raises(WordsError) as refusal:
        learn(file_of(tmp_path, rooms, name))
    assert answer in str(refusal.value)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "fi.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(WordsError, match="cannot be read as JSON"):
        learn(broken)
