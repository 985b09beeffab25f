"""Draws a layout without cameras: displays, bezels, cells, names, so that it can be judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PIL import Image as Pictures

from layouts.channel import Channel
from layouts.drawing import FAINT, Colour, Drawing
from layouts.geometry import Rect, bounds
from layouts.letters import Letters
from layouts.map import Map
from layouts.map_picture import map_picture
from layouts.names import name_in
from layouts.pane import Clock, Feed, Image, Pdf, Text, Web
from layouts.scene import Cell, Pane, Place
from layouts.surface import Display, Surface

LONG_SIDE = 1920
_LETTER = 0.012
"""The height of letters, as a part of the sheet's longer side."""
_HEAD = 2.2
"""The height of the heading, in letters."""

_BEZEL: Colour = (58, 64, 72)
_GLASS: Colour = (20, 23, 28)
_TINTS: tuple[Colour, ...] = (
    (27, 52, 69),
    (52, 47, 28),
    (31, 58, 44),
    (62, 38, 42),
    (44, 44, 74),
    (25, 58, 60),
)
"""Cells take these in turn, so that neighbours, and one across bezels, are told apart."""
_PANE: Colour = (40, 40, 46)
_HIDDEN = 0.62


@dataclass(frozen=True)
class Sheet:
    """How a layout is drawn.

    Attributes:
        size: Width and height in px.
        now: The time that clocks show, with its zone.
        letters: What it is written with.
        language: The language of names.
    """

    size: tuple[int, int]
    now: datetime
    letters: Letters
    language: str = "ko"

    @property
    def letter(self) -> float:
        """The height of letters in px."""
        return max(self.size) * _LETTER


def sheet_size(surface: Surface) -> tuple[int, int]:
    """Return the size in px of a sheet that the whole wall fills, its longer side `LONG_SIDE`."""
    wall = bounds(tuple(display.outer for display in surface.displays))
    head = LONG_SIDE * _LETTER * _HEAD
    if LONG_SIDE * wall.height <= (LONG_SIDE - head) * wall.width:
        return LONG_SIDE, round(LONG_SIDE * wall.height / wall.width + head)
    return max(1, round((LONG_SIDE - head) * wall.width / wall.height)), LONG_SIDE


def drawn(
    surface: Surface,
    places: Sequence[Place],
    channels: Iterable[Channel],
    heading: str,
    sheet: Sheet,
) -> Pictures.Image:
    """Return `places`, which stand on `surface`, as a drawing.

    Args:
        surface: The wall.
        places: What stands on it, in fractions of its canvas, mosaics as their cells.
        channels: Every channel there is; cells of others are named by id.
        heading: What is written above it.
        sheet: How it is drawn.
    """
    width, height = sheet.size
    head = min(sheet.letter * _HEAD, height / 2)
    wall = bounds(tuple(display.outer for display in surface.displays))
    room = Rect(0, head, width, height - head)
    drawing = Drawing(sheet.size, wall, room, sheet.letters)
    every = tuple(channels)
    names = {channel.id: channel.names for channel in every}
    screens = [drawing.on_sheet(display.rect) for display in surface.displays]
    for display, screen in zip(surface.displays, screens, strict=True):
        drawing.fill(drawing.on_sheet(display.outer), _BEZEL)
        drawing.fill(screen, _GLASS)
    for number, place in enumerate(places):
        rect = drawing.on_sheet(place.rect.into(surface.canvas))
        if isinstance(place, Cell):
            drawing.fill(rect, _TINTS[number % len(_TINTS)], _edge(_TINTS[number % len(_TINTS)]))
            _label(drawing, rect, place.channel, names.get(place.channel), sheet)
        else:
            _pane(drawing, rect, place, every, sheet)
    panes = [
        drawing.on_sheet(place.rect.into(surface.canvas))
        for place in places
        if isinstance(place, Pane)
    ]
    drawing.shade([Rect(0, 0, width, head), *screens], _HIDDEN)
    for display, screen in zip(surface.displays, screens, strict=True):
        drawing.fill(screen, None, _BEZEL)
        size = min(screen.width * 0.025, sheet.letter * 0.75)
        drawing.plate(screen, _legible(_caption(display), sheet), size, panes)
    size = sheet.letter
    line = Rect(size, head / 2 - size * 0.7, width - 2 * size, size)
    drawing.write(line, _legible(heading, sheet), size)
    return drawing.image


def _edge(tint: Colour) -> Colour:
    red, green, blue = (min(255, part * 2 + 24) for part in tint)
    return red, green, blue


def _legible(text: str, sheet: Sheet, otherwise: str = "") -> str:
    if sheet.letters.writes(text):
        return text
    return otherwise or text.encode("ascii", "replace").decode("ascii")


def _label(
    drawing: Drawing, rect: Rect, channel: str, names: Mapping[str, str] | None, sheet: Sheet
) -> None:
    """Write a channel's name at the bottom of its cell, and its id above where there is room."""
    size = min(rect.height * 0.16, rect.width * 0.09, sheet.letter * 1.2)
    name = name_in(names, sheet.language, channel) if names else channel
    if not sheet.letters.writes(name) and names:
        name = names.get("en", channel)
    below = Rect(rect.x + size / 2, rect.bottom - size * 1.7, rect.width - size, size)
    if drawing.write(below, _legible(name, sheet, channel), size) and name != channel:
        above = Rect(below.x, rect.bottom - size * 2.8, below.width, size)
        drawing.write(above, _legible(channel, sheet), size * 0.72, FAINT)


def _pane(
    drawing: Drawing, rect: Rect, pane: Pane, channels: Sequence[Channel], sheet: Sheet
) -> None:
    content = pane.content
    if isinstance(content, Map):
        size = max(round(rect.width), 1), max(round(rect.height), 1)
        drawing.lay(rect, map_picture(content, channels, size, sheet.letters, sheet.language))
        drawing.fill(rect, None, _edge(_PANE))
        return
    drawing.fill(rect, _PANE, _edge(_PANE))
    if isinstance(content, Text):
        words = content.said(sheet.language)
        words = words if sheet.letters.writes(words) else content.said("en")
        drawing.fit(rect, [_legible(line, sheet) for line in words.split("\n")])
    elif isinstance(content, Clock):
        drawing.fit(rect, _time(content, sheet.now))
    elif isinstance(content, Feed):
        drawing.fit(rect, [_legible(content.id, sheet)], FAINT)
    elif isinstance(content, Web):
        drawing.fit(rect, [content.host], FAINT)
    elif isinstance(content, Image | Pdf) and not _pasted(drawing, rect, content):
        drawing.fit(rect, [_legible(content.file.name, sheet), "cannot be read"], FAINT)


def _pasted(drawing: Drawing, rect: Rect, content: Image | Pdf) -> bool:
    if isinstance(content, Pdf):
        return drawing.paste_page(rect, content.file, content.page)
    return drawing.paste(rect, content.file)


def _time(clock: Clock, now: datetime) -> list[str]:
    try:
        there = now.astimezone(ZoneInfo(clock.zone)) if clock.zone else now
    except ZoneInfoNotFoundError:
        # Another zone's time would look right and be wrong.
        return [str(clock.zone), "no time zones on this machine"]
    lines = [there.strftime("%H:%M:%S" if clock.seconds else "%H:%M")]
    return [there.strftime("%Y-%m-%d"), *lines] if clock.date else lines


def _caption(display: Display) -> str:
    width, height = display.pixels
    turned = f", turned by {display.rotation} degrees" if display.rotation else ""
    return f"{display.id}, {display.screen}, {width} x {height} px{turned}"
