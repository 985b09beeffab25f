"""A file of secrets that others may use is refused with the mend, whatever is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from layouts.private_file import refuse_open
from layouts.problem import DocumentError


def test_a_file_of_its_owner_alone_is_let_through(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    file.touch(0o600)
    refuse_open(file, "it holds keys")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o700, 0o666])
def test_any_other_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "keys.json"
    file.touch()
    file.chmod(mode)
    with pytest.raises(DocumentError) as refusal:
        refuse_open(file, "it holds keys")
    said = f"found the mode {mode:04o}, by which others may use it, expected 0600, because it holds"
    assert said in str(refusal.value)
