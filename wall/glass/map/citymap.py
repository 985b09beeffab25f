"""One map while it stands on the glass: what of it is seen, what is drawn on it, what is hit.

Its units: 1,000 across its place, so that a view means the same in every window that shows it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layouts.channel import Channel
from layouts.map import Map
from layouts.mercator import fitted, metre
from wall.glass.laying import Projection
from wall.glass.map.clusters import Cluster
from wall.glass.map.ground import Ground
from wall.glass.map.lasso import Lasso
from wall.glass.map.spots import spots_of
from wall.glass.sight import Sight
from wall.glass.view import Limits, framed

WIDTH = 1000.0
"""Units of a map from left to right."""
FINEST_M = 300.0
"""A map can be enlarged until so much of the earth is seen from left to right."""
CLOSEST = 8.0
"""A small map can be enlarged so many times all the same."""
APART = 56.0
"""Marks are so far apart, px at 1080 lines; nearer ones are counted in one."""
HIT = 30.0
"""A finger hits a mark from so far, px at 1080 lines."""
ENLARGED = 1.02
"""Above this scale only a part of the map is seen."""
NEAREST = 9
"""So many cameras come up around a place."""


@dataclass(frozen=True)
class EventMark:
    """Something that happens and is told with its place.

    Attributes:
        id: Its id.
        words: What is told of it, in the viewer's language.
        place: Latitude and longitude in degrees.
        colour: How much it weighs.
    """

    id: str
    words: str
    place: tuple[float, float]
    colour: str


@dataclass(frozen=True)
class Hit:
    """What a finger touches on a map.

    Attributes:
        x: In the map's units.
        y: In the map's units.
        cluster: The cameras' mark there; None for none.
        event: The event there; None for none.
    """

    x: float
    y: float
    cluster: Cluster | None = None
    event: EventMark | None = None


class CityMap:
    """A map with its state.

    Args:
        content: The document's.
        aspect: Width over height of its place.
        channels: Every channel there is, in wall order.
        rows: The row of each by id.
    """

    def __init__(
        self, content: Map, aspect: float, channels: Sequence[Channel], rows: Mapping[str, int]
    ) -> None:
        """All of it is seen."""
        self.content, self.aspect = content, aspect
        extent = content.extent(channels, aspect)
        self.fit = fitted(extent, WIDTH, WIDTH / aspect)
        self.ground = Ground(content, self.fit)
        self.sight = Sight()
        self.metres = 1 / (self.fit.scale * metre((extent.south + extent.north) / 2))
        """Metres of a unit in the middle of the map."""
        closest = max(self.metres * WIDTH / FINEST_M, CLOSEST)
        self.limits = Limits(WIDTH, WIDTH / aspect, closest)
        self.events: tuple[EventMark, ...] = ()
        self.drawing = False
        """Whether a finger draws a lasso, and does not drag."""
        self.lent = False
        """Whether its cameras are carried off it, and no line is drawn on it."""
        self.lasso: Lasso | None = None
        self.in_vain = False
        """Whether the last lasso went around no camera."""
        self.chosen: tuple[int, ...] = ()
        """Numbers of the spots that are about to be called up."""
        self.target: tuple[float, float] | None = None
        """The place around which they are."""
        self.changed = 0
        """Counts what is otherwise than before, besides the view and the lasso."""
        self.traced = 0
        """Counts what is otherwise than before in the lasso."""
        self.replace(channels, rows)

    def replace(self, channels: Sequence[Channel], rows: Mapping[str, int]) -> None:
        """Channels were edited."""
        self.spots = spots_of(self.content.placed(channels), rows, self.fit)
        self.changed += 1
        self.forget()

    def look_as(self, other: CityMap) -> None:
        """Show what another of the same city shows, in a place of another shape.

        Args:
            other: One whose whole map is in sight has nothing to be kept.
        """
        view = other.sight.view
        if view.scale <= ENLARGED:
            return
        x, y = view.to_canvas(other.limits.width / 2, other.limits.height / 2)
        longitude, latitude = other.fit.earth(x, y)
        x, y = self.fit.place(longitude, latitude)
        wide = WIDTH / view.scale * other.metres / self.metres
        high = wide / self.aspect
        part = (x - wide / 2, y - high / 2, wide, high)
        self.sight.show(framed(part, self.limits), self.limits)

    def mark(self, events: tuple[EventMark, ...]) -> None:
        """These happen now, and no others."""
        self.events = events
        self.changed += 1

    def lend(self, *, lent: bool) -> None:
        """Have fingers carry its cameras off it from now on, or call them up."""
        self.lent = lent
        self.draw(drawing=False)
        self.changed += 1

    def draw(self, *, drawing: bool) -> None:
        """Have a finger draw from now on, or drag."""
        self.drawing, self.lasso, self.in_vain = drawing, None, False
        self.traced += 1
        self.forget()

    def choose(self, chosen: tuple[int, ...], target: tuple[float, float] | None = None) -> None:
        """These spots are about to be called up."""
        if (chosen, target) != (self.chosen, self.target):
            self.chosen, self.target = chosen, target
            self.changed += 1

    def forget(self) -> None:
        """Nothing is about to be called up."""
        self.choose(())

    def trace(self, x: float, y: float, scale: float) -> None:
        """A finger draws on to a point of the map; `scale` is pixels a unit."""
        self.lasso = Lasso(((x, y),)) if self.lasso is None else self.lasso.to(x, y, scale)
        self.in_vain = False
        self.traced += 1

    def enclosed(self, scale: float) -> tuple[int, ...]:
        """The finger lifts: the spots that its line goes around; the line is gone."""
        lasso, self.lasso = self.lasso, None
        self.traced += 1
        if lasso is None or not lasso.encloses(scale):
            return ()
        inside = lasso.inside(self.spots.points)
        self.in_vain = not inside
        return inside

    def projection(self, width: float) -> Projection:
        """How its units become pixels of a place that is so wide, from the place's own corner."""
        view, unit = self.sight.view, width / WIDTH
        return Projection(view.scale * unit, view.x * unit, view.y * unit)

    def hit(self, x: float, y: float, width: float, unit: float) -> Hit:
        """What is at a pixel of its place.

        Args:
            x: From the place's left edge.
            y: From its upper edge.
            width: Pixels of the place.
            unit: Pixels of one line of 1080.
        """
        shown = self.projection(width)
        px, py = (x - shown.x) / shown.scale, (y - shown.y) / shown.scale
        reach = HIT * unit / shown.scale
        for event in reversed(self.events):
            ex, ey = self.fit.place(event.place[1], event.place[0])
            if math.hypot(ex - px, ey - py) < reach:
                return Hit(px, py, event=event)
        near = min(
            self.spots.clusters(shown.scale, APART * unit),
            key=lambda one: math.hypot(one.x - px, one.y - py),
            default=None,
        )
        if near is not None and math.hypot(near.x - px, near.y - py) < reach:
            return Hit(px, py, cluster=near)
        return Hit(px, py)

    def earth(self, x: float, y: float) -> tuple[float, float]:
        """Latitude and longitude of a point of the map."""
        longitude, latitude = self.fit.earth(x, y)
        return latitude, longitude

    def apart(self, cluster: Cluster) -> tuple[float, float, float, float] | None:
        """The part of the map in which a cluster falls apart; None where it cannot."""
        points = self.spots.points[list(cluster.members)]
        low, high = points.min(axis=0), points.max(axis=0)
        wide, high_ = (high - low).tolist()
        least = WIDTH / self.limits.closest
        if max(wide, high_) < least * 0.1:
            return None
        room = max(wide, high_ * self.aspect, least) * 1.3
        x, y = ((low + high) / 2).tolist()
        return x - room / 2, y - room / self.aspect / 2, room, room / self.aspect
