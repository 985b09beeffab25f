"""Does on a map what fingers on it mean: drag, come closer, touch a camera or a place, draw."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

from layouts.map import Map
from wall.glass.gesture import (
    DoubleTap,
    Finger,
    Gesture,
    PairTap,
    Pan,
    Phase,
    Pinch,
    Press,
    Release,
    Tap,
)
from wall.glass.map.citymap import ENLARGED, NEAREST, WIDTH, CityMap, Hit
from wall.glass.map.maps import Wanted
from wall.glass.map.tools import buttons
from wall.glass.runs import Box
from wall.glass.spotlights import Bay
from wall.glass.stage import Stage
from wall.glass.touch import Recogniser
from wall.glass.typeface import family
from wall.glass.view import framed, pinch

if TYPE_CHECKING:
    from wall.glass.mosaic import MosaicItem

CLOSER = 2.2
"""A double tap on a map enlarges it by this factor."""


@dataclass
class Held:
    """A map under somebody's fingers.

    Attributes:
        map_: The map.
        box: Its place in the window, px, as it was when the first of them came down.
        recogniser: Reads them.
        caught: Whether a finger has just stopped it.
    """

    map_: CityMap
    box: Box
    recogniser: Recogniser
    caught: bool = False


def map_at(item: MosaicItem, stage: Stage, x: float, y: float) -> tuple[CityMap, Box] | None:
    """The map that is at a pixel of a window and its place there; None where something else is."""
    cx, cy = stage.view.to_canvas(*item.pane.to_frame(x, y))
    for board in reversed(stage.arrangement.boards):
        left, top, width, height = board.box
        inside = left <= cx < left + width and top <= cy < top + height
        if not inside or not isinstance(board.content, Map):
            continue
        if board.under and item.channel_at(x, y) is not None:
            return None
        shown = item.projection(stage)
        box = (left * shown.scale + shown.x, top * shown.scale + shown.y)
        size = (width * shown.scale, height * shown.scale)
        return stage.maps.of(board.content, width / height), (*box, *size)
    return None


class MapHands:
    """All fingers on the maps of one window.

    Args:
        item: The window's mosaic.
    """

    def __init__(self, item: MosaicItem) -> None:
        """No finger is down."""
        self._item = item
        self._held: list[Held] = []
        self._by_finger: dict[int, Held] = {}

    def take(self, fingers: Sequence[Finger], stage: Stage) -> list[Finger]:
        """Obey those fingers that are on a map; returns the others."""
        theirs: list[tuple[Held, Finger]] = []
        others: list[Finger] = []
        for finger in fingers:
            held = self._by_finger.get(finger.id)
            if finger.phase is Phase.DOWN:
                held = self._land(finger, stage)
            if held is None:
                others.append(finger)
            else:
                theirs.append((held, finger))
        for held in list(self._held):
            mine = [finger for one, finger in theirs if one is held]
            if mine:
                self._feed(held, mine, stage)
        return others

    @property
    def fingers(self) -> tuple[int, ...]:
        """Ids of the fingers that are down on maps."""
        return tuple(self._by_finger)

    def _land(self, finger: Finger, stage: Stage) -> Held | None:
        """A finger came down: find the map under it."""
        bay = Bay(self._item, self._item.bay_at(finger.x))
        if stage.moving or stage.spotlights.at(bay) is not None:
            return None
        found = map_at(self._item, stage, finger.x, finger.y)
        if found is None:
            return None
        held = next((one for one in self._held if one.map_ is found[0]), None)
        if held is None:
            held = Held(*found, Recogniser())
            self._held.append(held)
        if held not in self._by_finger.values():  # it may stand elsewhere by now
            held.box, held.recogniser.unit = found[1], self._item.unit
        self._by_finger[finger.id] = held
        return held

    def _feed(self, held: Held, fingers: Sequence[Finger], stage: Stage) -> None:
        stage.enliven()
        for gesture in held.recogniser.feed(fingers, time.monotonic()):
            self._obey(gesture, held, stage)
        for finger in fingers:
            if finger.phase in (Phase.UP, Phase.CANCEL):
                self._by_finger.pop(finger.id, None)
        if held not in self._by_finger.values():
            held.map_.sight.release(self, 0.0, 0.0)
            if held.map_.lasso is not None:  # taken from us without a word
                held.map_.enclosed(0.0)

    def _obey(self, gesture: Gesture, held: Held, stage: Stage) -> None:
        if isinstance(gesture, Press):
            self._press(gesture, held, stage)
        elif isinstance(gesture, Tap):
            self._tap(gesture, held, stage)
        elif isinstance(gesture, DoubleTap):
            self._double_tap(gesture, held, stage)
        elif isinstance(gesture, PairTap):
            self._back(held, stage)
        elif isinstance(gesture, Pan) and held.map_.drawing:
            self._draw(gesture, held)
        elif isinstance(gesture, Release) and held.map_.drawing:
            self._drawn(held, stage)
        else:
            self._move(gesture, held)

    def _press(self, press: Press, held: Held, stage: Stage) -> None:
        sight = held.map_.sight
        held.caught = sight.moving and not sight.held
        if held.caught:
            sight.grab(self)
        if held.map_.drawing:
            return
        cluster = self._hit(held, press.x, press.y).cluster
        if cluster is not None and len(cluster.members) == 1:
            stage.press(int(held.map_.spots.rows[cluster.members[0]]))

    def _tap(self, tap: Tap, held: Held, stage: Stage) -> None:
        if self._tool(tap, held, stage) or held.map_.drawing:
            return
        if held.caught:
            held.map_.sight.release(self, 0.0, 0.0)
            return
        hit = self._hit(held, tap.x, tap.y)
        if hit.event is not None:
            place = hit.event.place
            self._near(held, *held.map_.fit.place(place[1], place[0]), stage, hit.event.words)
        elif hit.cluster is None:
            self._near(held, hit.x, hit.y, stage)
        elif len(hit.cluster.members) == 1:
            row = int(held.map_.spots.rows[hit.cluster.members[0]])
            stage.light(row, self._item, self._item.bay_at(tap.x))
        else:
            self._open(held, hit, stage)

    def _double_tap(self, tap: DoubleTap, held: Held, stage: Stage) -> None:
        """The first tap only announced what it would do; a button may be pressed twice."""
        stage.maps.cancel()
        if not self._tool(tap, held, stage) and not held.map_.drawing:
            self._closer(held, tap.x, tap.y, CLOSER)

    def _tool(self, tap: Tap | DoubleTap, held: Held, stage: Stage) -> bool:
        """Press a button of the map; returns whether there was one."""
        x, y = tap.x - held.box[0], tap.y - held.box[1]
        size = held.box[2:]
        for one in buttons(held.map_, size, self._item.unit, stage.language, QFont(family())):
            if not one.hit(x, y):
                continue
            if one.kind == "lasso":
                stage.maps.cancel()
                held.map_.draw(drawing=not held.map_.drawing)
            else:
                frame = (0.0, 0.0, held.map_.limits.width, held.map_.limits.height)
                self._go(held, frame)
            return True
        return False

    def _near(self, held: Held, x: float, y: float, stage: Stage, words: str = "") -> None:
        """Call up the cameras that are nearest to a point of the map."""
        chosen = held.map_.spots.nearest(x, y, NEAREST)
        if not chosen:
            return
        held.map_.choose(chosen, (x, y))
        rows = tuple(held.map_.spots.rows[list(chosen)].tolist())
        wanted = Wanted("event" if words else "near", rows, held.map_.earth(x, y), words)
        stage.maps.ask_soon(held.map_, wanted)

    def _open(self, held: Held, hit: Hit, stage: Stage) -> None:
        """Come closer to a cluster until it falls apart; what never does comes up together."""
        if hit.cluster is None:
            return
        part = held.map_.apart(hit.cluster)
        if part is not None:
            self._go(held, part)
            return
        rows = tuple(held.map_.spots.rows[list(hit.cluster.members)].tolist())
        place = held.map_.earth(hit.cluster.x, hit.cluster.y)
        stage.maps.ask(held.map_, Wanted("together", rows, place))

    def _go(self, held: Held, part: Box) -> None:
        limits = held.map_.limits
        held.map_.sight.go(framed(part, limits), limits, time.monotonic())

    def _closer(self, held: Held, x: float, y: float, factor: float) -> None:
        limits, sight = held.map_.limits, held.map_.sight
        goal = pinch(sight.goal, *self._frame(held, x, y), factor, limits)
        sight.go(goal, limits, time.monotonic())

    def _back(self, held: Held, stage: Stage) -> None:
        """Go back by one view of the map, or, where all of it is seen, by one of the canvas."""
        stage.maps.cancel()
        held.map_.sight.release(self, 0.0, 0.0)
        if held.map_.drawing:
            held.map_.draw(drawing=False)
        elif held.map_.sight.view.scale > ENLARGED:
            held.map_.sight.back(time.monotonic())
        else:
            stage.back()

    def _move(self, gesture: Gesture, held: Held) -> None:
        sight, limits, unit = held.map_.sight, held.map_.limits, held.box[2] / WIDTH
        if isinstance(gesture, Release):
            sight.release(self, gesture.vx / unit, gesture.vy / unit)
        elif isinstance(gesture, Pan | Pinch) and sight.grab(self):
            if held.map_.lasso is not None:  # a second finger came down: it is no drawing
                held.map_.draw(drawing=True)
            if isinstance(gesture, Pinch):
                point = self._frame(held, gesture.x, gesture.y)
                sight.zoom(*point, gesture.factor, limits)
            sight.pan(gesture.dx / unit, gesture.dy / unit, limits)

    def _draw(self, pan: Pan, held: Held) -> None:
        shown = held.map_.projection(held.box[2])
        if held.map_.lasso is None:  # the line begins where the finger came down
            start = self._hit(held, pan.x - pan.dx, pan.y - pan.dy)
            held.map_.trace(start.x, start.y, shown.scale)
        hit = self._hit(held, pan.x, pan.y)
        held.map_.trace(hit.x, hit.y, shown.scale)

    def _drawn(self, held: Held, stage: Stage) -> None:
        map_ = held.map_
        inside = map_.enclosed(map_.projection(held.box[2]).scale)
        if not inside:
            return
        rows = tuple(map_.spots.rows[list(inside)].tolist())
        map_.draw(drawing=False)
        stage.maps.ask(map_, Wanted("region", rows))

    def _hit(self, held: Held, x: float, y: float) -> Hit:
        left, top, width, _ = held.box
        return held.map_.hit(x - left, y - top, width, self._item.unit)

    def _frame(self, held: Held, x: float, y: float) -> tuple[float, float]:
        """A pixel of the window in the frame of the map's view."""
        unit = held.box[2] / WIDTH
        return (x - held.box[0]) / unit, (y - held.box[1]) / unit
