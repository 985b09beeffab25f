"""Traffic: cars, buses and people that pass through a street and come round again unseen."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

import cv2

from streams.sample.framecode import Picture
from streams.sample.lens import Colour, Lens, glow, shade
from streams.sample.light import Light

_GLASS: Colour = (62, 54, 46)
_TYRE: Colour = (26, 26, 28)
_HEADLIGHT: Colour = (190, 225, 245)
_TAILLIGHT: Colour = (40, 40, 225)


@dataclass(frozen=True)
class Model:
    """A kind of vehicle: metres long, wide and high, where its cabin is, and its colours."""

    length: float
    width: float
    height: float
    waist: float
    cabin: tuple[float, float]
    colours: tuple[Colour, ...]


CAR = Model(4.6, 1.85, 1.45, 0.9, (0.2, 0.78), (
    (236, 236, 238), (60, 58, 58), (30, 30, 32), (150, 148, 146), (110, 70, 40), (42, 40, 150),
))  # fmt: skip
TAXI = Model(4.8, 1.85, 1.5, 0.9, (0.2, 0.78), ((40, 140, 238),))
VAN = Model(5.2, 2.0, 2.2, 1.15, (0.04, 0.9), ((232, 232, 230), (60, 56, 54)))
TRUCK = Model(7.5, 2.3, 2.9, 2.85, (0.86, 0.99), ((196, 120, 50), (220, 222, 224)))
BUS = Model(11.0, 2.5, 3.2, 1.2, (0.01, 0.99), ((178, 96, 30), (84, 150, 52), (50, 50, 205)))
_CLOSE = 70.0
"""Nearer than this, in metres, a vehicle shows its tyres and its plates."""
_MIX = (CAR, CAR, CAR, CAR, TAXI, TAXI, VAN, BUS, TRUCK)


@dataclass(frozen=True)
class Lane:
    """A lane.

    Attributes:
        at: where its middle lies: x for a lane along the street, z for one across it.
        speed: metres a second; negative comes nearer, or goes to the left.
        gap: metres from one vehicle to the next, about.
        span: from where to where it is seen, in metres.
        across: whether it crosses the street.
        people: whether people walk there instead of vehicles driving.
        spread: how wide it is, where people walk.
    """

    at: float
    speed: float
    gap: float = 22.0
    span: tuple[float, float] = (-2.0, 170.0)
    across: bool = False
    people: bool = False
    spread: float = 1.6


@dataclass(frozen=True)
class Mover:
    """Somebody on a lane: what it is, its colour, and where it starts in the lane's round."""

    lane: Lane
    model: Model
    colour: Colour
    start: float
    round: float


class Traffic:
    """All who move in a scene, for a loop of so many seconds."""

    def __init__(self, lanes: tuple[Lane, ...], light: Light, seconds: int, seed: int) -> None:
        """Send them out; the same seed sends out the same."""
        self._light = light
        self._seconds = seconds
        chance = random.Random(seed)
        self._movers = [mover for lane in lanes for mover in self._fill(lane, chance)]

    def draw(self, picture: Picture, lens: Lens, t: float) -> None:
        """Paint them as they are `t` seconds into the loop, the far ones first."""
        places = [(at, mover) for mover in self._movers for at in self._positions(mover, t)]
        for at, mover in sorted(places, key=_distance, reverse=True):
            if mover.lane.people:
                self._person(picture, lens, mover, at, t)
            else:
                self._vehicle(picture, lens, mover, at)

    def _fill(self, lane: Lane, chance: random.Random) -> Iterator[Mover]:
        # A lane repeats itself after the way that is driven in one loop: nothing jumps.
        way = abs(lane.speed) * self._seconds
        count = max(1, int(way / lane.gap))
        for number in range(count):
            model = CAR if lane.people else chance.choice(_MIX)
            colour = chance.choice(_CLOTHES if lane.people else model.colours)
            spread = 0.48 if lane.people else 0.2
            start = (number + chance.uniform(-spread, spread)) * way / count
            yield Mover(lane, model, colour, start, way)

    def _positions(self, mover: Mover, t: float) -> Iterator[float]:
        first, last = mover.lane.span
        at = (mover.start + mover.lane.speed * t - first) % mover.round + first
        while at < last:
            yield at
            at += mover.round

    def _vehicle(self, picture: Picture, lens: Lens, mover: Mover, at: float) -> None:
        model, lane = mover.model, mover.lane
        half = model.width / 2
        ahead = lane.speed > 0
        cabin = model.cabin if ahead else (1 - model.cabin[1], 1 - model.cabin[0])
        long = (at, at + model.length)
        glass = (at + cabin[0] * model.length, at + cabin[1] * model.length)
        wide, narrow = (
            (lane.at - half, lane.at + half),
            (lane.at - half * 0.82, lane.at + half * 0.82),
        )
        far = lane.at if lane.across else at
        body = self._light.faces(mover.colour, far)
        pane = self._light.faces(_GLASS, far)
        tyre = self._light.faces(_TYRE, far)
        x, z = (long, wide) if lane.across else (wide, long)
        cabin_x, cabin_z = (glass, narrow) if lane.across else (narrow, glass)
        self._shadow(picture, lens, x, z)
        if far < _CLOSE:
            lens.box(picture, x, (0.05, 0.4), z, (tyre[0], tyre[1], body[2]))
        lens.box(picture, x, (0.32, model.waist), z, body)
        lens.box(
            picture, cabin_x, (model.waist, model.height), cabin_z, (pane[0], pane[1], body[2])
        )
        if model is BUS or model is VAN:
            lens.box(picture, cabin_x, (model.height - 0.5, model.height), cabin_z, body)
        if not lane.across:
            self._lights(picture, lens, wide, at, model, ahead)
        elif self._light.lamps:
            self._beam(picture, lens, at + (model.length if ahead else 0), lane.at)

    def _shadow(
        self, picture: Picture, lens: Lens, x: tuple[float, float], z: tuple[float, float]
    ) -> None:
        dark = shade(self._light.on((86, 84, 82), z[0]), 0.55)
        lens.ground(picture, (x[0] - 0.12, x[1] + 0.35), (z[0] - 0.12, z[1]), dark)

    def _lights(
        self, picture: Picture, lens: Lens, x: tuple[float, float], z: float, model: Model,
        ahead: bool,
    ) -> None:  # fmt: skip
        colour = _TAILLIGHT if ahead else _HEADLIGHT
        lit = self._light.lamps
        for left in (x[0] + 0.12, x[1] - 0.47):
            corners = [(left, 0.62, z), (left + 0.35, 0.62, z), (left + 0.35, 0.8, z)]
            lens.fill(picture, [*corners, (left, 0.8, z)], shade(colour, 0.62 + 0.5 * lit))
            if lit and z > 1:
                across, down = lens.pixel(left + 0.17, 0.7, z)
                size = lens.scale(z)
                near = _stepped(size * (1.0 if ahead else 1.7))
                glow(picture, across, down, near, shade(colour, 0.75 * lit))
                if self._light.rain and z < _CLOSE:
                    self._mirror(picture, across, lens.pixel(0, 0, z)[1], size, colour)
        if z > _CLOSE:
            return
        plate = [(x[0] + 0.7, 0.42, z), (x[1] - 0.7, 0.42, z), (x[1] - 0.7, 0.56, z)]
        white = self._light.on((225, 225, 225), z)
        lens.fill(picture, [*plate, (x[0] + 0.7, 0.56, z)], white)
        if model is BUS:
            sign = [(x[0] + 0.4, 2.75, z), (x[1] - 0.4, 2.75, z), (x[1] - 0.4, 3.05, z)]
            lens.fill(picture, [*sign, (x[0] + 0.4, 3.05, z)], (40, 150, 240))

    def _mirror(self, picture: Picture, x: float, y: float, size: float, colour: Colour) -> None:
        for step in range(2):
            glow(picture, x, y + size * (0.5 + 0.8 * step), _stepped(size * 0.7),
                 shade(colour, 0.28 - 0.1 * step))  # fmt: skip

    def _beam(self, picture: Picture, lens: Lens, x: float, z: float) -> None:
        across, down = lens.pixel(x, 0.6, z)
        glow(picture, across, down, _stepped(lens.scale(z) * 1.6), shade(_HEADLIGHT, 0.6))

    def _person(self, picture: Picture, lens: Lens, mover: Mover, at: float, t: float) -> None:
        lane = mover.lane
        sway = (mover.start * 7.3) % 1
        aside = lane.at + (sway - 0.5) * lane.spread
        x, z = (at, aside) if lane.across else (aside, at)
        if z < 1.5:
            return
        across, down = lens.pixel(x, 0.0, z)
        _, top = lens.pixel(x, 1.68, z)
        tall = down - top
        steps = round(self._seconds * 0.9)
        swing = math.sin(2 * math.pi * (t / self._seconds * steps + sway)) * tall * 0.13
        light = self._light
        legs, coat = light.on((58, 48, 44), z), light.on(mover.colour, z)
        skin, hair = light.on((150, 178, 214), z), light.on((30, 30, 34), z)
        thick = max(1, round(tall * 0.09))
        hip = (_px(across), _px(down - tall * 0.48))
        for foot in (across - swing, across + swing):
            cv2.line(picture, hip, (_px(foot), _px(down)), legs, thick, cv2.LINE_AA, _SHIFT)
        cv2.line(picture, hip, (hip[0], _px(top + tall * 0.24)), coat, max(1, round(tall * 0.22)),
                 cv2.LINE_AA, _SHIFT)  # fmt: skip
        head = (_px(across), _px(top + tall * 0.08))
        cv2.circle(picture, head, _px(tall * 0.085), hair, -1, cv2.LINE_AA, _SHIFT)
        face = (head[0], head[1] + _px(tall * 0.025))
        cv2.circle(picture, face, _px(tall * 0.055), skin, -1, cv2.LINE_AA, _SHIFT)


_SHIFT = 4
_CLOTHES: tuple[Colour, ...] = (
    (60, 56, 52), (200, 200, 204), (120, 70, 44), (60, 70, 160), (86, 110, 70), (150, 150, 90),
    (70, 130, 190),
)  # fmt: skip


def _px(value: float) -> int:
    return round(value * (1 << _SHIFT))


def _stepped(size: float) -> float:
    return math.pow(2.0, round(math.log2(max(2.0, size)) * 3) / 3)


def _distance(place: tuple[float, Mover]) -> float:
    return place[1].lane.at if place[1].lane.across else place[0]
