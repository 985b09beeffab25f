"""The control token: made for its owner alone, and refused where others can read it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from streams.floor.control.token import TokenError, load_token, same_token
from streams.floor.log import redact


def test_a_missing_file_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "token"
    before = os.umask(0)
    try:
        token = load_token(path)
    finally:
        os.umask(before)
    assert len(token) >= 40
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text().strip() == token
    assert list(path.parent.iterdir()) == [path]
    assert load_token(path) == token


def test_two_files_hold_two_tokens(tmp_path: Path) -> None:
    assert load_token(tmp_path / "a") != load_token(tmp_path / "b")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o777])
def test_a_file_others_can_read_is_refused_with_the_mend(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "token"
    path.write_text("abcdefghijklmnopqrstuvwxyz\n")
    path.chmod(mode)
    with pytest.raises(TokenError, match=f"chmod 600 {path}") as refusal:
        load_token(path)
    assert f"{mode:04o}" in str(refusal.value)
    assert "abcdef" not in str(refusal.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"two words\n", "visible ASCII"),
        ("번호".encode(), "visible ASCII"),
        (b"x" * 5000, "visible ASCII"),
    ],
)
def test_a_file_without_a_token_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "token"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(TokenError, match=words):
        load_token(path)


def test_a_folder_instead_of_a_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(TokenError, match="Is a directory"):
        load_token(tmp_path)


def test_a_token_a_person_chose_is_taken_and_kept_out_of_the_log(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text("chosen-by-hand")
    path.chmod(0o600)
    assert load_token(path) == "chosen-by-hand"
    assert redact("asked with chosen-by-hand") == "asked with ***"


def test_tokens_are_compared_whole() -> None:
    assert same_token("abc", "abc")
    assert not same_token("ab", "abc")
    assert not same_token("열쇠", "abc")
    assert not same_token("\udcff", "abc")
