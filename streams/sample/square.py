"""Where people meet: alleys, crossroads, parks and squares, built before the camera."""

import numpy as np

from streams.sample import backdrop
from streams.sample.architecture import ASPHALT, GRASS, PAVEMENT, YELLOW, Builder
from streams.sample.framecode import Picture
from streams.sample.lens import Lens, shade
from streams.sample.light import Light


def alley(picture: Picture, lens: Lens, light: Light, chance: np.random.Generator) -> None:
    """Build an alley between shops."""
    builder = Builder(picture, lens, light, chance)
    backdrop.sky(picture, lens, light, chance)
    backdrop.skyline(picture, lens, light, chance)
    builder.paving((-40, 40), (128, 132, 140))
    builder.row(6.2, (3, 150), (9, 20))
    builder.row(-6.2, (3, 150), (9, 20))
    builder.paving((-6, 6), (118, 122, 132), 200)
    for x in (-4.2, 4.2):
        builder.line(x, colour=(150, 160, 170))
    for z in range(90, 6, -14):
        builder.lamp(5.4, z, 5.5, 1.2)
        builder.tree(-5.2, z + 4, 4.5)


def crossing(picture: Picture, lens: Lens, light: Light, chance: np.random.Generator) -> None:
    """Build crossroads, seen from a high mast."""
    builder = Builder(picture, lens, light, chance)
    backdrop.sky(picture, lens, light, chance)
    backdrop.skyline(picture, lens, light, chance)
    builder.paving((-200, 200), PAVEMENT)
    for side in (24.0, -24.0):
        builder.row(side, (64, 220), (16, 46))
    builder.paving((-11, 11), ASPHALT)
    lens.ground(picture, (-220, 220), (27, 49), light.on(ASPHALT, 40))
    _markings(picture, lens, light)
    builder.zebra((-10.5, 10.5), 21.5)
    builder.zebra((-10.5, 10.5), 50.5)
    for x in (-15.0, 15.0):
        for z in (140, 116, 92, 70, 56, 22):
            builder.tree(x * 1.25, z, 7)
            builder.lamp(x * 0.87, z)


def _markings(picture: Picture, lens: Lens, light: Light) -> None:
    """Paint the lines of crossroads."""
    white = (222.0, 224.0, 224.0)
    for z in (31.5, 35.0, 41.0, 44.5):
        for x in (*np.arange(-90.0, -12.0, 8.0), *np.arange(14.0, 90.0, 8.0)):
            lens.ground(picture, (x, x + 3.6), (z, z + 0.16), light.on(white, z))
    for x in (-7.2, -3.6, 3.6, 7.2):
        for z in (*np.arange(2.0, 19.0, 6.0), *np.arange(56.0, 150.0, 7.0)):
            lens.ground(picture, (x - 0.08, x + 0.08), (z, z + 3), light.on(white, z))
    for half in (-0.15, 0.15):
        for reach in ((0.0, 20.0), (55.0, 200.0)):
            lens.ground(picture, (half - 0.06, half + 0.06), reach, light.on(YELLOW, 30))
    for left in (-17.0, 12.5):
        for z in np.arange(27.6, 48.5, 1.1):
            lens.ground(picture, (left, left + 4.2), (z, z + 0.55), light.on(white, z))


def park(picture: Picture, lens: Lens, light: Light, chance: np.random.Generator) -> None:
    """Build a park on the bank of the Han."""
    builder = Builder(picture, lens, light, chance)
    backdrop.sky(picture, lens, light, chance)
    backdrop.hills(picture, lens, light, chance)
    backdrop.skyline(picture, lens, light, chance, 1.5)
    builder.paving((-400, 400), GRASS, 900)
    backdrop.water(picture, lens, light, chance, (9, 3000), (1, 4000))
    builder.paving((-3.4, -1.0), (150, 140, 136), 300)
    builder.paving((-0.6, 2.6), (120, 116, 112), 300)
    builder.line(1.0, 2.0, YELLOW)
    for z in range(130, 5, -9):
        for x in (-7.0, -13.0, -21.0):
            away = float(chance.uniform(-2, 2))
            builder.tree(x + away, z + away, float(chance.uniform(5, 8.5)), (70, 140, 96))
        if z % 2:
            builder.lamp(4.2, z, 5.0, 0.8)


def station(picture: Picture, lens: Lens, light: Light, chance: np.random.Generator) -> None:
    """Build a paved square before a station."""
    builder = Builder(picture, lens, light, chance)
    backdrop.sky(picture, lens, light, chance)
    backdrop.hills(picture, lens, light, chance)
    backdrop.skyline(picture, lens, light, chance, 1.4)
    builder.paving((-300, 300), (168, 172, 176))
    for z in np.arange(4.0, 40.0, 2.6):
        lens.ground(picture, (-120, 120), (z, z + 0.07), light.on((146, 150, 154), z))
    for x in np.arange(-60.0, 60.0, 2.6):
        lens.ground(picture, (x, x + 0.06), (2, 44), light.on((146, 150, 154), 20))
    lens.ground(picture, (-300, 300), (44, 60), light.on(ASPHALT, 40))
    for x in np.arange(-90.0, 90.0, 8.0):
        lens.ground(picture, (x, x + 3.6), (52, 52.25), light.on((220, 222, 222), 50))
    _hall(picture, lens, light, chance)
    for x in (-46, -34, 34, 46):
        builder.tree(x, 62, 8)
    for x in (-22, 22):
        builder.lamp(x, 40, 9)


def _hall(picture: Picture, lens: Lens, light: Light, chance: np.random.Generator) -> None:
    """Paint a station hall of glass with a wide roof, behind its square."""
    lens.box(picture, (-52, 52), (0, 12.5), (78, 110), light.faces((176, 170, 160), 60))
    for x in np.arange(-51.0, 50.0, 3.4):
        for y in np.arange(1.0, 11.0, 3.2):
            tone = float(chance.uniform(0.82, 1.12))
            glass = shade(light.on((186, 158, 122), 70), tone)
            pane = [(x, y, 78.0), (x + 3.0, y, 78.0), (x + 3.0, y + 2.8, 78.0), (x, y + 2.8, 78.0)]
            lens.fill(picture, pane, glass)
    lens.box(picture, (-58, 58), (12.5, 14.2), (70, 112), light.faces((206, 206, 202), 60))
    lens.box(picture, (-13, 13), (9.2, 12.0), (77, 77.5), light.faces((150, 74, 24), 50))
    for x in np.arange(-11.0, 10.0, 3.0):
        letter = [(x, 9.8, 76.9), (x + 2, 9.8, 76.9), (x + 2, 11.4, 76.9), (x, 11.4, 76.9)]
        lens.fill(picture, letter, light.on((240, 240, 240), 50))
