"""A map around the kiosk, with what can be reached from here and the way there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiosk.page.block import Block

Point = tuple[float, float]
"""Latitude and longitude, degrees."""


@dataclass(frozen=True)
class Way:
    """A way on foot from the kiosk.

    Attributes:
        points: Over the ground: from the exit on, or from the kiosk.
        inside: Within the station, from the kiosk to the exit; empty where that is not known.
        straight: Whether it is the straight line, for want of streets.
    """

    points: tuple[Point, ...] = ()
    inside: tuple[Point, ...] = ()
    straight: bool = False


@dataclass(frozen=True)
class Marker:
    """A place on the map.

    Attributes:
        at: Where.
        label: Its name.
        says: What is said of it: "12 bikes"; may be empty.
        mark: The name of its sign.
        tells: How far it is, on foot, and by which exit; told when it is touched.
        aged: How old its record is; may be empty.
        way: How one gets there.
    """

    at: Point
    label: str
    says: str = ""
    mark: str = ""
    tells: str = ""
    aged: str = ""
    way: Way | None = None


@dataclass(frozen=True)
class Gate:
    """An exit of the station on the map.

    Attributes:
        number: What stands above it.
        at: Where it comes up to the street; None where only its direction is known.
        angle: That, as seen by whoever stands before the screen, degrees clockwise from straight
            ahead; None where not even that is.
        label: What it leads to.
        tells: The way to it within the station, and whether a lift or stairs go up.
        instead: Which exit serves better whoever asks, and why; empty where none does.
        lift: Whether a lift goes up to the street.
        closed: Why it cannot be used now; empty where it can.
        way: How one gets there, or to the one that serves better.
    """

    number: str
    at: Point | None
    angle: float | None
    label: str
    tells: str = ""
    instead: str = ""
    lift: bool = False
    closed: str = ""
    way: Way | None = None


@dataclass(frozen=True)
class Pace:
    """A distance as a scale shows it.

    Attributes:
        metres: How far one walks.
        short: In how long: "5 min".
        says: Both: "5 min = 330 m".
    """

    metres: float
    short: str
    says: str


@dataclass(frozen=True, kw_only=True)
class Chart(Block):
    """The map.

    Attributes:
        here: Where the kiosk stands.
        span_m: How many metres the map's width shows.
        markers: Places, the most important first.
        route: A drawn walk; empty for none.
        way: How one gets to it, while nothing on the map was touched.
        facing: The direction in which one looks at the screen, degrees clockwise from north: the
            map is turned so that what lies ahead is above. None leaves north above.
        gates: The station's exits.
        paces: Distances for its scale, the shortest first.
        north: What stands at the compass.
        you: What stands at the kiosk: "you are here".
        hint: What is said of it while nothing on it was touched; may be empty.
    """

    kind: ClassVar[str] = "chart"

    here: Point
    span_m: float
    markers: tuple[Marker, ...] = ()
    route: tuple[Point, ...] = ()
    way: Way | None = None
    facing: float | None = None
    gates: tuple[Gate, ...] = ()
    paces: tuple[Pace, ...] = ()
    north: str = "N"
    you: str = ""
    hint: str = ""

    @property
    def pins(self) -> tuple[str, ...]:
        """The names of what is pointed at on it, one after the other: its places."""
        return tuple(place_pin(number) for number in range(len(self.markers)))


@dataclass(frozen=True, kw_only=True)
class StationChart(Chart):
    """The map of a station's exits, as the kiosk's document has them: nothing on it grows old."""

    dated: ClassVar[bool] = False

    @property
    def pins(self) -> tuple[str, ...]:
        """The names of what is pointed at on it, one after the other: its exits."""
        return tuple(gate_pin(gate.number) for gate in self.gates)


def place_pin(number: int) -> str:
    """Return the name by which a place is pointed at, by its number among the markers."""
    return f"place-{number}"


def gate_pin(number: str) -> str:
    """Return the name by which an exit is pointed at."""
    return f"exit-{number}"
