"""Draws a map without a wall: land, layers, names and a dot for every channel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PIL import Image, ImageDraw

from layouts.channel import Channel
from layouts.feature import Feature, Line
from layouts.letters import Letters
from layouts.map import Layer, LayerColour, Map
from layouts.mercator import Fit, fitted

Colour = tuple[int, int, int]

SEA: Final[Colour] = (13, 17, 22)
LAND: Final[Colour] = (26, 32, 39)
BORDER: Final[Colour] = (62, 73, 85)
NAME: Final[Colour] = (150, 163, 178)
CHANNEL: Final[Colour] = (88, 214, 141)
LAYERS: Final[Mapping[LayerColour, Colour]] = {
    "water": (24, 52, 78),
    "park": (26, 48, 38),
    "building": (36, 45, 55),
    "road": (48, 58, 70),
    "accent": (108, 182, 255),
    "text": (238, 242, 246),
    "quiet": (163, 175, 189),
    "sand": (214, 190, 140),
    "rose": (226, 150, 190),
}
_NAME_SHARE = 0.02
_DOT_SHARE = 0.003


def map_picture(
    content: Map,
    channels: Sequence[Channel],
    size: tuple[int, int],
    letters: Letters,
    language: str = "ko",
) -> Image.Image:
    """Return a map as a picture.

    Args:
        content: The map.
        channels: Every channel there is.
        size: Width and height in px.
        letters: What names are written with.
        language: The language of names.
    """
    picture = Image.new("RGB", size, SEA)
    pen = ImageDraw.Draw(picture)
    fit = fitted(content.extent(channels, size[0] / size[1]), *size)
    for layer in content.boundaries:
        _areas(pen, layer.features, fit, LAND)
    for layer in content.layers:
        _layer(pen, layer, fit, max(size))
    for layer in content.boundaries:
        for feature in layer.features:
            _edges(pen, feature, fit)
    for layer in content.boundaries:
        _names(pen, layer.features, fit, max(size), letters, language)
    dot = max(max(size) * _DOT_SHARE, 1.5)
    for channel in content.placed(channels):
        latitude, longitude = channel.position or (0.0, 0.0)
        _dot(pen, fit.place(longitude, latitude), dot, CHANNEL)
    return picture


def _layer(pen: ImageDraw.ImageDraw, layer: Layer, fit: Fit, side: int) -> None:
    colour = LAYERS[layer.colour or "quiet"]
    _areas(pen, layer.features, fit, colour)
    for feature in layer.features:
        for line in feature.lines:
            pen.line(_points(line, fit), colour, max(round(side * 0.002), 1))
        for point in feature.points:
            _dot(pen, fit.place(*point), max(side * _DOT_SHARE, 2.0), colour)


def _areas(pen: ImageDraw.ImageDraw, features: Iterable[Feature], fit: Fit, colour: Colour) -> None:
    for feature in features:
        for rings in feature.areas:
            pen.polygon(_points(rings[0], fit), colour)


def _edges(pen: ImageDraw.ImageDraw, feature: Feature, fit: Fit) -> None:
    for line in (*feature.lines, *(ring for rings in feature.areas for ring in rings)):
        pen.line(_points(line, fit), BORDER, 1)


def _names(
    pen: ImageDraw.ImageDraw,
    features: Iterable[Feature],
    fit: Fit,
    side: int,
    letters: Letters,
    language: str,
) -> None:
    font = letters.font(max(round(side * _NAME_SHARE), 6))
    for feature in features:
        corners = [fit.place(*point) for point in feature.corners()]
        name = feature.name(language)
        name = name if letters.writes(name) else feature.name("en")
        wide = max(x for x, _ in corners) - min(x for x, _ in corners)
        if name and letters.writes(name) and font.getlength(name) < wide:
            x = sum(x for x, _ in corners) / len(corners)
            y = sum(y for _, y in corners) / len(corners)
            pen.text((x, y), name, NAME, font, anchor="mm")


def _dot(
    pen: ImageDraw.ImageDraw, place: tuple[float, float], radius: float, colour: Colour
) -> None:
    x, y = place
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), colour)


def _points(line: Line, fit: Fit) -> list[tuple[float, float]]:
    return [fit.place(*point) for point in line]
