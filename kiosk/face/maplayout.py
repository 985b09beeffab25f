"""Lays a map out in its frame: pins, ways, scale and names, each where it is read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from kiosk.face.groundname import Placename
from kiosk.face.lettering import Lettering, Written, around
from kiosk.face.mapview import MapView, Spot
from kiosk.face.pins import GROWN, Pin, Plain, pinned

BAR: Final = 0.3
"""How much of the map's width its scale may take."""
RING: Final = 0.45
"""How far out the larger ring may lie, in the shorter side of the map."""
NAMES: Final = 12
"""More names of streets than that are no help."""
FARTHEST_RING_M: Final = 2_100.0
STEP_MM: Final = 14.0
"""So wide is the ground of a way on which no words are written, which it would strike out."""


@dataclass(frozen=True)
class Room:
    """How a map's frame is.

    Attributes:
        mm: Pixels of a millimetre at the size that the visitor chose.
        family: The type that words are set in.
        language: What is read.
        large: Whether everything is at twice its size, and there is less room for it.
    """

    mm: float
    family: str
    language: str
    large: bool = False


def laid(
    chart: Plain, view: MapView, room: Room, names: Sequence[Placename] = (), pin: str = ""
) -> dict[str, Any]:
    """Return where everything lies, pixels from the map's upper left corner.

    Args:
        chart: The map, as plain values.
        view: What it shows.
        room: Its frame.
        names: What could be written on its ground.
        pin: What is pointed at.
    """
    mm, station = room.mm, not chart["markers"] and not chart["route"]
    shown = chart if station or not room.large else {**chart, "gates": []}
    pins = pinned(shown, view, mm, station=station)
    bar = _bar(chart["paces"], view)
    letters = Lettering(view.width, view.height, room.family)
    half = view.width / 2, view.height / 2
    letters.keep_clear((half[0] - 64 * mm, -half[1], half[0], -half[1] + 84 * mm))
    if bar:
        wide = max(bar["px"], 150 * mm) + 24 * mm
        letters.keep_clear((-half[0], half[1] - 52 * mm, -half[0] + wide, half[1]))
    letters.keep_clear(around((0.0, 0.0), 44 * mm))
    letters.keep_clear((-24 * mm, -48 * mm, 24 * mm, 0.0))  # where one looks
    for one in pins:
        letters.keep_clear(around(one.at, _drawn(one, pin)))
        if station and one.sign:
            letters.keep_clear(one.signed(mm))
    lines = list(_lines(chart, pins, view, pin))
    for spot in _along(lines, view, STEP_MM * mm):
        letters.keep_clear(around(spot, STEP_MM * mm))
    you = letters.beside([chart["you"]], round(22 * mm), (0.0, 0.0), 26 * mm, 5 * mm, bold=True)
    told = [_pin(one, letters, room, view, pin, named=station) for one in pins]
    rings = [_ring(one, letters, room, view) for one in _rings(chart["paces"], view)]
    return {
        "north": -view.facing,
        "bar": bar,
        "you": _words(you, view),
        "rings": rings,
        "pins": told,
        "lines": lines,
        "names": list(_names(names, letters, room, view)),
    }


def _bar(paces: Sequence[Plain], view: MapView) -> Mapping[str, Any] | None:
    """Return the longest distance that the scale has room for."""
    fits = [one for one in paces if one["metres"] / view.span_m <= BAR]
    if not fits:
        return None
    return {"px": fits[-1]["metres"] / view.span_m * view.width, "text": fits[-1]["says"]}


def _rings(paces: Sequence[Plain], view: MapView) -> list[Plain]:
    """Return up to two distances that lie as rings around the kiosk."""
    most = RING * min(view.width, view.height) / view.width * view.span_m
    fits = [one for one in paces if one["metres"] <= min(most, FARTHEST_RING_M)]
    half = [one for one in fits[:-1] if one["metres"] <= 0.62 * fits[-1]["metres"]]
    return [*half[-1:], *fits[-1:]]


def _ring(one: Plain, letters: Lettering, room: Room, view: MapView) -> dict[str, Any]:
    reach = one["metres"] / view.span_m * view.width
    slant = reach * 0.7071
    middles = [(0.0, -reach), (0.0, reach), (slant, -slant), (-slant, -slant), (slant, slant)]
    written = letters.write([one["short"]], round(20 * room.mm), middles, 3 * room.mm)
    return {"reach": reach, **_words(written, view)}


def _pin(
    pin: Pin, letters: Lettering, room: Room, view: MapView, chosen: str, *, named: bool
) -> dict[str, Any]:
    """Return a pin as it is drawn; `named` tells whether exits have more than their number."""
    one, drawn, bold = pin.one, _drawn(pin, chosen), pin.id == chosen
    away = drawn / 2 + 2 * room.mm
    texts = [one["label"].split(" · ")[0]] if pin.gate else _texts(one, room)
    if pin.gate and not (named and pin.sure):
        texts = []
    written = letters.beside(texts, round(22 * room.mm), pin.at, away, 3 * room.mm, bold=bold)
    return {
        **{key: value for key, value in one.items() if key not in ("at", "way")},
        **_words(written, view),
        "id": pin.id,
        "gate": pin.gate,
        "sure": pin.sure,
        "leads": named or not pin.gate,
        "sign": pin.sign if named else "",
        "chosen": pin.id == chosen,
        "side": pin.side,
        "drawn": drawn,
        "px": pin.at[0] + view.width / 2,
        "py": pin.at[1] + view.height / 2,
        "tx": pin.true[0] + view.width / 2,
        "ty": pin.true[1] + view.height / 2,
    }


def _drawn(pin: Pin, chosen: str) -> float:
    """Return how large a pin is drawn, pixels."""
    return pin.side * GROWN if pin.id == chosen else pin.side


def _texts(one: Plain, room: Room) -> list[str]:
    """Return what may stand beside a place, the best first; a list nearby has the same larger."""
    whole = f"{one['label']}  {one['says']}" if one["says"] else one["label"]
    return [whole, one["label"] if room.large else one["says"]]


def _lines(
    chart: Plain, pins: Sequence[Pin], view: MapView, chosen: str
) -> Iterator[dict[str, Any]]:
    """Yield the ways that are drawn: to what is pointed at, or else to where the map leads."""
    pointed = next((one for one in pins if one.id == chosen), None)
    if chart["route"]:
        yield _line(chart["route"], view, "route")
    if pointed is None and chart["way"] is None and not chart["markers"]:
        for one in chart["gates"]:
            if one["at"] is not None:
                yield _line([chart["here"], one["at"]], view, "passage")
    way = chart["way"] if pointed is None else pointed.one["way"]
    if way is not None:
        if way["inside"]:
            yield _line(way["inside"], view, "inside")
        if way["points"]:
            yield _line(way["points"], view, "straight" if way["straight"] else "way")


def _line(points: Sequence[Sequence[float]], view: MapView, kind: str) -> dict[str, Any]:
    spots = [view.place((lat, lon)) for lat, lon in points]
    return {
        "kind": kind,
        "points": [{"x": x + view.width / 2, "y": y + view.height / 2} for x, y in spots],
    }


def _along(lines: Sequence[Plain], view: MapView, step: float) -> Iterator[Spot]:
    """Yield spots along the ways that are drawn, a step from one another."""
    for line in lines:
        spots = [(one["x"] - view.width / 2, one["y"] - view.height / 2) for one in line["points"]]
        for one, other in pairwise(spots if line["kind"] != "passage" else ()):
            count = max(1, math.ceil(math.dist(one, other) / step))
            for part in range(count + 1):
                far = part / count
                spot = one[0] + far * (other[0] - one[0]), one[1] + far * (other[1] - one[1])
                if view.holds(spot):
                    yield spot


def _names(
    names: Sequence[Placename], letters: Lettering, room: Room, view: MapView
) -> Iterator[dict[str, Any]]:
    written: set[str] = set()
    for one in names:
        text = one.name(room.language)
        if text in written or len(written) >= NAMES:
            continue
        found = letters.write([text], round(20 * room.mm), one.spots, 8 * room.mm)
        if found.text:
            written.add(text)
            yield {"kind": one.kind, **_words(found, view)}


def _words(written: Written, view: MapView) -> dict[str, Any]:
    left, top, right, bottom = written.box
    return {
        "text": written.text,
        "x": left + view.width / 2,
        "y": top + view.height / 2,
        "wide": right - left,
        "high": bottom - top,
    }
