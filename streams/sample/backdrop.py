"""The backdrop of a scene: sky, hills, river and the weather in front of them."""

import math

import cv2
import numpy as np

from streams.sample.framecode import Picture
from streams.sample.lens import Colour, Lens, fill, glow, mix, shade
from streams.sample.light import Light


def sky(picture: Picture, lens: Lens, light: Light, chance: np.random.Generator) -> None:
    """Paint the sky down to the horizon, with its clouds."""
    height, width = picture.shape[:2]
    end = max(1, min(height, lens.horizon + 2))
    down = np.linspace(0, 1, end)[:, None, None] ** 1.4
    band = np.array(light.zenith) * (1 - down) + np.array(light.haze) * down
    band = np.repeat(band, width, axis=1)
    coarse = chance.random((7, 9)).astype(np.float32) + 0.35 * chance.random((7, 9))
    cover = cv2.resize(coarse.astype(np.float32), (width, end), interpolation=cv2.INTER_CUBIC)
    cover = cover + 0.35 * cv2.resize(
        chance.random((22, 30)).astype(np.float32), (width, end), interpolation=cv2.INTER_CUBIC
    )
    part = np.clip((cover - 1.25 + 0.75 * light.clouds) * 1.1, 0, 0.75)[..., None]
    cloud = np.array(mix(light.haze, (250, 250, 250), 0.6 if not light.lamps else 0.05))
    picture[:end] = np.clip(band * (1 - part) + cloud * part, 0, 255).astype(np.uint8)
    picture[end:] = light.on((96, 98, 96))


def hills(picture: Picture, lens: Lens, light: Light, chance: np.random.Generator) -> None:
    """Paint the mountains around Seoul, and the tower on Namsan."""
    width = picture.shape[1]
    x = np.linspace(0, 1, 160)
    for layer, (rise, far) in enumerate(((0.13, 0.72), (0.075, 0.52))):
        wave = sum(
            np.sin(2 * math.pi * (x * k * 1.7 + chance.random())) / k for k in (1, 2, 3, 5, 9)
        )
        top = lens.horizon - picture.shape[0] * rise * (0.62 + 0.24 * np.asarray(wave))
        colour = mix(light.on((92, 96, 76)), light.haze, far)
        line = np.stack([x * width, top], axis=1)
        whole = np.vstack([line, [[width, lens.horizon + 2], [0, lens.horizon + 2]]])
        cv2.fillPoly(picture, [whole.astype(np.int32)], colour, cv2.LINE_AA)
        if layer == 0:
            at = int(chance.integers(30, 130))
            _tower(picture, float(line[at, 0]), float(line[at, 1]), light)


def _tower(picture: Picture, x: float, y: float, light: Light) -> None:
    unit = picture.shape[0] / 360
    colour = mix(light.on((140, 140, 140)), light.haze, 0.45)
    for half, low, high in ((1.6, -3, 16), (4.2, 16, 22), (2.6, 22, 25), (0.7, 25, 42)):
        corners = [(x - half * unit, y - low * unit), (x + half * unit, y - low * unit)]
        corners += [(x + half * unit, y - high * unit), (x - half * unit, y - high * unit)]
        fill(picture, corners, colour)
    if light.lamps:
        glow(picture, x, y - 19 * unit, 14 * unit, (190, 120, 40))


def skyline(
    picture: Picture, lens: Lens, light: Light, chance: np.random.Generator, high: float = 1.0
) -> None:
    """Paint the towers and apartment blocks of the far side."""
    height, width = picture.shape[:2]
    for layer in (0, 1):
        x = -0.02 * width
        while x < width:
            wide = width * chance.uniform(0.012, 0.038)
            tall = height * chance.uniform(0.02, 0.10) * high * (1.25 - 0.4 * layer)
            tone = chance.uniform(120, 200)
            colour = mix(
                light.on((tone * 1.05, tone, tone * 0.96)), light.haze, 0.62 - 0.22 * layer
            )
            base = lens.horizon + 1
            fill(picture, [(x, base - tall), (x + wide, base - tall), (x + wide, base), (x, base)],
                 colour)  # fmt: skip
            _far_windows(picture, (x, base - tall, wide, tall), colour, light, chance)
            x += wide * chance.uniform(0.8, 1.6)


def _far_windows(
    picture: Picture, box: tuple[float, float, float, float], wall: Colour, light: Light,
    chance: np.random.Generator,
) -> None:  # fmt: skip
    x, y, wide, tall = box
    step = max(2.0, picture.shape[0] / 130)
    for row in np.arange(y + step, y + tall - step, step):
        for column in np.arange(x + step * 0.6, x + wide - step, step * 0.9):
            lit = light.lamps and chance.random() < 0.35 * light.lamps
            colour = (110, 190, 235) if lit else shade(wall, 0.86)
            cell = (int(column), int(row))
            end = (int(column + step * 0.42), int(row + step * 0.4))
            cv2.rectangle(picture, cell, end, colour, -1)


def water(
    picture: Picture, lens: Lens, light: Light, chance: np.random.Generator,
    x: tuple[float, float], z: tuple[float, float],
) -> None:  # fmt: skip
    """Paint a river, which mirrors what stands above it."""
    height, width = picture.shape[:2]
    mask = np.zeros((height, width), np.uint8)
    corners = [(x[0], -9.0, z[0]), (x[1], -9.0, z[0]), (x[1], -9.0, z[1]), (x[0], -9.0, z[1])]
    fill(mask, [lens.pixel(*corner) for corner in corners], (255.0, 255.0, 255.0))
    top = max(1, min(height - 2, lens.horizon))
    depth = np.arange(height - top)
    # The picture above, upside down and stretched, is what the river shows.
    source = np.clip(top - 1 - depth * 0.55, 0, top - 1).astype(int)
    mirrored = cv2.GaussianBlur(picture[source], (0, 0), width / 260, sigmaY=height / 45)
    river = np.array(light.on((120, 108, 84)))
    near = (depth / max(1, depth[-1]))[:, None, None]
    part = 0.35 + 0.35 * near
    surface = mirrored * (1 - part) + river * part
    rough = chance.normal(0, 1, (max(2, len(depth) // 2), max(2, width // 9))).astype(np.float32)
    ripples = cv2.resize(rough, (width, len(depth)), interpolation=cv2.INTER_LINEAR)
    surface += ripples[..., None] * (2.5 + 6 * near) * (0.35 + 0.65 * (not light.lamps))
    cover = (mask[top:, :, None] / 255.0).astype(np.float32)
    below = picture[top:] * (1 - cover) + np.clip(surface, 0, 255) * cover
    picture[top:] = below.astype(np.uint8)


def finish(picture: Picture, chance: np.random.Generator) -> Picture:
    """Give a painted backdrop the grain and the darker corners of a real camera's picture."""
    height, width = picture.shape[:2]
    grain = chance.normal(0, 1.7, (height, width, 1)).astype(np.float32)
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    corners = 1 - 0.16 * np.clip(np.hypot(x, y) - 0.55, 0, 1)[..., None]
    return np.asarray(np.clip(picture * corners + grain, 0, 255), np.uint8)


class Rain:
    """Rain in front of the picture, the same in each loop."""

    def __init__(self, width: int, height: int, chance: np.random.Generator) -> None:
        """Let so many drops fall as a picture of this size can bear."""
        self._size = (width, height)
        self._drops = chance.random((48, 3))

    def draw(self, picture: Picture, t: float, seconds: int) -> None:
        """Paint the drops as they are `t` seconds into a loop of `seconds`."""
        width, height = self._size
        colour = (96, 92, 90)
        for x, y, speed in self._drops.tolist():
            falls = round(seconds * (1.1 + 0.5 * speed))
            at = (y + t / seconds * falls) % 1 * 1.3 - 0.15
            long = height * (0.035 + 0.03 * speed)
            begin = (int((x + 0.03 * at) * width), int(at * height))
            end = (int(begin[0] + long * 0.12), int(begin[1] + long))
            cv2.line(picture, begin, end, colour, max(1, height // 700), cv2.LINE_AA)
