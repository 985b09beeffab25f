"""A sheet on which a wall is drawn in millimetres, and that knows how to write on it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageDraw, UnidentifiedImageError

from layouts.geometry import Rect
from layouts.letters import LINE, Letters
from layouts.pdfpage import PageError, page_picture

Colour = tuple[int, int, int]

PAPER: Colour = (11, 13, 16)
INK: Colour = (232, 238, 243)
FAINT: Colour = (134, 148, 160)

_SMALLEST = 9
"""The smallest letters that can be read, in px."""


class Drawing:
    """A sheet of px onto which a part of the wall in mm is drawn, in the middle and undistorted.

    Attributes:
        image: What was drawn so far.

    Args:
        size: Width and height of the sheet in px.
        wall: What is drawn of the wall, in mm.
        room: Where on the sheet, in px.
        letters: What it is written with.
    """

    def __init__(self, size: tuple[int, int], wall: Rect, room: Rect, letters: Letters) -> None:
        """Begin with an empty sheet."""
        self.image = Image.new("RGB", size, PAPER)
        self.letters = letters
        self._wall = wall
        self._sheet = room.fitted(wall.width / wall.height)
        self._pen = ImageDraw.Draw(self.image)

    def on_sheet(self, place: Rect) -> Rect:
        """Return where on the sheet, in px, `place` in mm lies."""
        return place.within(self._wall).into(self._sheet)

    def fill(self, place: Rect, colour: Colour | None, edge: Colour | None = None) -> None:
        """Fill a place, in px, and draw its edge; None leaves either as it is."""
        self._pen.rectangle(_inside(place), colour, edge, width=2)

    def plate(self, place: Rect, text: str, size: float, keep_clear: Iterable[Rect]) -> None:
        """Write one line on a dark plate in an upper corner of a place, in px.

        Args:
            place: The place.
            text: The line.
            size: The height of its letters.
            keep_clear: What it shall not cover, if the other corner serves.
        """
        px = round(size)
        short = self.letters.shortened(text, px, place.width - size * 1.2)
        if px < _SMALLEST or not short:
            return
        wide, high = self.letters.font(px).getlength(short) + size * 1.2, size * LINE * 1.3
        left = Rect(place.x, place.y, wide, high)
        right = Rect(place.right - wide, place.y, wide, high)
        covers = any(left.overlaps(rect) for rect in keep_clear)
        plate = right if covers else left
        self.fill(plate, PAPER)
        self.write(plate.grown(-size * 0.6, -size * 0.25, 0, 0), short, size, FAINT)

    def write(self, place: Rect, text: str, size: float, colour: Colour = INK) -> bool:
        """Write one line at the top of a place, in px; return whether it could be read."""
        px = round(size)
        short = self.letters.shortened(text, px, place.width) if px >= _SMALLEST else ""
        if not short:
            return False
        self._pen.text((place.x, place.y), short, colour, self.letters.font(px))
        return True

    def fit(self, place: Rect, lines: list[str], colour: Colour = INK) -> None:
        """Write lines as large as they fit into a place, in px, in its middle."""
        size = self.letters.largest(lines, place.width * 0.9, place.height * 0.9)
        font = self.letters.font(size)
        top = place.y + (place.height - len(lines) * size * LINE) / 2
        for number, line in enumerate(lines):
            x = place.x + (place.width - font.getlength(line)) / 2
            self._pen.text((x, top + number * size * LINE), line, colour, font)

    def paste(self, place: Rect, file: Path) -> bool:
        """Put an image into a place, in px, whole; return whether it could be read."""
        try:
            with Image.open(file) as opened:
                picture = opened.convert("RGBA")
        except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
            return False
        self._paste(place, picture)
        return True

    def paste_page(self, place: Rect, file: Path, page: int) -> bool:
        """Put a page of a PDF document into a place, in px; return whether it could be read."""
        try:
            picture = page_picture(file, page, max(1, int(place.width)), max(1, int(place.height)))
        except PageError:
            return False
        self._paste(place, picture.convert("RGBA"))
        return True

    def _paste(self, place: Rect, picture: Image.Image) -> None:
        room = place.fitted(picture.width / picture.height)
        left, top, right, bottom = _corners(room)
        picture = picture.resize((max(1, right - left), max(1, bottom - top)))
        self.image.paste(picture, (left, top), picture)

    def lay(self, place: Rect, picture: Image.Image) -> None:
        """Put a picture of the same size onto a place, in px."""
        self.image.paste(picture, (round(place.x), round(place.y)))

    def shade(self, bright: Iterable[Rect], strength: float) -> None:
        """Darken everything but the places `bright`, in px, by `strength`, 0 to 1."""
        mask = Image.new("L", self.image.size, round(strength * 255))
        pen = ImageDraw.Draw(mask)
        for place in bright:
            pen.rectangle(_inside(place), 0)
        self.image.paste(Image.new("RGB", self.image.size, PAPER), (0, 0), mask)


def _inside(place: Rect) -> tuple[int, int, int, int]:
    """Return the first and the last column and row of px that are within `place`."""
    left, top, right, bottom = _corners(place)
    return left, top, max(right - 1, left), max(bottom - 1, top)


def _corners(place: Rect) -> tuple[int, int, int, int]:
    return round(place.x), round(place.y), round(place.right), round(place.bottom)
