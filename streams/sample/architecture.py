"""What people have built along a street: houses, signs, lamps, trees, railings and markings."""

from itertools import pairwise

import cv2
import numpy as np

from streams.sample.framecode import Picture
from streams.sample.lens import Colour, Lens, fill, glow, mix, shade
from streams.sample.light import Light

ASPHALT: Colour = (92, 90, 88)
PAVEMENT: Colour = (150, 154, 158)
GRASS: Colour = (74, 128, 96)
YELLOW: Colour = (60, 180, 230)
_WALLS: tuple[Colour, ...] = (
    (176, 184, 190), (150, 160, 172), (126, 120, 112), (196, 200, 202), (110, 128, 150),
    (150, 146, 140),
)  # fmt: skip
_SIGNS: tuple[Colour, ...] = (
    (60, 60, 215), (60, 150, 40), (200, 110, 30), (40, 190, 235), (150, 60, 160), (230, 230, 230),
)  # fmt: skip
_WARM: Colour = (128, 206, 250)
_LAMP: Colour = (130, 190, 235)


class Builder:
    """Builds into one picture, in one light, by one die."""

    def __init__(
        self, picture: Picture, lens: Lens, light: Light, chance: np.random.Generator
    ) -> None:
        """Come to the site."""
        self._picture, self._lens, self._light, self._chance = picture, lens, light, chance

    def paving(self, x: tuple[float, float], colour: Colour, far: float = 600.0) -> None:
        """Pave a strip along the street, in pieces, so that the far ones lie in the haze."""
        edges = [far, far * 0.5, far * 0.28, 90.0, 55.0, 34.0, 20.0, 11.0, 5.0, -8.0]
        for beyond, near in pairwise(edges):
            lit = self._light.on(colour, max(0.0, near) * 1.4)
            self._lens.ground(self._picture, x, (near, beyond), lit)

    def line(self, x: float, dash: float = 0.0, colour: Colour = (225, 228, 228)) -> None:
        """Paint a line along the street; dashes of so many metres, or a whole line at 0."""
        wide = (x - 0.08, x + 0.08)
        step = dash * 2.2 if dash else 12.0
        for near in np.arange(0.0, 200.0, step):
            end = near + (dash or step)
            lit = self._light.on(shade(colour, 0.92), near * 1.4)
            self._lens.ground(self._picture, wide, (float(near), float(end)), lit)

    def zebra(self, x: tuple[float, float], z: float, long: float = 4.0) -> None:
        """Paint a crossing for people."""
        for left in np.arange(x[0], x[1] - 0.5, 1.0):
            lit = self._light.on((226, 228, 228), z)
            self._lens.ground(self._picture, (left, left + 0.5), (z, z + long), lit)

    def row(
        self, side: float, z: tuple[float, float], high: tuple[float, float], shops: bool = True
    ) -> None:
        """Build houses along one side, the far ones first; `side` is where their walls stand."""
        cuts = [z[0]]
        while cuts[-1] < z[1]:
            cuts.append(cuts[-1] + float(self._chance.uniform(11, 24)))
        for near, far in reversed(list(pairwise(cuts))):
            tall = float(self._chance.uniform(*high))
            wall = _WALLS[int(self._chance.integers(len(_WALLS)))]
            self.house(side, (near + 0.4, far), tall, wall, shops)

    def house(
        self, side: float, z: tuple[float, float], tall: float, wall: Colour, shops: bool
    ) -> None:
        """Build one house whose wall towards the street stands at `side`."""
        light, picture, lens = self._light, self._picture, self._lens
        x = (side, side + 26) if side > 0 else (side - 26, side)
        lens.box(picture, x, (0, tall), z, light.faces(wall, z[0]))
        floor, bay = 3.4, 3.2
        for level in np.arange(4.4, tall - 1.5, floor):
            for near in np.arange(z[0] + 0.7, z[1] - bay * 0.6, bay):
                self._window(side, float(level), float(near), bay * 0.72)
        if z[0] > 15:
            self._front(x, z[0], tall, shops)
        if shops:
            self._shop(side, z)

    def _front(self, x: tuple[float, float], z: float, tall: float, shops: bool) -> None:
        """Put windows, and a shop, into the wall that looks down the street."""
        for level in np.arange(4.4, tall - 1.5, 3.4):
            for left in np.arange(x[0] + 0.9, x[1] - 2.2, 3.1):
                pane = [(left, level, z), (left + 2.1, level, z), (left + 2.1, level + 1.9, z)]
                self._lens.fill(self._picture, [*pane, (left, level + 1.9, z)], self._pane(z))
        if shops:
            lit = shade(_WARM, 0.8) if self._light.lamps else self._light.on((132, 128, 122), z)
            pane = [(x[0], 0.2, z), (x[1], 0.2, z), (x[1], 3.0, z), (x[0], 3.0, z)]
            self._lens.fill(self._picture, pane, mix(lit, self._light.haze, min(0.7, z / 300)))
            for left in np.arange(x[0] + 0.4, x[1] - 4, 5.4):
                face = self._face(z)
                pane = [(left, 3.0, z), (left + 4.4, 3.0, z), (left + 4.4, 4.0, z)]
                self._lens.fill(self._picture, [*pane, (left, 4.0, z)], face)

    def _window(self, side: float, level: float, near: float, wide: float) -> None:
        glass = self._pane(near)
        x = side - 0.02 if side > 0 else side + 0.02
        corners = [(x, level, near), (x, level + 1.9, near), (x, level + 1.9, near + wide)]
        self._lens.fill(self._picture, [*corners, (x, level, near + wide)], glass)

    def _pane(self, near: float) -> Colour:
        """Return the colour of a window: sky in the glass by day, lamps behind it by night."""
        if self._light.lamps and self._chance.random() < 0.42 * self._light.lamps:
            tone = float(self._chance.uniform(0.45, 1.0))
            return mix(shade(_WARM, tone), self._light.haze, min(0.6, near / 400))
        glass = self._light.on((140, 122, 98), near)
        return shade(glass, float(self._chance.uniform(0.8, 1.15)))

    def _face(self, near: float) -> Colour:
        """Return the colour of a sign, which shines by itself where lamps are lit."""
        colour = _SIGNS[int(self._chance.integers(len(_SIGNS)))]
        if self._light.lamps:
            return mix(colour, self._light.haze, min(0.7, near / 260))
        return self._light.on(colour, near)

    def _shop(self, side: float, z: tuple[float, float]) -> None:
        inner = -1 if side > 0 else 1
        lens, picture, lamps = self._lens, self._picture, self._light.lamps
        front = shade(_WARM, 0.5 + 0.5 * lamps) if lamps else self._light.on((120, 120, 118), z[0])
        x = side + 0.04 * inner
        front = mix(front, self._light.haze, min(0.7, z[0] / 300))
        corners = [(x, 0.2, z[0]), (x, 2.8, z[0]), (x, 2.8, z[1]), (x, 0.2, z[1])]
        lens.fill(picture, corners, shade(front, 0.5))
        for near in np.arange(z[0] + 0.2, z[1] - 1.4, 1.7):
            # Shop windows, each with goods of its own.
            tone = float(self._chance.uniform(0.62, 1.05))
            pane = [(x, 0.5, near), (x, 2.7, near), (x, 2.7, near + 1.4), (x, 0.5, near + 1.4)]
            lens.fill(picture, pane, shade(front, tone))
            shelf = [(x, 0.5, near), (x, 1.2, near), (x, 1.2, near + 1.4), (x, 0.5, near + 1.4)]
            lens.fill(picture, shelf, mix(shade(front, tone * 0.7), self._face(near), 0.3))
        for near in np.arange(z[0] + 0.5, z[1] - 3, 4.6):
            self._sign(x, inner, float(near))

    def _sign(self, x: float, inner: int, near: float) -> None:
        face = self._face(near)
        long = float(self._chance.uniform(2.4, 4.0))
        self._lens.fill(
            self._picture,
            [(x, 2.9, near), (x, 3.9, near), (x, 3.9, near + long), (x, 2.9, near + long)], face,
        )  # fmt: skip
        if self._chance.random() < 0.7:
            low = float(self._chance.uniform(4.2, 6.0))
            tall = float(self._chance.uniform(2.4, 5.2))
            # A sign that stands out from the wall, lettered from top to bottom.
            out = x + inner * 1.1
            shades = (face, shade(face, 0.7), shade(face, 1.1))
            ends = (min(x, out), max(x, out))
            self._lens.box(self._picture, ends, (low, low + tall), (near, near + 0.25), shades)
            ink = (240.0, 240.0, 240.0) if sum(face) < 520 else (60.0, 50.0, 50.0)
            for at in np.arange(low + 0.3, low + tall - 0.7, 0.95):
                letter = [(ends[0] + 0.28, at, near), (ends[1] - 0.28, at, near)]
                letter += [(ends[1] - 0.28, at + 0.6, near), (ends[0] + 0.28, at + 0.6, near)]
                self._lens.fill(self._picture, letter, shade(ink, 0.85))

    def tree(self, x: float, z: float, tall: float = 7.0, green: Colour = (62, 118, 84)) -> None:
        """Plant a tree."""
        across, down = self._lens.pixel(x, 0, z)
        size = self._lens.scale(z)
        trunk = self._light.on((52, 66, 84), z)
        top = self._lens.pixel(x, tall * 0.55, z)[1]
        wide = max(1, round(size * 0.28))
        cv2.line(self._picture, (int(across), int(down)), (int(across), int(top)), trunk, wide)
        for part in range(44):
            tone = 0.55 + 0.6 * part / 43
            spread = self._chance.normal(0, 1, 2) * (0.17, 0.12) * tall
            y = tall * 0.66 + spread[1] + 0.025 * part
            at = self._lens.pixel(x + spread[0], float(y), z)
            colour = self._light.on(shade(green, tone), z)
            radius = max(1, int(size * tall * float(self._chance.uniform(0.045, 0.09))))
            cv2.circle(self._picture, (int(at[0]), int(at[1])), radius, colour, -1, cv2.LINE_AA)

    def lamp(self, x: float, z: float, tall: float = 9.0, reach: float = 2.2) -> None:
        """Put up a street lamp that reaches over the road."""
        inner = -reach if x > 0 else reach
        pole = self._light.on((110, 108, 106), z)
        wide = max(1, round(self._lens.scale(z) * 0.14))
        points = [self._lens.pixel(x, 0, z), self._lens.pixel(x, tall, z)]
        points.append(self._lens.pixel(x + inner, tall + 0.3, z))
        pixels = [(int(a), int(b)) for a, b in points]
        cv2.line(self._picture, pixels[0], pixels[1], pole, wide, cv2.LINE_AA)
        cv2.line(self._picture, pixels[1], pixels[2], pole, wide, cv2.LINE_AA)
        if self._light.lamps:
            size = self._lens.scale(z)
            glow(self._picture, *points[2], size * 3.4, shade(_LAMP, 0.9))
            below = self._lens.pixel(x + inner, 0, z)
            glow(self._picture, below[0], below[1], size * 7.0, shade(_LAMP, 0.30))

    def railing(self, x: float, colour: Colour, far: float = 260.0) -> None:
        """Put up a railing along the street."""
        for near in np.arange(1.0, far, 3.0):
            shades = self._light.faces(colour, float(near))
            post = (x - 0.06, x + 0.06)
            self._lens.box(self._picture, post, (0, 1.1), (near, near + 0.12), shades)
        for height in (1.1, 0.6):
            self._beam((x, height, 0.5), (x, height, far), colour, 0.1)

    def truss(self, x: float, colour: Colour, far: float = 300.0) -> None:
        """Put up an arched truss along a bridge."""
        span, panel = 60.0, 6.0
        for start in np.arange(-20.0, far, span)[::-1]:
            at = np.arange(start, start + span + 0.1, panel)
            top = 3.5 + 9.0 * np.sin(np.pi * (at - start) / span)
            for i in range(len(at) - 1)[::-1]:
                a, b = (x, float(top[i]), float(at[i])), (x, float(top[i + 1]), float(at[i + 1]))
                self._beam(a, b, colour, 0.55)
                self._beam((x, 1.4, float(at[i])), a, colour, 0.3)
                self._beam((x, 1.4, float(at[i])), b, colour, 0.25)
        self._beam((x, 1.4, 0.5), (x, 1.4, far), colour, 0.45)

    def _beam(
        self, a: tuple[float, float, float], b: tuple[float, float, float], colour: Colour,
        thick: float,
    ) -> None:  # fmt: skip
        if b[2] < 0.6:
            return
        if a[2] < 0.5:
            part = (0.5 - a[2]) / (b[2] - a[2])
            a = (a[0], a[1] + (b[1] - a[1]) * part, 0.5)
        near, far = (a, b) if a[2] <= b[2] else (b, a)
        (x0, y0), (x1, y1) = self._lens.pixel(*near), self._lens.pixel(*far)
        half0, half1 = (self._lens.scale(p[2]) * thick / 2 for p in (near, far))
        along = np.array([x1 - x0, y1 - y0])
        normal = np.array([-along[1], along[0]]) / max(1e-6, float(np.hypot(*along)))
        lit = self._light.on(colour, near[2])
        corners = [np.array([x0, y0]) + normal * half0, np.array([x1, y1]) + normal * half1]
        corners += [np.array([x1, y1]) - normal * half1, np.array([x0, y0]) - normal * half0]
        fill(self._picture, [(float(p[0]), float(p[1])) for p in corners], lit)
