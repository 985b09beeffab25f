"""Tells what kind of document a file is, broken ones included."""

from __future__ import annotations

import re
from pathlib import Path

from layouts.phrase import phrase
from layouts.problem import DocumentError, Problem
from layouts.text import read_text

# Told from the text, not from the parsed value, so that a broken document has a kind too.
_MARKS = (
    ("layout", re.compile(r"layout\.schema\.json")),
    ("kiosks document", re.compile(r"kiosks\.schema\.json")),
    ("kiosk", re.compile(r"kiosk\.schema\.json")),
    ("channel list", re.compile(r"channels\.schema\.json")),
    ("credentials file", re.compile(r"credentials\.schema\.json")),
    ("kiosk", re.compile(r"[\"'](exits|lower_edge_mm|facing_deg)[\"']\s*:")),
    ("kiosks document", re.compile(r"[\"']kiosks[\"']\s*:")),
    ("layout", re.compile(r"[\"'](surface|scenes)[\"']?\s*:", re.IGNORECASE)),
    ("credentials file", re.compile(r"[\"'](username|password)[\"']?\s*:", re.IGNORECASE)),
    ("channel list", re.compile(r"[\"']channels?[\"']?\s*:|^\s*\[", re.IGNORECASE)),
)


def kind_of_file(path: Path) -> str:
    """Return "layout", "kiosk", "kiosks document", "channel list" or "credentials file".

    Raises:
        DocumentError: The file cannot be read, or is none of them.
    """
    return kind_of_text(path, read_text(path).text)


def kind_of_text(path: Path, text: str) -> str:
    """Return what kind of document `text` is, which is or will be the file `path`.

    Raises:
        DocumentError: It is none of them.
    """
    if path.suffix.lower() == ".csv":
        return "channel list"
    for kind, mark in _MARKS:
        if mark.search(text):
            return kind
    if path.suffix.lower() != ".json" and not text.lstrip().startswith("{"):
        return "channel list"
    expected = phrase(
        "a layout ('surface', 'scenes'), a kiosk ('exits'), kiosks ('kiosks'), a channel list "
        "('channels') or credentials"
    )
    mend = phrase('name its "$schema", or check that it is the right file')
    raise DocumentError([Problem(str(path), 0, "", phrase("none of their keys"), expected, mend)])
