"""Where the exits and places of a map are pinned, so that each is seen and can be touched."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from kiosk.face.lettering import Box
from kiosk.face.mapview import MapView, Spot
from kiosk.page.chart import gate_pin, place_pin

GATES_TO_M: Final = 1_700.0
"""A map that shows more has the station's exits on one spot."""
ROUNDS: Final = 60
PLACE_MM: Final = 42.0
GATE_MM: Final = 48.0
SMALL_GATE_MM: Final = 29.0
"""Of an exit on a map that is about something else, where it is shown and not touched."""
GROWN: Final = 1.15
"""What is pointed at is drawn so much larger."""
SIGN_MM: Final = 26.0
"""Beside an exit: that a lift goes up there, or that it is closed."""
Plain = Mapping[str, Any]


@dataclass(frozen=True)
class Pin:
    """One of them.

    Attributes:
        id: The name by which it is pointed at.
        at: Where its sign stands, pixels from the map's middle.
        true: Where it really is.
        side: How large its sign is, pixels.
        one: What it is, as plain values.
        gate: Whether it is an exit.
        sure: Whether its place is known, not its direction alone.
    """

    id: str
    at: Spot
    true: Spot
    side: float
    one: Plain
    gate: bool = False
    sure: bool = True

    @property
    def sign(self) -> str:
        """What stands beside an exit, so that colour alone says nothing; empty: nothing."""
        if not self.gate:
            return ""
        return "close" if self.one["closed"] else "lift" if self.one["lift"] else ""

    def signed(self, mm: float) -> Box:
        """Where that stands: at the upper right corner."""
        left, top = self.at[0] + 0.28 * self.side, self.at[1] - 0.92 * self.side
        return left, top, left + SIGN_MM * mm, top + SIGN_MM * mm


def pinned(chart: Plain, view: MapView, mm: float, *, station: bool) -> tuple[Pin, ...]:
    """Return the pins of a map, none on another.

    Args:
        chart: The map, as plain values.
        view: What it shows.
        mm: Pixels of a millimetre at the size that the visitor chose.
        station: Whether it is about the exits, which are larger there.
    """
    gates = _gates(chart["gates"], view, mm, station=station)
    places = (
        Pin(place_pin(number), spot, spot, PLACE_MM * mm, one)
        for number, one in enumerate(chart["markers"])
        for spot in [view.place((one["at"][0], one["at"][1]))]
    )
    found = [pin for pin in (*gates, *places) if view.holds(pin.true)]
    if not station:
        found = [pin for pin in found if not pin.gate or not _crowded(pin, found)]
    return _apart(found, view)


def _gates(gates: Sequence[Plain], view: MapView, mm: float, *, station: bool) -> Iterator[Pin]:
    side = (GATE_MM if station else SMALL_GATE_MM) * mm
    for one in gates if view.span_m <= GATES_TO_M else ():
        if one["at"] is not None:
            spot = view.place((one["at"][0], one["at"][1]))
            yield Pin(gate_pin(one["number"]), spot, spot, side, one, gate=True)
        elif one["angle"] is not None and station:
            turn, dial = math.radians(one["angle"]), 120 * mm
            spot = dial * math.sin(turn), -dial * math.cos(turn)
            yield Pin(gate_pin(one["number"]), spot, spot, side, one, gate=True, sure=False)


def _crowded(pin: Pin, pins: Sequence[Pin]) -> bool:
    """Whether an exit on another's map would hide a place, or an exit before it."""
    for other in pins:
        if other is pin:
            return False
        if math.dist(pin.true, other.true) < (pin.side + other.side) / 2:
            return True
    return False


def _apart(pins: Sequence[Pin], view: MapView) -> tuple[Pin, ...]:
    """Move pins that lie on one another apart, as little as that takes."""
    spots = [pin.true for pin in pins]
    for _ in range(ROUNDS):
        moved = False
        for at, one in enumerate(pins):
            for other in range(at):
                push = _push(spots[at], spots[other], (one.side + pins[other].side) / 2 * 1.04)
                if push is not None:
                    moved = True
                    spots[at] = _held(_moved(spots[at], push, 1.0), one, view)
                    spots[other] = _held(_moved(spots[other], push, -1.0), pins[other], view)
        if not moved:
            break
    return tuple(replace(pin, at=spot) for pin, spot in zip(pins, spots, strict=True))


def _push(one: Spot, other: Spot, least: float) -> Spot | None:
    """Return by how much each of two signs, which are squares, has to give way; None for not."""
    across, down = one[0] - other[0], one[1] - other[1]
    if max(abs(across), abs(down)) >= least:
        return None
    far = math.hypot(across, down)
    x, y = (across / far, down / far) if far > 0 else (1.0, 0.0)
    step = (least - max(abs(across), abs(down))) / 2 + 0.5
    return x * step, y * step


def _moved(spot: Spot, push: Spot, way: float) -> Spot:
    return spot[0] + way * push[0], spot[1] + way * push[1]


def _held(spot: Spot, pin: Pin, view: MapView) -> Spot:
    across, down = (view.width - pin.side) / 2, (view.height - pin.side) / 2
    return max(-across, min(across, spot[0])), max(-down, min(down, spot[1]))
