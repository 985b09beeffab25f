"""Keeps the picture nodes of one item in step with the cameras' shared memory.

A picture that is live is read where the engine writes it; one that is not is a grey, dark copy,
which nothing changes any more.
"""

from __future__ import annotations

import time
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickWindow, QSGNode, QSGTexture

from kiosk.cameras.register import livenesses, rows_of
from kiosk.face.pictures.place import Place
from kiosk.knowledge.outlook import Liveness
from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH, Pixels
from streams.floor.truth import Rows
from streams.media.aside.tether import Shared
from wall.glass.laying import fitted
from wall.glass.painter import Images
from wall.glass.runs import Box
from wall.glass.textures import Textures, view_of

SWEEP_S: Final = 1.0
SHADE: Final = 110
"""How dark lies over a grey picture, of 255."""
STILL_ASPECT: Final = STILL_WIDTH / STILL_HEIGHT
NOWHERE: Final = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Shown:
    """What a place shows of its channel: where nothing of it is another, nothing is to be drawn.

    Attributes:
        place: Where.
        row: The channel's row in the memory.
        believed: Whether it is shown as it is; grey where not.
        canvas: The canvas that it is drawn from; -1: its still slot.
        front: The canvas's newest buffer.
        sequence: Of the picture there.
        aspect: Of the camera's picture.
    """

    place: Place
    row: int
    believed: bool
    canvas: int
    front: int
    sequence: int
    aspect: float

    @property
    def grey(self) -> tuple[str, bool]:
        """What a grey copy is kept by: newer pictures make no other one, larger ones do."""
        return self.place.channel, self.canvas >= 0


def seen(shared: Shared, places: Sequence[Place], now: float) -> tuple[Shown, ...]:
    """What places show now, but for those of which no picture may be shown."""
    there = [place for place in places if place.channel in shared.rows]
    if not there:
        return ()
    rows = rows_of(shared, [place.channel for place in there])
    found = zip(there, rows, livenesses(rows, now), strict=True)
    told = (_shown(shared, *one) for one in found)
    return tuple(one for one in told if one is not None)


def _shown(shared: Shared, place: Place, status: Rows, found: Liveness) -> Shown | None:
    if found is Liveness.GONE:
        return None
    row, canvas, front = shared.rows[place.channel], int(status["canvas"]), -1
    if canvas >= 0:
        front = int(shared.frames.canvases["front"][canvas])
    if front < 0:
        canvas = -1
        sequence = int(shared.frames.stills["sequence"][row])
        if sequence < 2:
            return None
    else:
        sequence = int(shared.frames.canvases["pictures"]["sequence"][canvas, front])
    if not found.believed:
        # Of what is not of now a copy stands there, which newer pictures do not change.
        front = sequence = 0
    return Shown(place, row, found.believed, canvas, front, sequence, _aspect(status))


def _aspect(status: Rows) -> float:
    width, height = int(status["width"]), int(status["height"])
    return width / height if width and height else STILL_ASPECT


class Paint:
    """The scene graph of one item.

    Args:
        window: In which the item is.
        root: Under which its nodes are.
    """

    def __init__(self, window: QQuickWindow, root: QSGNode) -> None:
        """Make the nodes; they are empty."""
        self._images = Images(window, root)
        self._textures = Textures(window)
        self._shared: Shared | None = None
        self._greys: dict[Hashable, tuple[str, QImage]] = {}
        self._copies = 0
        self.drawn: tuple[Shown, ...] = ()
        """What was drawn last."""
        self._used = 0
        self._swept = 0.0
        self._blank = np.full((2, 2, 4), 255, np.uint8)
        self._nothing = self._textures.picture("nothing", self._blank)

    def due(self, shared: Shared, places: Sequence[Place]) -> bool:
        """Whether anything is to be drawn anew."""
        return shared is not self._shared or seen(shared, places, time.monotonic()) != self.drawn

    def paint(self, shared: Shared | None, places: Sequence[Place]) -> None:
        """Show what there is of these places now."""
        now = time.monotonic()
        if shared is not self._shared:
            self._change(shared)
        stands = () if shared is None else seen(shared, places, now)
        for number, one in enumerate(stands):
            self._put(number, one)
        for number in range(len(stands), self._used):
            # What is out of the tree holds no memory that is to be given back.
            self._images.put(number, self._nothing.texture, NOWHERE, None)
        self._images.keep(len(stands))
        self._used, self.drawn = len(stands), stands
        self._forget(stands)
        if now - self._swept > SWEEP_S:
            self._swept = now
            self._textures.picture("nothing", self._blank)
            self._textures.sweep(self._images.shown(), now)

    def _change(self, shared: Shared | None) -> None:
        """Another engine writes elsewhere: let go of all that the last one shared."""
        for number in range(self._used):
            self._images.put(number, self._nothing.texture, NOWHERE, None)
        self._images.keep(0)
        self._used, self._shared = 0, shared
        self._greys.clear()

    def _put(self, number: int, one: Shown) -> None:
        place, part = one.place, None
        box: Box = (place.x, place.y, place.width, place.height)
        if one.believed:
            texture, part = self._live(one)
        else:
            texture = self._grey(one)
        self._images.put(number, texture, fitted(box, one.aspect), part)

    def _live(self, one: Shown) -> tuple[QSGTexture, Box | None]:
        assert self._shared is not None
        frames = self._shared.frames
        if one.canvas < 0:
            x, y = frames.slot_at(one.row)
            atlas = self._textures.picture(("atlas", id(frames)), frames.atlas)
            atlas.changed([(x, y, STILL_WIDTH, STILL_HEIGHT)])
            return atlas.texture, (float(x), float(y), float(STILL_WIDTH), float(STILL_HEIGHT))
        pixels = frames.canvas(one.canvas, one.front)
        offset = int(frames.canvases[one.canvas]["offset"])
        key = ("canvas", id(frames), offset, one.front, pixels.shape)
        picture = self._textures.picture(key, pixels)
        picture.changed(None)
        return picture.texture, None

    def _grey(self, one: Shown) -> QSGTexture:
        """A copy of what stood there when it ceased to be of now."""
        assert self._shared is not None
        kept = self._greys.get(one.grey)
        if kept is None:
            picture = self._shared.frames.read(one.row)
            pixels = None if picture is None else picture.pixels
            self._copies += 1
            kept = (f"grey {self._copies}", greyed(pixels))
            self._greys[one.grey] = kept
        return self._textures.label(*kept)

    def _forget(self, stands: Sequence[Shown]) -> None:
        """Drop the grey copies of what is live again, or stands there no more."""
        wanted = {one.grey for one in stands if not one.believed}
        for key in self._greys.keys() - wanted:
            del self._greys[key]


def greyed(pixels: Pixels | None) -> QImage:
    """A grey, dark copy of a picture, of the same size; a dark one where there is none."""
    if pixels is None:
        copy = QImage(STILL_WIDTH, STILL_HEIGHT, QImage.Format.Format_RGB32)
        copy.fill(QColor("black"))
        return copy
    grey = view_of(np.ascontiguousarray(pixels)).convertToFormat(QImage.Format.Format_Grayscale8)
    copy = grey.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(copy)
    painter.fillRect(copy.rect(), QColor(0, 0, 0, SHADE))
    painter.end()
    return copy
