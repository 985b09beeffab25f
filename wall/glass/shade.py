"""Keeps what is shown instead of pictures: grey and dark if not live, unreadable if private."""

from __future__ import annotations

import cv2
import numpy as np

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH, Frames, Pixels
from streams.floor.truth import State
from wall.glass.lookout import Changes, Lookout
from wall.glass.veil import Veil, Veils, veiled

LIGHT = 0.5
LIFT = 14
BED = (0x21, 0x1A, 0x15, 0xFF)
"""Where there has been no picture yet: the theme's bed, as BGRA."""


def greyed(pixels: Pixels) -> Pixels:
    """A grey, dark copy of a picture, BGRA, of the same shape."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGRA2GRAY)
    dark = cv2.convertScaleAbs(grey, alpha=LIGHT, beta=LIFT)
    copy: Pixels = np.asarray(cv2.cvtColor(dark, cv2.COLOR_GRAY2BGRA), np.uint8)
    return copy


class Shade:
    """Grey or veiled copies, laid out like the pictures that they are copies of.

    Args:
        frames: The shared memory.
        veils: Which channels may not be seen; they do not change: what was seen once before they
            did must not stand in the same memory.
    """

    def __init__(self, frames: Frames, veils: Veils | None = None) -> None:
        """No picture is grey yet."""
        self._frames = frames
        self.veils = np.zeros(frames.shape.capacity, np.uint8) if veils is None else veils
        # Zeroed memory is taken from the system only where a grey picture has been written.
        self.atlas: Pixels = np.zeros_like(frames.atlas, order="C")
        self._canvases: dict[int, Pixels] = {}
        self._states = np.zeros(len(self.veils), np.uint8)

    def renew(self, changes: Changes, lookout: Lookout) -> None:
        """Copy again what has changed of channels that are not live, or are veiled."""
        self._states = lookout.states
        bad = (lookout.states != State.LIVE) | (self.veils != Veil.NONE)
        renewed = (changes.states | changes.stills | changes.canvases) & bad
        for channel in np.flatnonzero(renewed).tolist():
            canvas = int(lookout.canvas[channel])
            if canvas >= 0:
                self.canvas(channel, canvas)
            self.still(channel, pictured=bool(lookout.pictured[channel]))
        for channel in np.flatnonzero(changes.states & ~bad).tolist():
            self._canvases.pop(channel, None)

    def still(self, channel: int, *, pictured: bool) -> None:
        """Copy a channel's still picture; without one yet, its slot is the empty bed."""
        x, y = self._frames.slot_at(channel)
        slot = self.atlas[y : y + STILL_HEIGHT, x : x + STILL_WIDTH]
        hidden = self.veils[channel] == Veil.HIDDEN
        known = pictured or hidden
        slot[:] = self.shown(channel, self._frames.slot(channel)) if known else BED

    def canvas(self, channel: int, canvas: int) -> Pixels:
        """Copy the picture that stands in a channel's canvas; shape (height, width, 4)."""
        front = max(int(self._frames.canvases[canvas]["front"]), 0)
        copy = self.shown(channel, self._frames.canvas(canvas, front))
        kept = self._canvases.get(channel)
        if kept is None or kept.shape != copy.shape:
            kept = self._canvases[channel] = np.empty_like(copy)
        kept[:] = copy
        return kept

    def shown(self, channel: int, pixels: Pixels) -> Pixels:
        """A channel's picture as it may be shown: veiled, or grey while it is not live."""
        veil = int(self.veils[channel])
        if veil == Veil.HIDDEN:
            return veiled(pixels, veil)
        live = self._states[channel] == State.LIVE
        seen = veiled(pixels, veil) if veil else pixels
        return seen if live else greyed(seen)
