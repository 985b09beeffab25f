"""Finds out what kind of document a file is, checks it, and tells what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from layouts.cell_form import KINDS
from layouts.channels import ChannelList, load_channels
from layouts.credentials import load_credentials
from layouts.document import Document, load_document
from layouts.fleet_form import notes_on_fleet, read_fleet
from layouts.kind import kind_of_file
from layouts.kiosk_reader import notes_on, problems_on_the_ground, read_kiosk
from layouts.layout import Layout, read_layout
from layouts.notes import many, notes
from layouts.phrase import listed, phrase
from layouts.problem import DocumentError, Problem

_UNKNOWN = "document"


@dataclass(frozen=True)
class Report:
    """What a check found.

    Attributes:
        file: The file.
        kind: What it is, in words.
        content: What it holds, in words; empty where it cannot be used at all.
        problems: What is wrong with it.
        notes: What is right and yet not as its writer may think, a sentence each.
    """

    file: Path
    kind: str
    content: str
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()


def check(path: Path) -> Report:
    """Check the document in `path`, and a layout against the channel list that it names."""
    kind = _UNKNOWN
    try:
        kind = kind_of_file(path)
        return _report(kind, path)
    except DocumentError as error:
        return Report(path, kind, "", error.problems)


def _report(kind: str, path: Path) -> Report:
    if kind == "layout":
        return _layout(path)
    if kind == "kiosk":
        return _kiosk(path)
    if kind == "kiosks document":
        return _fleet(path)
    if kind == "channel list":
        channels = load_channels(path)
        return Report(path, kind, _counted(channels), channels.problems)
    return Report(path, kind, many(len(load_credentials(path)), "credential"), ())


def _layout(path: Path) -> Report:
    document = load_document(path)
    named = document.value.get("channels") if isinstance(document.value, dict) else None
    if not isinstance(named, str) or not named:
        layout = read_layout(document, drawn=KINDS)
        return Report(path, "layout", _layout_content(layout), (), notes(layout))
    try:
        channels = load_channels(path.parent / named)
    except DocumentError as error:
        found = phrase("'{named}', which cannot be used as it is", named=named)
        mend = phrase("mend that file, or name another")
        pointer = document.problem(("channels",), found, phrase("a good channel list"), mend)
        raise DocumentError([*_problems_of(document), pointer, *error.problems]) from None
    try:
        layout = read_layout(document, channels.ids, channels.groups, KINDS)
    except DocumentError as error:
        raise DocumentError([*error.problems, *channels.problems]) from None
    content = listed([_layout_content(layout), _counted(channels)])
    return Report(path, "layout", content, channels.problems, notes(layout, channels.channels))


def _kiosk(path: Path) -> Report:
    document = load_document(path)
    kiosk = read_kiosk(document)
    content = listed([many(len(kiosk.exits), "exit"), many(len(kiosk.turns), "page")])
    return Report(path, "kiosk", content, problems_on_the_ground(document), notes_on(document))


def _fleet(path: Path) -> Report:
    document = load_document(path)
    content = many(len(read_fleet(document).kiosks), "kiosk")
    return Report(path, "kiosks document", content, (), notes_on_fleet(document))


def _problems_of(document: Document) -> tuple[Problem, ...]:
    """Return the layout's own problems, its channel list aside."""
    try:
        read_layout(document, drawn=KINDS)
    except DocumentError as error:
        return error.problems
    return ()


def _layout_content(layout: Layout) -> str:
    counts = {"display": layout.surface.displays, "scene": layout.scenes}
    others = {"salvo": layout.salvos, "tour": layout.tours, "rule": layout.rules}
    counted = [many(len(parts), noun) for noun, parts in counts.items()]
    return listed(counted + [many(len(p), noun) for noun, p in others.items() if p])


def _counted(channels: ChannelList) -> str:
    groups = many(len(channels.groups), "group")
    counted = many(len(channels.channels), "channel")
    return phrase("{channels} in {groups}", channels=counted, groups=groups)
