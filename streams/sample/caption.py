"""The caption says in the picture which place it is and how late, as real cameras do."""

from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from streams.sample.framecode import Picture
from streams.sample.places import Place

_HANGUL_FONTS = ("NotoSansCJK-Bold.ttc", "NotoSansCJK-Regular.ttc", "NanumGothicBold.ttf",
                 "NanumGothic.ttf")  # fmt: skip
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_KOREAN_IN_NOTO = 1
_STARTS_AT = 8 * 3600 + 30 * 60


class Caption:
    """A place's name at the lower left and a running clock at the upper right."""

    def __init__(self, place: Place, width: int, height: int) -> None:
        """Letter the plates; where no Korean font is installed the name is in English only."""
        size = max(9, round(height / 21))
        path = _hangul_font()
        parts = [(place.ko, size)] if path else []
        parts.append((place.en, round(size * 0.72)))
        self._plate = _plate(parts, path)
        self._digits = {sign: _plate([(sign, round(size * 0.72))], path) for sign in "0123456789:"}
        self._margin = max(3, round(height / 45))

    def draw(self, picture: Picture, t: float) -> None:
        """Put name and clock on a picture; the clock counts `t` seconds on from 08:30."""
        height, width = picture.shape[:2]
        _blend(picture, self._plate, self._margin, height - self._margin - self._plate.shape[0])
        seconds = _STARTS_AT + int(t)
        text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        widths = [self._digits[sign].shape[1] for sign in text]
        at = width - self._margin - sum(widths)
        for sign, step in zip(text, widths, strict=True):
            _blend(picture, self._digits[sign], at, self._margin)
            at += step


@cache
def _hangul_font() -> Path | None:
    for name in _HANGUL_FONTS:
        for folder in _FONT_FOLDERS:
            found = next(Path(folder).expanduser().rglob(name), None)
            if found is not None:
                return found
    return None


def _plate(parts: list[tuple[str, int]], path: Path | None) -> Picture:
    """Letter white text with a soft dark edge; return it as BGRA of shape (height, width, 4)."""
    pieces = [(text, _font(path, size), size) for text, size in parts]
    gap = parts[0][1] // 3 if len(parts) > 1 else 0
    high = max(size for _, _, size in pieces) * 4 // 3
    wide = sum(int(font.getlength(text)) + gap for text, font, _ in pieces) + 2
    image = Image.new("RGBA", (max(2, wide), high), (16, 16, 18, 0))
    pen = ImageDraw.Draw(image)
    x = 1
    for text, font, size in pieces:
        edge = max(1, size // 12)
        pen.text(
            (x, high * 0.76), text, (246, 246, 244, 255), font, "ls", stroke_width=edge,
            stroke_fill=(16, 16, 18, 190),
        )  # fmt: skip
        x += int(font.getlength(text)) + gap
    return np.asarray(image)[..., [2, 1, 0, 3]]


def _font(path: Path | None, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    if path is None:
        return ImageFont.load_default(size)
    index = _KOREAN_IN_NOTO if path.suffix == ".ttc" else 0
    return ImageFont.truetype(str(path), size, index=index)


def _blend(picture: Picture, plate: Picture, x: int, y: int) -> None:
    part = picture[max(0, y) : y + plate.shape[0], max(0, x) : x + plate.shape[1]]
    cut = plate[: part.shape[0], : part.shape[1]].astype(np.uint16)
    alpha = cut[..., 3:]
    part[:] = ((part * (255 - alpha) + cut[..., :3] * alpha) // 255).astype(np.uint8)
