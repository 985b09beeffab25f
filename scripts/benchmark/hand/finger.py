"""Touches random tiles of a running wall, one after another, and reports what came of each."""

from __future__ import annotations

import random
import time
from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtCore import QPoint, QPointF

from scripts.benchmark.hand.eye import Eye, Sight, code_strips
from scripts.benchmark.hand.guest import LOOK_AGAIN_MS, Guest
from streams.floor.truth import State, Tier
from wall.glass.hands import HASTY_S

HOLD_MS = 80
"""How long a tapping finger rests on the glass."""
BEFORE_MS = (250, 400)
"""Between the choice of a tile and the touch: any phase of the wall's ticks and of the stream's."""
QUIET_S = 5.0
"""How long the glass is watched at rest."""


@dataclass(frozen=True)
class Plan:
    """What the finger is to do.

    Attributes:
        report: File descriptor for the reports, one JSON object a line.
        touches: How many.
        seed: Of the choice of tiles.
        sharp_s: How long `sharp` is waited for.
    """

    report: int
    touches: int
    seed: int
    sharp_s: float


class Finger(Guest):
    """Touches tile after tile.

    Args:
        plan: What to do.
    """

    def __init__(self, plan: Plan) -> None:
        """Wait for the wall."""
        super().__init__(plan.report)
        self._plan = plan
        self._random = random.Random(plan.seed)
        self._eye: Eye | None = None
        self._lately: list[int] = []
        self._row = -1
        self._at = QPoint()
        self._pressed_at = 0.0
        self._done = 0

    def met(self) -> None:
        """Open the eyes, and tell where the pictures are."""
        self._eye = Eye(self.window, self.item, self.stage)
        frames = self.stage.frames
        self.tell(
            "wall", fds=frames.fds, capacity=frames.shape.capacity, columns=frames.shape.columns
        )

    @property
    def eye(self) -> Eye:
        """What sees the glass."""
        if self._eye is None:
            raise RuntimeError("the wall's window has not been found yet")
        return self._eye

    def ready(self) -> None:
        """Watch the glass at rest first."""
        before, at = self.eye.frames, time.monotonic()

        def rested() -> None:
            passed = time.monotonic() - at
            self.tell("rest", updates_per_s=(self.eye.frames - before) / passed)
            self._choose()

        self.later(round(QUIET_S * 1000), rested)

    def _choose(self) -> None:
        """Take a tile that was not touched lately."""
        if self._done >= self._plan.touches:
            self.tell("end")
            return
        stage, item = self.eye.stage, self.eye.item
        live = stage.source.judge.states == State.LIVE
        known = [
            row
            for row in stage.arrangement.channels.tolist()
            if row not in self._lately and live[row] and item.tile_of(row) is not None
        ]
        tile = None
        if known:
            self._row = self._random.choice(known)
            tile = item.tile_of(self._row)
        if tile is None:
            self._lately.clear()
            self.later(LOOK_AGAIN_MS, self._choose)
            return
        self._lately = [*self._lately[-(len(stage.arrangement.channels) // 2) :], self._row][-20:]
        middle = item.mapToScene(QPointF(tile[0] + tile[2] / 2, tile[1] + tile[3] / 2))
        self._at = QPoint(round(middle.x()), round(middle.y()))
        self.tell("next", row=self._row)
        self.later(self._random.randint(*BEFORE_MS), self._press)

    def _press(self) -> None:
        tile = self.eye.item.tile_of(self._row)
        if tile is None:
            self._choose()
            return
        self.eye.open(self._row, tile)
        self._pressed_at = time.monotonic()
        self.touches().press(0, self._at, self.eye.window).commit(False)
        self.later(HOLD_MS, self._lift)

    def _lift(self) -> None:
        self.touches().release(0, self._at, self.eye.window).commit(False)
        self._wait_for_sharp()

    def _wait_for_sharp(self) -> None:
        sights = self.eye.sights
        sharp = any(sight.drawn is not None and sight.drawn.tier == Tier.SHARP for sight in sights)
        open_ = bool(sights) and sights[-1].corner is not None
        if (sharp and open_) or time.monotonic() - self._pressed_at > self._plan.sharp_s:
            self._put_back()
        else:
            self.later(LOOK_AGAIN_MS, self._wait_for_sharp)

    def _put_back(self) -> None:
        """Tap the spotlight, which returns to its tile, and tell what was seen."""
        eye = self.eye
        if self.stage.lit_for(time.monotonic()) < HASTY_S:
            self.later(LOOK_AGAIN_MS, self._put_back)
            return
        # Its middle: where the tile was, a button may lie now.
        x, y, width, height = eye.item.spotlight_place(self._row, eye.item.bay_of(self._row))
        middle = eye.item.mapToScene(QPointF(x + width / 2, y + height / 2))
        at = QPoint(round(middle.x()), round(middle.y()))
        self.touches().press(0, at, eye.window).commit(False)
        self.touches().release(0, at, eye.window).commit(False)
        sights, self._done = eye.sights, self._done + 1
        eye.close()
        self.tell(
            "touch",
            row=self._row,
            pressed=self._pressed_at,
            sights=[_told(sight) for sight in sights],
        )
        self._wait_until_back()

    def _wait_until_back(self) -> None:
        if self.eye.stage.spotlight is not None:
            self.later(LOOK_AGAIN_MS, self._wait_until_back)
        else:
            self._choose()


def _told(sight: Sight) -> dict[str, Any]:
    """A frame in plain words; its codes are read here, after the touch, and not between frames."""
    drawn = sight.drawn
    shown = next((code for strip in code_strips(sight) if (code := strip.read())), None)
    under = drawn.strip.read() if drawn is not None and drawn.strip is not None else None
    return {
        "at": sight.at,
        "changed": sight.changed,
        "black": sight.black,
        "sharp": drawn is not None and drawn.tier == Tier.SHARP,
        "lit": bool(sight.boxes),
        "shown": asdict(shown) if shown else None,
        "drawn": asdict(under) if under else None,
    }
