"""Thoroughfares: avenues, bridges, expressways and tunnels, built before the camera."""

from itertools import pairwise

import cv2
import numpy as np

from streams.sample import backdrop
from streams.sample.architecture import ASPHALT, GRASS, PAVEMENT, YELLOW, Builder
from streams.sample.framecode import Picture
from streams.sample.lens import Colour, Lens, glow, mix, shade
from streams.sample.light import Light


def avenue(picture: Picture, lens: Lens, light: Light, chance: np.random.Generator) -> None:
    """Build a wide avenue between office towers."""
    builder = Builder(picture, lens, light, chance)
    backdrop.sky(picture, lens, light, chance)
    backdrop.hills(picture, lens, light, chance)
    backdrop.skyline(picture, lens, light, chance)
    builder.paving((-80, 80), PAVEMENT)
    builder.row(17.5, (6, 330), (18, 62))
    builder.row(-17.5, (6, 330), (18, 62))
    builder.paving((-11.2, 11.2), ASPHALT)
    builder.line(-0.15, colour=YELLOW)
    builder.line(0.15, colour=YELLOW)
    for x in (-7.2, -3.6, 3.6, 7.2):
        builder.line(x, 4.0)
    builder.zebra((-11, 11), 9.5)
    if light.rain:
        _wet(picture, lens)
    for z in range(190, 8, -16):
        for x in (-13, 13):
            builder.tree(x, z + 5, 6.5)
            builder.lamp(x * 0.9, z)


def _wet(picture: Picture, lens: Lens) -> None:
    """Let the road mirror the lights above it."""
    top = lens.horizon
    road = picture[top:]
    rows = np.clip(top - 1 - np.arange(len(road)) * 0.8, 0, None).astype(int)
    mirrored = cv2.GaussianBlur(
        picture[rows], (0, 0), picture.shape[1] / 240, sigmaY=picture.shape[0] / 16
    )
    cv2.addWeighted(road, 0.8, mirrored, 0.42, 0, road)


def bridge(picture: Picture, lens: Lens, light: Light, chance: np.random.Generator) -> None:
    """Build a bridge over the Han: a red truss by day, fountains by night."""
    builder = Builder(picture, lens, light, chance)
    backdrop.sky(picture, lens, light, chance)
    backdrop.hills(picture, lens, light, chance)
    backdrop.skyline(picture, lens, light, chance, 1.3)
    backdrop.water(picture, lens, light, chance, (-3000, 3000), (1, 5000))
    builder.paving((-14, 14), PAVEMENT, 420)
    builder.paving((-11, 11), ASPHALT, 420)
    builder.line(0, colour=YELLOW)
    for x in (-7.2, -3.6, 3.6, 7.2):
        builder.line(x, 4.0)
    truss = not light.lamps
    for x in (-13.6, 13.6):
        builder.railing(x, (170, 172, 170))
        if truss:
            builder.truss(x, (70, 66, 190))
    for z in range(220, 8, -24):
        for x in (-12.4, 12.4):
            builder.lamp(x, z)
    if not truss:
        _fountain(picture, lens)


def _fountain(picture: Picture, lens: Lens) -> None:
    """Paint the coloured jets that fall from the side of Banpo Bridge."""
    spray = np.zeros_like(picture)
    hues = np.linspace(0, 165, 60).astype(np.uint8)
    for number, hue in enumerate(hues):
        z = 8 + number * 1.9
        tint = cv2.cvtColor(np.array([[[hue, 190, 235]]], np.uint8), cv2.COLOR_HSV2BGR)[0, 0]
        colour = [int(part) for part in tint]
        arc = [
            lens.pixel(14.2 + 11 * s, 1.2 + 2.6 * s - 12 * s * s, z) for s in np.linspace(0, 1, 14)
        ]
        wide = max(1, round(lens.scale(z) * 0.5))
        cv2.polylines(spray, [np.array(arc, np.int32)], False, colour, wide, cv2.LINE_AA)
    soft = cv2.GaussianBlur(spray, (0, 0), picture.shape[1] / 320)
    cv2.addWeighted(picture, 1.0, soft, 0.62, 0, picture)


def tunnel(picture: Picture, lens: Lens, light: Light, chance: np.random.Generator) -> None:
    """Build a tunnel with tiled walls and a row of lamps."""
    builder = Builder(picture, lens, light, chance)
    picture[:] = light.on((40, 44, 46))
    edges = [*np.geomspace(1.5, 400, 34)]
    for near, far in reversed(list(pairwise(edges))):
        tone = 0.75 + 0.3 * float(chance.random())
        _ring(picture, lens, light, (near, far), tone)
    builder.paving((-6.2, 6.2), ASPHALT, 400)
    for x in (-5.4, 5.4):
        builder.line(x, colour=YELLOW)
    for x in (-1.8, 1.8):
        builder.line(x, 4.0)
    for z in np.arange(200.0, 4.0, -7.0):
        for x in (-2.6, 2.6):
            lamp = [
                (x - 0.3, 6.6, z),
                (x + 0.3, 6.6, z),
                (x + 0.3, 6.6, z + 3),
                (x - 0.3, 6.6, z + 3),
            ]
            lens.fill(picture, lamp, (214, 240, 252))
            across, down = lens.pixel(x, 6.5, z + 1.5)
            glow(picture, across, down, lens.scale(z) * 1.6, (54, 84, 104))
    picture[:] = cv2.GaussianBlur(picture, (0, 0), picture.shape[1] / 1400 + 0.4)


def _ring(picture: Picture, lens: Lens, light: Light, z: tuple[float, float], tone: float) -> None:
    angles = np.linspace(0, np.pi, 13)
    arch = [(-7.0 * np.cos(a), 2.4 + 4.4 * np.sin(a)) for a in angles]
    outline = [(-7.0, 0.0), *arch, (7.0, 0.0)]
    for number, ((x0, y0), (x1, y1)) in enumerate(pairwise(outline)):
        tiles = number in (0, 1, 2, len(outline) - 2, len(outline) - 3, len(outline) - 4)
        base: Colour = (196, 206, 206) if tiles else (92, 100, 104)
        lit = mix(light.on(shade(base, tone)), light.haze, min(0.85, z[0] / 260))
        strip = [(x0, y0, z[0]), (x1, y1, z[0]), (x1, y1, z[1]), (x0, y0, z[1])]
        lens.fill(picture, strip, lit)


def expressway(picture: Picture, lens: Lens, light: Light, chance: np.random.Generator) -> None:
    """Build an expressway between the river and apartment blocks."""
    builder = Builder(picture, lens, light, chance)
    backdrop.sky(picture, lens, light, chance)
    backdrop.hills(picture, lens, light, chance)
    backdrop.skyline(picture, lens, light, chance, 1.2)
    builder.paving((-400, 20), GRASS, 900)
    backdrop.water(picture, lens, light, chance, (20, 3000), (1, 5000))
    builder.row(-44, (40, 300), (38, 52), shops=False)
    builder.paving((-17, 17), ASPHALT)
    for x in (-16.2, 16.2):
        builder.line(x, colour=YELLOW)
    for x in (-12.4, -8.8, -5.2, 5.2, 8.8, 12.4):
        builder.line(x, 4.0)
    builder.paving((-1.2, 1.2), (120, 132, 128), 500)
    builder.railing(0, (196, 200, 198))
    builder.railing(17.2, (176, 180, 178))
    for z in range(220, 10, -26):
        builder.lamp(-0.4, z, 14, 2.5)
        builder.lamp(0.4, z, 14, 2.5)
        builder.tree(-22, z, 8)
