"""Passwords are read from a file that is its owner's alone, and never shown again."""

import json
import os
from pathlib import Path

import pytest

from layouts.credentials import Credential, load_credentials
from layouts.problem import DocumentError


def secret_file(folder: Path, text: str, mode: int = 0o600) -> Path:
    path = folder / "credentials.json"
    path.write_text(text, encoding="utf-8")
    os.chmod(path, mode)
    return path


GOOD = json.dumps({"$schema": "x", "city": {"username": "viewer", "password": "hunter2"}})


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_credentials_are_read_by_name(tmp_path: Path, mode: int) -> None:
    loaded = load_credentials(secret_file(tmp_path, GOOD, mode))
    assert loaded == {"city": Credential("viewer", "hunter2")}


def test_a_credential_does_not_show_its_password() -> None:
    credential = Credential("viewer", "hunter2")
    assert "hunter2" not in f"{credential} {credential!r}"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o700])
def test_a_file_that_others_may_use_is_refused_with_the_mend(tmp_path: Path, mode: int) -> None:
    path = secret_file(tmp_path, GOOD, mode)
    with pytest.raises(DocumentError) as refusal:
        load_credentials(path)
    assert f"found the mode {mode:04o}" in str(refusal.value)
    assert str(refusal.value).endswith(f"run: chmod 600 {path}.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"city": {"username": "v", "password": 4815162342}}', "found a number"),
        ('{"city": {"username": "v", "pasword": "4815162342"}}', "write 'password'"),
        ('{"city": {"username": "v", "4815162342": "password"}}', "found an unknown key"),
        ('{"city": {"v": "4815162342"}}', "found no 'username'"),
        ('{"city": "4815162342"}', "found text, expected an object in braces"),
        ('["4815162342"]', "found a list, expected an object of names"),
        ('{"city": {"username": "v", "password": 4815162342x}}', "found a piece of text without"),
        ('{"city": {"username": "v", "password": "4815162342}}', "not closed in its line"),
        ('{"city": {"username": "v", "4815162342"}}', "where a value belongs"),
        ('{"city": {"username": "v" "4815162342": 1, "4815162342": 2}}', "no comma before a piece"),
    ],
)
def test_a_mistake_is_told_without_the_password(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        load_credentials(secret_file(tmp_path, text))
    assert sentence in str(refusal.value)
    assert "4815162342" not in repr(refusal.value)
    assert "4815162342" not in str(refusal.value)
