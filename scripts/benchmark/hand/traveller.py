"""Travels over the wall by touch, from the whole city to one camera and back, and tells of it."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QPointF

from scripts.benchmark.hand.gauge import Gauge
from scripts.benchmark.hand.guest import Guest
from scripts.benchmark.hand.screen import black_tiles, grabbed
from scripts.benchmark.hand.strip import Strip
from streams.floor.truth import State, Tier
from streams.media.governor import MOTION_WIDTH
from wall.glass.arrangement import TILE_ASPECT
from wall.glass.runs import Box

FRAME_MS = 16
"""A touch screen reports its fingers sixty times a second."""
DISTRICT, NINE, ONE = 9.5, 3.0, 1.0
"""Tiles beside one another in the window."""
SPREAD = (90.0, 900.0)
"""Pixels between the fingers of a pinch, at its beginning and at its widest."""
PACE = 1.045
"""By how much the fingers part from one report to the next: a doubling in a quarter of a second."""
SETTLE_S = 6.0
"""For how long motion is waited for at each rest."""
SEE_S = 1.2
"""How long one looks at what one has come to."""
CODES = 48
"""So many pictures at a rest are read."""
PLACE = (0.32, 0.41)
"""The camera that is travelled to, as shares of the window."""


@dataclass(frozen=True)
class Plan:
    """What is to be done.

    Attributes:
        report: File descriptor for the reports.
        pictures: Folder for a picture of each rest; None: none are taken.
    """

    report: int
    pictures: str | None = None


class Traveller(Guest):
    """Two fingers of one hand.

    Args:
        plan: What to do.
    """

    def __init__(self, plan: Plan) -> None:
        """Wait for the wall."""
        super().__init__(plan.report)
        self._plan = plan
        self._row = -1
        self._gauge: Gauge | None = None
        self._way: Iterator[int] = iter(())

    def met(self) -> None:
        """Nothing is measured before all tiles are live."""

    def ready(self) -> None:
        """Choose a camera, and go."""
        width, height = self.item.width(), self.item.height()
        row = self.item.channel_at(width * PLACE[0], height * PLACE[1])
        self._row = int(self.stage.arrangement.channels[0]) if row is None else row
        self._gauge = Gauge(self.window, self.item, lambda: self.item.tile_of(self._row))
        self.tell("wall", row=self._row)
        self._way = self._journey()
        self._go_on()

    def _go_on(self) -> None:
        """Run the journey up to its next pause, given in milliseconds."""
        pause = next(self._way, None)
        if pause is None:
            self.tell("end")
        else:
            self.later(pause, self._go_on)

    def _journey(self) -> Iterator[int]:
        yield from self._rest("city")
        yield from self._travel("district", self._pinch(DISTRICT))
        yield from self._travel("nine", self._pinch(NINE))
        yield from self._travel("one", self._pinch(ONE))
        for name in ("nine again", "district again", "city again"):
            yield from self._travel(name, self._pair_tap())
        yield from self._travel("double tap", self._double_tap())
        yield from self._travel("city at last", self._pair_tap())

    def _travel(self, name: str, gesture: Iterator[int]) -> Iterator[int]:
        gauge = self.gauge
        gauge.start()
        yield from gesture
        while self.stage.moving:
            yield FRAME_MS
        frames = {"intervals": gauge.stop(), "painting": gauge.painting_ms, "black": gauge.black}
        yield from self._rest(name, **frames)

    def _rest(self, name: str, **frames: Any) -> Iterator[int]:
        """Wait until what is large enough moves, and look around."""
        began = time.monotonic()
        while not self._in_motion() and time.monotonic() - began < SETTLE_S:
            yield FRAME_MS
        settled = time.monotonic() - began
        yield round(SEE_S * 1000)
        self.tell("rest", name=name, settled_s=settled, **self._seen(), **frames)
        if self._plan.pictures is not None:
            file = Path(self._plan.pictures) / f"{name.replace(' ', '-')}.jpg"
            self.window.grabWindow().save(str(file), "JPG", 88)  # type: ignore[call-overload]

    @property
    def gauge(self) -> Gauge:
        """What times the frames."""
        if self._gauge is None:
            raise RuntimeError("frames are timed once the wall's window is found")
        return self._gauge

    def _visible(self) -> tuple[list[int], list[Box]]:
        laid = self.item.laid(self.stage)
        seen = np.flatnonzero(laid.sighted)
        boxes: list[Box] = [(x, y, w, h) for x, y, w, h in laid.tiles[seen].tolist()]
        return laid.channels[seen].tolist(), boxes

    def _in_motion(self) -> bool:
        channels, boxes = self._visible()
        status = self.stage.frames.status
        wide = [c for c, box in zip(channels, boxes, strict=True) if box[2] >= MOTION_WIDTH]
        return all(status["canvas"][channel] >= 0 for channel in wide)

    def _seen(self) -> dict[str, Any]:
        """What stands on the glass at rest."""
        channels, boxes = self._visible()
        stage = self.stage
        image = grabbed(self.window, self.item, (0.0, 0.0, self.item.width(), self.item.height()))
        tiers = np.bincount(stage.frames.status["tier"][channels], minlength=len(Tier))
        live = int((stage.source.judge.states[channels] == State.LIVE).sum())
        every = max(len(channels) // CODES, 1)
        return {
            "tiles": len(channels),
            "live": live,
            "width": boxes[0][2] if boxes else 0.0,
            "tiers": {tier.word: int(tiers[tier]) for tier in Tier},
            "black_tiles": black_tiles(image, boxes),
            "codes": [code for row in channels[::every] if (code := self._code(row)) is not None],
        }

    def _code(self, row: int) -> dict[str, Any] | None:
        """The frame code in the picture that a tile is drawn from, and when it was read."""
        picture = self.stage.frames.read(row)
        strip = Strip.of(picture.pixels) if picture is not None else None
        if picture is None or strip is None:
            return None
        at, code = time.monotonic(), strip.read()
        found = {"row": row, "at": at, "tier": picture.tier.word, "clip": None, "number": None}
        return found if code is None else {**found, "clip": code.clip, "number": code.number}

    def _pinch(self, beside: float) -> Iterator[int]:
        """Part two fingers on the camera, drawing it to the middle, until it is large enough."""
        item = self.item
        # A tile as large as the glass is as wide as its height allows.
        goal = min(item.width() / beside, item.height() * TILE_ASPECT)
        for _ in range(4):
            tile = item.tile_of(self._row)
            if tile is None or tile[2] >= goal * 0.99:
                return
            yield from self._part(tile, goal)
            while self.stage.moving:
                yield FRAME_MS

    def _part(self, tile: Box, goal: float) -> Iterator[int]:
        item = self.item
        middle = (tile[0] + tile[2] / 2, tile[1] + tile[3] / 2)
        centre = (item.width() / 2, item.height() / 2)
        spread, width = SPREAD[0], tile[2]
        steps = math.log(min(goal / width, SPREAD[1] / SPREAD[0])) / math.log(PACE)
        self._fingers("press", middle, spread)
        yield FRAME_MS
        step = 0
        while width < goal and spread < SPREAD[1]:
            step, spread = step + 1, spread * PACE
            done = min(step / max(steps, 1.0), 1.0)
            at = tuple(a + (b - a) * done for a, b in zip(middle, centre, strict=True))
            self._fingers("move", (at[0], at[1]), spread)
            yield FRAME_MS
            now = item.tile_of(self._row)
            width = now[2] if now is not None else goal
            last = (at[0], at[1])
        yield FRAME_MS * 8
        self._fingers("release", last, spread)
        yield FRAME_MS

    def _fingers(self, deed: str, middle: tuple[float, float], spread: float) -> None:
        touches = self.touches()
        for finger, side in ((0, -0.5), (1, 0.5)):
            point = self._point(middle[0] + side * spread * 0.8, middle[1] + side * spread * 0.4)
            getattr(touches, deed)(finger, point, self.window)
        touches.commit(False)

    def _pair_tap(self) -> Iterator[int]:
        middle = (self.item.width() / 2, self.item.height() / 2)
        self._fingers("press", middle, 120.0)
        yield FRAME_MS * 4
        self._fingers("release", middle, 120.0)
        yield FRAME_MS

    def _double_tap(self) -> Iterator[int]:
        tile = self.item.tile_of(self._row)
        if tile is None:
            return
        point = self._point(tile[0] + tile[2] / 2, tile[1] + tile[3] / 2)
        for _ in range(2):
            self.touches().press(0, point, self.window).commit(False)
            yield FRAME_MS * 3
            self.touches().release(0, point, self.window).commit(False)
            yield FRAME_MS * 4

    def _point(self, x: float, y: float) -> QPoint:
        width, height = self.item.width() - 1, self.item.height() - 1
        inside = QPointF(min(max(x, 1.0), width), min(max(y, 1.0), height))
        return self.item.mapToScene(inside).toPoint()
