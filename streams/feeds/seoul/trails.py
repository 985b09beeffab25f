"""The walks of Seoul, each with the points along it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.ask import Answer
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.near import Near, NearForm, nearest_first
from streams.feeds.position import Position
from streams.feeds.row import Reading, Row, read_rows
from streams.feeds.seoul.events import somewhere
from streams.feeds.seoul.open_data import ADDRESS, SEOUL, all_rows, fetch_pages
from streams.feeds.seoul.parks import LASTING
from streams.feeds.service import Service

NAME: Final = "SeoulGilWalkCourse"


@dataclass(frozen=True)
class TrailPoint:
    """A point along a walk.

    Attributes:
        order: Its place along the walk.
        name: What it is called.
        words: What the source says of it.
        position: Where it is; None where the source does not tell.
    """

    order: float
    name: str
    words: str
    position: Position | None


@dataclass(frozen=True)
class Trail:
    """A walk.

    Attributes:
        at: When the answer came; the source tells no time of its own.
        name: What it is called.
        kind: Which kind of walk it is, in the source's words.
        districts: Where it leads through.
        length: How long it is, in the source's words.
        takes: How long it takes, in the source's words.
        points: The points along it, in order.
    """

    at: datetime
    name: str
    kind: str
    districts: str
    length: str
    takes: str
    points: tuple[TrailPoint, ...]

    @property
    def position(self) -> Position | None:
        """Where it begins, as far as that is known."""
        return next((point.position for point in self.points if point.position), None)


@dataclass(frozen=True)
class _Step:
    """A row: a point, and the walk that it belongs to."""

    trail: Trail
    point: TrailPoint


@dataclass(frozen=True)
class Trails:
    """Asks for the walks.

    Attributes:
        service: Where it asks.
        near: Which of them are kept, by where they begin; all where None.
    """

    service: Service
    near: Near | None = None
    attribution: ClassVar[Attribution] = replace(SEOUL, ko="서울 두드림길", en="Seoul walks")
    freshness: ClassVar[Freshness] = LASTING

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask page by page."""
        return await fetch_pages(line, self.service, NAME)

    def parse(self, answers: Sequence[Answer]) -> Reading[Trail]:
        """Read the points, and put those of a walk together."""
        at = answers[0].at
        reading = read_rows(all_rows(answers, NAME), lambda row: _step(row, at))
        trails = nearest_first(_trails(reading.records), self.near)
        return Reading(trails, reading.left_out)


class TrailsForm(FeedForm):
    """The walks of Seoul."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["trails"] = Field(description="'trails'")
    near: NearForm | None = Field(default=None, description="a place, whose surroundings are kept")

    def feed(self, service: Service) -> Trails:
        """Return the feed."""
        return Trails(service, self.near.near() if self.near else None)


def _step(row: Row, at: datetime) -> _Step:
    trail = Trail(
        at=at,
        name=row.need("COURSE_NAME"),
        kind=row.text("COURSE_CATEGORY_NM"),
        districts=row.text("AREA_GU"),
        length=row.text("DISTANCE"),
        takes=row.text("LEAD_TIME"),
        points=(),
    )
    # Which projection X and Y are in is not written down anywhere: their range tells.
    place = somewhere(row, "Y", "X")
    order = row.number("CPI_IDX") or 0.0
    return _Step(trail, TrailPoint(order, row.plain("CPI_NAME"), row.plain("CONTENT"), place))


def _trails(steps: Sequence[_Step]) -> Iterator[Trail]:
    """Yield the walks in the order in which they first come."""
    first: dict[tuple[str, str], int] = {}
    for number, step in enumerate(steps):
        first.setdefault((step.trail.kind, step.trail.name), number)
    ordered = sorted(steps, key=lambda step: first[step.trail.kind, step.trail.name])
    for _, group in groupby(ordered, key=lambda step: (step.trail.kind, step.trail.name)):
        walk = list(group)
        points = sorted((step.point for step in walk), key=lambda point: point.order)
        yield replace(walk[0].trail, points=tuple(points))
