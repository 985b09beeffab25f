"""Refuses a file of secrets that others may read, before anything in it is used."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from layouts.phrase import Phrase, phrase
from layouts.problem import DocumentError, Problem

_OTHERS = stat.S_IRWXG | stat.S_IRWXO | stat.S_IXUSR


def refuse_open(path: Path, because: str) -> None:
    """Do nothing where `path` is its owner's alone.

    Args:
        path: A file that exists.
        because: Why it has to be, for example "it holds passwords".

    Raises:
        DocumentError: Others may use it.
    """
    mode = stat.S_IMODE(os.stat(path).st_mode)
    if mode & _OTHERS:
        found = phrase("the mode {mode}, by which others may use it", mode=f"{mode:04o}")
        expected = phrase("0600, because {because}", because=Phrase(because, {}))
        raise DocumentError(
            [Problem(str(path), 0, "", found, expected, phrase("run: chmod 600 {path}", path=path))]
        )
