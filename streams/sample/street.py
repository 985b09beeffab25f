"""A street is a scene of one place: what stands is painted once, what moves in every picture."""

import zlib

import numpy as np

from streams.sample import backdrop
from streams.sample.backdrop import Rain
from streams.sample.caption import Caption
from streams.sample.framecode import Picture
from streams.sample.light import LIGHTS
from streams.sample.places import Place
from streams.sample.stage import STAGES
from streams.sample.traffic import Traffic


class Street:
    """A scene that comes round to where it began after so many seconds."""

    def __init__(self, place: Place, width: int, height: int, seconds: int) -> None:
        """Build the scene.

        Args:
            place: what it shows.
            width: of the pictures, in pixels; even.
            height: of the pictures, in pixels; even.
            seconds: length of the loop.
        """
        seed = zlib.crc32(place.en.encode())
        chance = np.random.default_rng(seed)
        light = LIGHTS[place.look]
        stage = STAGES[place.look]
        self._lens = stage.lens(width, height)
        picture = np.zeros((height, width, 3), np.uint8)
        stage.build(picture, self._lens, light, chance)
        self._backdrop = backdrop.finish(picture, chance)
        self._traffic = Traffic(stage.lanes, light, seconds, seed)
        self._rain = Rain(width, height, chance) if light.rain else None
        self._caption = Caption(place, width, height)
        self._seconds = seconds

    def picture(self, t: float) -> Picture:
        """Paint the scene `t` seconds into its loop; BGR, uint8 of shape (height, width, 3)."""
        picture = self._backdrop.copy()
        self._traffic.draw(picture, self._lens, t)
        if self._rain is not None:
            self._rain.draw(picture, t, self._seconds)
        self._caption.draw(picture, t)
        return picture
