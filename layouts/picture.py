"""Draws one scene or salvo of a layout's file, and writes it as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from layouts.cell_form import KINDS
from layouts.channel import Channel
from layouts.channels import load_channels
from layouts.layout import Layout, load_layout
from layouts.letters import NO_KOREAN, Letters
from layouts.nearest import suggestion
from layouts.phrase import phrase
from layouts.problem import DocumentError, Problem
from layouts.render import Sheet, drawn, sheet_size
from layouts.salvo import Salvo
from layouts.scene import Place, Scene

Part = TypeVar("Part", Scene, Salvo)


@dataclass(frozen=True)
class Wish:
    """What is to be drawn.

    Attributes:
        scene: The scene's id; None for the first one, or for the salvo.
        salvo: The salvo's id, instead of a scene.
        size: Width and height in px; None for what suits the wall.
        language: The language of names.
        now: The time that clocks show, with its zone.
    """

    now: datetime
    scene: str | None = None
    salvo: str | None = None
    size: tuple[int, int] | None = None
    language: str = "ko"


@dataclass(frozen=True)
class Written:
    """What was drawn, in words, and what is worth knowing of it."""

    what: str
    size: tuple[int, int]
    notes: tuple[str, ...]


def write_picture(file: Path, out: Path, wish: Wish, letters: Letters | None = None) -> Written:
    """Draw what `wish` says of the layout `file` into the PNG `out`.

    Raises:
        DocumentError: The layout or its channel list is wrong, or has no such scene or salvo.
        OSError: The picture cannot be written.
    """
    layout, channels, notes = _loaded(file)
    part = _wished(file, layout, wish)
    if isinstance(part, Scene):
        what, places = f"scene '{part.id}'", part.places_on(layout.surface, channels)
    else:
        what = f"salvo '{part.id}'"
        places = part.places_on(layout.surface, layout.scenes_by_id, channels)
    size = wish.size or sheet_size(layout.surface)
    sheet = Sheet(size, wish.now, letters or Letters(), wish.language)
    heading = f"{_name(part, sheet)}  -  {what}, {_counted(places)}"
    drawn(layout.surface, places, channels, heading, sheet).save(out, "PNG")
    if sheet.letters.file is None:
        notes = (*notes, NO_KOREAN)
    return Written(what, size, notes)


def _loaded(file: Path) -> tuple[Layout, tuple[Channel, ...], tuple[str, ...]]:
    layout = load_layout(file, drawn=KINDS)
    if layout.channels is None:
        note = "the layout names no channel list, so channels are named by their ids."
        return layout, (), (f"{file}: {note}",)
    listed = load_channels(layout.channels)
    layout = load_layout(file, listed.ids, listed.groups, KINDS)
    return layout, listed.channels, tuple(map(str, listed.problems))


def _wished(file: Path, layout: Layout, wish: Wish) -> Scene | Salvo:
    if wish.salvo is not None:
        return _found(file, "salvo", wish.salvo, layout.salvos_by_id)
    if wish.scene is not None:
        return _found(file, "scene", wish.scene, layout.scenes_by_id)
    return layout.scenes[0]


def _found(file: Path, noun: str, name: str, parts: Mapping[str, Part]) -> Part:
    if name in parts:
        return parts[name]
    expected = (
        phrase("one of {parts}", parts=", ".join(parts))
        if parts
        else phrase("a document with a {noun}", noun=noun)
    )
    mend = suggestion(name, parts, phrase("name a {noun} of this document", noun=noun))
    found = phrase("the unknown {noun} '{name}' on the command line", noun=noun, name=name)
    raise DocumentError([Problem(str(file), 0, "", found, expected, mend)])


def _name(part: Scene | Salvo, sheet: Sheet) -> str:
    names = (part.name(language) for language in (sheet.language, "en"))
    return next((name for name in names if sheet.letters.writes(name)), part.id)


def _counted(places: tuple[Place, ...]) -> str:
    return f"{len(places):,} tile{'' if len(places) == 1 else 's'}"
