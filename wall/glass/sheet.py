"""Keeps the picture nodes of one window in step with the shared memory."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH, Frames
from streams.floor.truth import State
from wall.glass.arrangement import Indices
from wall.glass.laying import Laid
from wall.glass.lookout import Changes, Lookout
from wall.glass.painter import Images
from wall.glass.runs import Box, join
from wall.glass.shade import Shade
from wall.glass.textures import Area, Picture, Textures
from wall.glass.veil import Veil


@dataclass(frozen=True)
class Stock:
    """Where pictures come from: the memory, its grey copies, and what is known of both."""

    frames: Frames
    shade: Shade
    lookout: Lookout

    def open(self, channel: int) -> bool:
        """Whether all may be seen of a channel."""
        return bool(self.shade.veils[channel] == Veil.NONE)

    def live(self, channels: Indices) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Which of these channels are shown as they are: live and not veiled; shape (n,)."""
        good: np.ndarray[tuple[int], np.dtype[np.bool_]] = (
            (self.lookout.states[channels] == State.LIVE)
            & (self.lookout.pictured[channels] | (self.lookout.canvas[channels] >= 0))
            & (self.shade.veils[channels] == Veil.NONE)
        )
        return good


class Sheet:
    """The pictures of one window.

    At rest every tile has a node of its own, and only those with new pictures are drawn.  Joined
    (in movement, or on a graphics card) neighbours share one node.

    Args:
        single: The pool of nodes for tiles by themselves.
        shared: The pool of nodes for joined tiles.
        textures: The window's textures.
    """

    def __init__(self, single: Images, shared: Images, textures: Textures) -> None:
        """Nothing is laid out yet."""
        self._single, self._shared = single, shared
        self._images = shared
        self._textures = textures
        self._laid: Laid | None = None
        self._joined = False
        self._node_of: Indices = np.zeros(0, np.intp)
        self._groups: npt.NDArray[np.int8] = np.zeros(0, np.int8)
        """What each tile was drawn from when it was laid out: slot or canvas, live or grey."""

    def lay(self, laid: Laid, stock: Stock, *, joined: bool) -> None:
        """Show other tiles, or the same elsewhere."""
        self._laid, self._joined = laid, joined
        self._images = self._shared if joined else self._single
        self._single.hang(there=not joined)
        self._shared.hang(there=joined)
        self._node_of = np.arange(len(laid.channels))
        live = stock.live(laid.channels)
        canvas = stock.lookout.canvas[laid.channels] >= 0
        self._groups = _groups(live, canvas)
        if not joined:
            for place in range(len(laid.channels)):
                self._put(place, place, stock, live=bool(live[place]))
            self._images.keep(len(laid.channels))
            return
        count = self._join(np.flatnonzero(live & ~canvas), 0, stock, grey=False)
        count = self._join(np.flatnonzero(~live & ~canvas), count, stock, grey=True)
        for place in np.flatnonzero(canvas).tolist():
            self._node_of[place] = count
            self._put(count, place, stock, live=bool(live[place]))
            count += 1
        self._images.keep(count)

    def upload(self, changes: Changes, stock: Stock) -> None:
        """Have a graphics card take new stills, before `lay` or `renew`.

        Also those that are out of sight: the memory of the card is one for all, and a tile that
        comes into sight later would show what it had there before.
        """
        if self._textures.software:
            return
        fresh = np.flatnonzero(changes.stills | changes.states).tolist()
        areas: list[Area] = [
            (*stock.frames.slot_at(channel), STILL_WIDTH, STILL_HEIGHT) for channel in fresh
        ]
        for grey in (False, True):
            self._atlas(stock, grey=grey).changed(areas)

    def renew(self, changes: Changes, stock: Stock) -> bool:
        """Show new pictures; returns whether any tile changed."""
        laid = self._laid
        if laid is None or len(laid.channels) == 0:
            return False
        new = changes.stills | changes.canvases | changes.states
        places = np.flatnonzero(new[laid.channels])
        if len(places) == 0:
            return False
        channels = laid.channels[places]
        regrouped = changes.states[channels] | changes.canvases[channels]
        still = places[~regrouped]
        live = stock.live(laid.channels)
        if self._joined:
            canvas = stock.lookout.canvas[laid.channels] >= 0
            if not np.array_equal(_groups(live, canvas), self._groups):
                self.lay(laid, stock, joined=True)
                return True
            # Those that share a node stay where they are: the memory under it has changed.
            regrouped = canvas[places]
            still = places[~regrouped]
        for place in places[regrouped].tolist():
            self._put(int(self._node_of[place]), place, stock, live=bool(live[place]))
        for node in np.unique(self._node_of[still]).tolist():
            self._images.renewed(node)
        return True

    def picture(self, channel: int, stock: Stock, *, live: bool) -> tuple[Picture, Box | None]:
        """The texture that a channel's tile is drawn from now, and the part of it."""
        canvas = int(stock.lookout.canvas[channel])
        if canvas < 0:
            x, y = stock.frames.slot_at(channel)
            atlas = self._atlas(stock, grey=not live)
            return atlas, (float(x), float(y), float(STILL_WIDTH), float(STILL_HEIGHT))
        if not live:
            pixels = stock.shade.canvas(channel, canvas)
            picture = self._textures.picture(("grey", channel, id(pixels)), pixels)
        else:
            front = max(int(stock.frames.canvases[canvas]["front"]), 0)
            pixels = stock.frames.canvas(canvas, front)
            offset = int(stock.frames.canvases[canvas]["offset"])
            key = ("canvas", id(stock.frames), offset, front, pixels.shape)
            picture = self._textures.picture(key, pixels)
        picture.changed(None)
        return picture, None

    def _put(self, node: int, place: int, stock: Stock, *, live: bool) -> None:
        laid = self._laid
        if laid is None:
            return
        channel = int(laid.channels[place])
        picture, part = self.picture(channel, stock, live=live)
        x, y, width, height = laid.tiles[place].tolist()
        self._images.put(node, picture.texture, (x, y, width, height), part)

    def _join(self, places: Indices, count: int, stock: Stock, *, grey: bool) -> int:
        laid = self._laid
        if laid is None or len(places) == 0:
            return count
        columns = stock.frames.shape.columns
        channels = laid.channels[places]
        texture = self._atlas(stock, grey=grey).texture
        numbers = np.full(stock.frames.shape.capacity, -1, np.intp)
        for run in join(channels, laid.tiles[places], columns):
            self._images.put(count, texture, run.target, run.source(columns))
            for row in range(run.rows):
                start = run.first + row * columns
                numbers[start : start + run.columns] = count
            count += 1
        self._node_of[places] = numbers[channels]
        return count

    def _atlas(self, stock: Stock, *, grey: bool) -> Picture:
        if grey:
            pixels = stock.shade.atlas
            return self._textures.picture(("grey atlas", id(pixels)), pixels, parts=True)
        atlas = stock.frames.atlas
        return self._textures.picture(("atlas", id(stock.frames)), atlas, parts=True)


def _groups(live: npt.NDArray[np.bool_], canvas: npt.NDArray[np.bool_]) -> npt.NDArray[np.int8]:
    return live.astype(np.int8) + 2 * canvas.astype(np.int8)
