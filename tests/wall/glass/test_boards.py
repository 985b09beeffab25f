"""Texts, clocks and images on the glass: legible, in their place, and told where they are not."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PilImage
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage

from layouts.pane import Clock, Image, Pdf, Text
from tests.wall.city import Colour, colour_at
from tests.wall.glass.conftest import Glass, MakeGlass
from wall.glass.arrangement import Arrangement
from wall.glass.board import Board, Content, Nobody
from wall.glass.boardpaint import clock_board, note_board, text_board
from wall.glass.boardwords import date_of, moment_of, time_of

pytestmark = pytest.mark.usefixtures("qapp")

RIGHT = (480.0, 0.0, 480.0, 540.0)
MOMENT = datetime(2026, 11, 21, 15, 5, 9, tzinfo=UTC)
BLUE = (20, 60, 220)


def glass_with(make_glass: MakeGlass, content: Content, language: str = "en") -> Glass:
    """Channel 0 on the left, a board on the right."""
    glass = make_glass(1, language=language)
    cells = np.array([[0.0, 0.0, 480.0, 540.0]])
    glass.stage.arrange(Arrangement(np.arange(1), cells, 960, 540, (Board(content, RIGHT),)))
    glass.settle()
    return glass


def ink(image: QImage) -> tuple[int, int, int, int]:
    """The rectangle around all light pixels: left, top, right, bottom."""
    light = [
        (x, y)
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
        if image.pixelColor(x, y).lightness() > 120
    ]
    across, down = [x for x, _ in light], [y for _, y in light]
    return min(across), min(down), max(across), max(down)


def brightest(glass: Glass) -> int:
    """The lightness of the lightest pixel of the board."""
    image = glass.image()
    return max(
        image.pixelColor(x, y).lightness() for x in range(490, 950, 3) for y in range(10, 530, 3)
    )


def middle(glass: Glass) -> Colour:
    return colour_at(glass.image(), QPoint(720, 270))


@pytest.mark.parametrize("words", ["상황실", "Control room", "서울특별시\n재난안전대책본부"])
def test_words_are_as_large_as_their_place_allows_and_within_it(words: str) -> None:
    left, top, right, bottom = ink(text_board(480, 270, words))
    assert left > 0
    assert top > 0
    assert right < 480
    assert bottom < 270
    assert (right - left) > 0.75 * 480 or (bottom - top) > 0.5 * 270


def test_the_time_does_not_move_while_it_passes() -> None:
    images = [clock_board(480, 270, time, "") for time in ("11:11:11", "20:08:58")]
    heights = [ink(image)[3] - ink(image)[1] for image in images]
    assert abs(heights[0] - heights[1]) <= 2
    for image in images:
        left, _, right, _ = ink(image)
        assert abs((left + right) / 2 - 240) < 12


def test_a_clock_says_the_time_of_its_zone() -> None:
    seoul = Clock("Asia/Seoul", seconds=True, date=True)
    moment = moment_of(seoul, MOMENT)
    assert time_of(seoul, moment) == "00:05:09"
    assert date_of(seoul, moment, "ko") == "2026년 11월 22일 일요일"
    assert date_of(seoul, moment, "en") == "Sunday, 22 November 2026"
    assert time_of(Clock(), moment) == "00:05"
    assert date_of(Clock(), moment, "en") == ""


def test_a_clock_on_the_glass_ticks(make_glass: MakeGlass) -> None:
    glass = glass_with(make_glass, Clock(seconds=True))
    before = glass.image()
    glass.bot.waitUntil(lambda: glass.image() != before)


def test_a_text_stands_on_the_glass_beside_the_tiles(make_glass: MakeGlass) -> None:
    glass = glass_with(make_glass, Text({"ko": "상황실", "en": "Control room"}))
    assert brightest(glass) > 200
    assert glass.colour_of(0) == glass.city.colour(0)


def test_an_image_is_shown_whole(make_glass: MakeGlass, tmp_path: Path) -> None:
    picture = QImage(200, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor(*BLUE))
    picture.save(str(tmp_path / "emblem.png"))
    glass = glass_with(make_glass, Image(tmp_path / "emblem.png"))
    glass.bot.waitUntil(lambda: middle(glass) == BLUE)
    assert colour_at(glass.image(), QPoint(720, 60)) == (10, 13, 17), "nothing is beside it"


def test_a_page_of_a_document_is_shown_whole(make_glass: MakeGlass, tmp_path: Path) -> None:
    pages = [PilImage.new("RGB", (200, 100), colour) for colour in ("white", BLUE)]
    pages[0].save(tmp_path / "plan.pdf", save_all=True, append_images=pages[1:])
    glass = glass_with(make_glass, Pdf(tmp_path / "plan.pdf", 2))
    glass.bot.waitUntil(lambda: np.abs(np.subtract(middle(glass), BLUE)).max() < 12)
    assert colour_at(glass.image(), QPoint(720, 60)) == (10, 13, 17), "nothing is beside it"


def shows(glass: Glass, colour: Colour) -> bool:
    """Whether the middle of the board has a colour."""
    return middle(glass) == colour


def test_a_file_that_is_saved_anew_is_shown_anew(make_glass: MakeGlass, tmp_path: Path) -> None:
    glass = glass_with(make_glass, Image(tmp_path / "plan.png"))
    for colour in (BLUE, (200, 10, 10)):
        picture = QImage(200, 100, QImage.Format.Format_RGB32)
        picture.fill(QColor(*colour))
        picture.save(str(tmp_path / "plan.png"))
        glass.bot.waitUntil(partial(shows, glass, colour), timeout=15_000)


@pytest.mark.parametrize("made", [False, True])
def test_an_image_that_cannot_be_shown_says_so(
    make_glass: MakeGlass, tmp_path: Path, made: bool
) -> None:
    file = tmp_path / "emblem.png"
    if made:
        file.write_bytes(b"no image")
    glass = glass_with(make_glass, Image(file))
    glass.bot.waitUntil(lambda: brightest(glass) > 120)


def test_a_place_for_nobody_says_so(make_glass: MakeGlass) -> None:
    assert brightest(glass_with(make_glass, Nobody(), "ko")) > 120
    assert ink(note_board(300, 100, "No channel fits this place", "a" * 200))[2] < 300


def test_boards_move_with_the_canvas(make_glass: MakeGlass, tmp_path: Path) -> None:
    picture = QImage(480, 540, QImage.Format.Format_RGB32)
    picture.fill(QColor(*BLUE))
    picture.save(str(tmp_path / "plan.png"))
    glass = glass_with(make_glass, Image(tmp_path / "plan.png"))
    glass.bot.waitUntil(lambda: middle(glass) == BLUE)
    assert colour_at(glass.image(), QPoint(200, 270)) == glass.city.colour(0)
    glass.stage.grab()
    glass.stage.zoom(960, 270, 2.0)
    glass.settle()
    assert colour_at(glass.image(), QPoint(200, 270)) == BLUE
    glass.stage.release()
    glass.bot.waitUntil(lambda: not glass.stage.moving)
    glass.settle()
    assert colour_at(glass.image(), QPoint(200, 270)) == BLUE


def test_a_tile_may_lie_on_a_board_and_a_board_on_a_tile(
    make_glass: MakeGlass, tmp_path: Path
) -> None:
    picture = QImage(96, 54, QImage.Format.Format_RGB32)
    picture.fill(QColor(*BLUE))
    picture.save(str(tmp_path / "plan.png"))
    glass = make_glass(1)
    cells = np.array([[240.0, 135.0, 480.0, 270.0]])
    below = Board(Image(tmp_path / "plan.png"), (0.0, 0.0, 960.0, 540.0), under=True)
    above = Board(Image(tmp_path / "plan.png"), (270.0, 150.0, 96.0, 54.0))
    glass.stage.arrange(Arrangement(np.arange(1), cells, 960, 540, (below, above)))
    places = [QPoint(60, 270), QPoint(480, 270), QPoint(318, 176)]
    wanted = [BLUE, glass.city.colour(0), BLUE]
    glass.bot.waitUntil(lambda: [colour_at(glass.image(), place) for place in places] == wanted)
