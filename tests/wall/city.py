"""A city of coloured pictures in real shared memory, written as the engine's workers write."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage

from layouts.channels import Channel
from layouts.credentials import Credential
from layouts.geometry import mosaic_grid
from streams.floor.frame import Frames, Pixels, Shape
from streams.floor.truth import Judge, Link, State, Tier
from streams.media.demand import Demand
from streams.media.governor import Decision, Why

PROMISE_S = 60.0
ARENA_STEP = 1 << 23
Colour = tuple[int, int, int]
"""Red, green, blue."""


class City:
    """Cameras that show one colour each, written as a worker writes them."""

    def __init__(
        self, count: int, aspect: float = 16 / 9, channels: Sequence[Channel] = ()
    ) -> None:
        """Every camera is connected and has shown its first still."""
        self.count = count
        self.list = tuple(channels)
        self.frames = Frames.create(Shape(count, mosaic_grid(count, aspect)[0]))
        now = time.monotonic()
        self.judge = Judge(count, now)
        rows = self.frames.status
        rows["link"], rows["played_at"], rows["key_at"] = Link.PLAYING, now, now
        rows["packet_at"] = now + PROMISE_S
        rows["promise"] = PROMISE_S
        rows["width"], rows["height"] = 640, 360
        for channel in range(count):
            self.still(channel, self.colour(channel))
        self.shown: dict[int, Demand] = {}
        self.touched: list[tuple[int, int, int]] = []

    @staticmethod
    def colour(channel: int) -> Colour:
        """A bright colour of its own for each channel."""
        return 60 + channel * 67 % 190, 60 + channel * 31 % 190, 60 + channel * 113 % 190

    def still(self, channel: int, colour: Colour) -> None:
        """A worker writes a still."""
        now = time.monotonic()
        self.frames.write_still(channel, flat(96, 54, colour), now, Tier.STILL)
        self.frames.status["captured"][channel] = now
        self.look()

    def move(self, channel: int, colour: Colour, width: int = 320, height: int = 180) -> None:
        """A worker writes a picture in motion, on canvas number ``channel``."""
        now = time.monotonic()
        row = self.frames.canvases[channel]
        row["channel"], row["width"], row["height"] = channel, 640, 360
        row["offset"] = channel * ARENA_STEP
        self.frames.write_canvas(channel, flat(width, height, colour), now, Tier.SMOOTH)
        status = self.frames.status[channel]
        status["canvas"], status["tier"], status["captured"] = channel, Tier.SMOOTH, now
        self.look()

    def look(self) -> None:
        """The engine judges."""
        self.judge.look(self.frames.status, time.monotonic())

    def late(self, channel: int, seconds: float) -> None:
        """A camera has been silent for so long."""
        then = time.monotonic() - seconds
        status = self.frames.status[channel]
        status["packet_at"], status["captured"] = then, then
        self.look()

    def show(self, demands: Mapping[int, Demand]) -> None:
        """The glass says what stands on it."""
        self.shown = dict(demands)

    def touch(self, channel: int, width: int, height: int) -> None:
        """The glass says where a finger came down."""
        self.touched.append((channel, width, height))

    @property
    def channels(self) -> tuple[Channel, ...]:
        """In wall order."""
        return self.list

    @property
    def rows(self) -> npt.NDArray[np.intp]:
        """The row of each channel."""
        return np.arange(len(self.list))

    def index(self, channel_id: str) -> int:
        """A channel's row."""
        return [channel.id for channel in self.list].index(channel_id)

    def decision(self, channel: int) -> Decision:
        """What a channel gets, and why."""
        return Decision(Tier(int(self.frames.status[channel]["tier"])), Why.SPOTLIGHT)

    def totals(self) -> dict[str, int]:
        """Channels by state."""
        counts = np.bincount(self.judge.states[: len(self.list)], minlength=len(State))
        return {state.word: int(counts[state]) for state in State}

    def replace(
        self, channels: Sequence[Channel], credentials: Mapping[str, Credential]
    ) -> tuple[str, ...]:
        """Take edited documents, as far as there is room."""
        self.list = tuple(channels)[: self.count]
        return tuple(channel.id for channel in channels[self.count :])


def flat(width: int, height: int, colour: Colour) -> Pixels:
    """A picture of one colour: BGRA, shape (height, width, 4)."""
    pixels = np.empty((height, width, 4), np.uint8)
    pixels[:] = (*colour[::-1], 255)
    return pixels


def colour_at(image: QImage, point: QPoint) -> Colour:
    """Red, green, blue of a pixel."""
    colour = image.pixelColor(point)
    return colour.red(), colour.green(), colour.blue()
