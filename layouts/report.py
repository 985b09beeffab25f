"""Finds out what kind of document a file is, checks it, and tells what it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from layouts.channels import ChannelList, load_channels
from layouts.credentials import load_credentials
from layouts.document import load_document
from layouts.layout import Layout, load_layout
from layouts.problem import DocumentError, Problem
from layouts.text import read_text

_UNKNOWN = "document"
# Told from the text, not from the parsed value, so that a broken document has a kind too.
_MARKS = (
    ("layout", re.compile(r"layout\.schema\.json")),
    ("channel list", re.compile(r"channels\.schema\.json")),
    ("credentials file", re.compile(r"credentials\.schema\.json")),
    ("layout", re.compile(r"[\"'](surface|scenes)[\"']?\s*:", re.IGNORECASE)),
    ("credentials file", re.compile(r"[\"'](username|password)[\"']?\s*:", re.IGNORECASE)),
    ("channel list", re.compile(r"[\"']channels?[\"']?\s*:|^\s*\[", re.IGNORECASE)),
)


@dataclass(frozen=True)
class Report:
    """What a check found.

    Attributes:
        file: The file.
        kind: What it is, in words.
        content: What it holds, in words; empty where it cannot be used at all.
        problems: What is wrong with it.
    """

    file: Path
    kind: str
    content: str
    problems: tuple[Problem, ...]


def check(path: Path) -> Report:
    """Check the document in `path`, and a layout against the channel list that it names."""
    kind = _UNKNOWN
    try:
        kind = _kind(path)
        content, problems = _content(kind, path)
    except DocumentError as error:
        return Report(path, kind, "", error.problems)
    return Report(path, kind, content, problems)


def _kind(path: Path) -> str:
    text = read_text(path).text
    if path.suffix.lower() == ".csv":
        return "channel list"
    for kind, mark in _MARKS:
        if mark.search(text):
            return kind
    if path.suffix.lower() != ".json" and not text.lstrip().startswith("{"):
        return "channel list"
    expected = "a layout ('surface', 'scenes'), a channel list ('channels') or credentials"
    mend = 'name its "$schema", or check that it is the right file'
    raise DocumentError([Problem(str(path), 0, "", "none of their keys", expected, mend)])


def _content(kind: str, path: Path) -> tuple[str, tuple[Problem, ...]]:
    if kind == "layout":
        return _layout(path)
    if kind == "channel list":
        channels = load_channels(path)
        return _counted(channels), channels.problems
    return _many(len(load_credentials(path)), "credential"), ()


def _layout(path: Path) -> tuple[str, tuple[Problem, ...]]:
    document = load_document(path)
    named = document.value.get("channels") if isinstance(document.value, dict) else None
    if not isinstance(named, str) or not named:
        return _layout_content(load_layout(path)), ()
    try:
        channels = load_channels(path.parent / named)
    except DocumentError as error:
        found = f"'{named}', which cannot be used as it is"
        mend = "mend that file, or name another"
        pointer = document.problem(("channels",), found, "a good channel list", mend)
        raise DocumentError([*_problems_of(path), pointer, *error.problems]) from None
    try:
        layout = load_layout(path, channels.ids, channels.groups)
    except DocumentError as error:
        raise DocumentError([*error.problems, *channels.problems]) from None
    return f"{_layout_content(layout)}, {_counted(channels)}", channels.problems


def _problems_of(path: Path) -> tuple[Problem, ...]:
    """Return the layout's own problems, its channel list aside."""
    try:
        load_layout(path)
    except DocumentError as error:
        return error.problems
    return ()


def _layout_content(layout: Layout) -> str:
    return f"{_many(len(layout.surface.displays), 'display')}, {_many(len(layout.scenes), 'scene')}"


def _counted(channels: ChannelList) -> str:
    groups = _many(len(channels.groups), "group")
    return f"{_many(len(channels.channels), 'channel')} in {groups}"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
