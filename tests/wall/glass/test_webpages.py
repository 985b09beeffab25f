"""Web pages on the glass: drawn aside, as pictures, and told where they are not of now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QImage

from layouts.pane import Web
from tests.wall.city import colour_at
from tests.wall.glass.conftest import Glass, MakeGlass
from wall.glass.arrangement import Arrangement
from wall.glass.board import Board
from wall.glass.palette import COLOURS
from wall.glass.webpage.hosts import allowed
from wall.glass.webpage.pages import ABSENT, LOADING, PageState, WebPages, shape_of
from wall.glass.webpage.webpaint import web_board

pytestmark = pytest.mark.usefixtures("qapp")

RIGHT = (480.0, 0.0, 480.0, 540.0)
MIDDLE, BELOW = QPoint(720, 200), QPoint(500, 525)
RED = (255, 0, 0)
WAIT_MS = 30_000


def page(name: str) -> Web:
    return Web(f"https://board.example.org/{name}", ("board.example.org",), 320)


@pytest.fixture
def browsing(make_glass: MakeGlass) -> Iterator[Glass]:
    """Channel 0 on the left; pages are drawn by a browser of the tests."""
    glass = make_glass(1, language="en")
    glass.stage.pages = WebPages("tests.fakes.browser", lambda: True)
    yield glass
    glass.stage.pages.close()


def show(glass: Glass, web: Web) -> None:
    cells = np.array([[0.0, 0.0, 480.0, 540.0]])
    boards = (Board(web, RIGHT),)
    glass.stage.arrange(Arrangement(np.arange(1), cells, 960, 540, boards))
    glass.settle()


def state(glass: Glass, web: Web) -> PageState:
    return glass.stage.pages.seen(web, RIGHT[2] / RIGHT[3]).state


def test_a_page_stands_on_the_glass_as_a_picture(browsing: Glass) -> None:
    show(browsing, page("red"))
    browsing.bot.waitUntil(lambda: colour_at(browsing.image(), MIDDLE) == RED, timeout=WAIT_MS)
    assert browsing.colour_of(0) == browsing.city.colour(0), "the camera beside it is there"
    show(browsing, page("blue"))
    browsing.bot.waitUntil(
        lambda: colour_at(browsing.image(), MIDDLE) == (0, 0, 255), timeout=WAIT_MS
    )


def test_a_page_that_fails_says_so_and_its_picture_says_of_when_it_is(browsing: Glass) -> None:
    never, once = page("fails"), page("red-then-fails")
    show(browsing, never)
    browsing.bot.waitUntil(lambda: state(browsing, never) is PageState.FAILED, timeout=WAIT_MS)
    assert browsing.stage.pages.seen(never, RIGHT[2] / RIGHT[3]).image is None
    show(browsing, once)
    browsing.bot.waitUntil(lambda: state(browsing, once) is PageState.FAILED, timeout=WAIT_MS)
    browsing.settle()
    red, green, blue = colour_at(browsing.image(), MIDDLE)
    assert (green, blue) == (0, 0)
    assert 60 < red < 220, "it is dimmed"


def test_a_browser_that_ends_costs_the_wall_nothing(browsing: Glass) -> None:
    show(browsing, page("dies"))
    assert state(browsing, page("dies")) is PageState.LOADING
    show(browsing, page("red"))
    assert browsing.colour_of(0) == browsing.city.colour(0)
    browsing.stage.pages.close()
    show(browsing, replace(page("red"), width=640))
    browsing.bot.waitUntil(lambda: colour_at(browsing.image(), MIDDLE) == RED, timeout=WAIT_MS)


def test_where_there_is_no_browser_the_cell_says_so(make_glass: MakeGlass) -> None:
    glass = make_glass(1, language="en")
    glass.stage.pages = WebPages("tests.fakes.browser", lambda: False)
    show(glass, page("red"))
    assert glass.stage.pages.seen(page("red"), 1.0) is ABSENT
    quiet = COLOURS.quiet
    image = glass.image()
    assert any(image.pixelColor(x, y).name() == quiet for y in range(540) for x in range(480, 960))


@pytest.mark.parametrize("size", [(1, 1), (24, 300), (300, 24), (1920, 1080)])
def test_no_size_is_too_small_for_a_page(size: tuple[int, int]) -> None:
    shown = QImage(64, 36, QImage.Format.Format_RGB32)
    shown.fill(0)
    for seen in (ABSENT, LOADING, replace(LOADING, state=PageState.FAILED, image=shown)):
        image = web_board(*size, seen, "board.example.org", "ko")
        assert (image.width(), image.height()) == size


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://board.example.org/a?b=c", True),
        ("http://BOARD.example.org:8080/", True),
        ("data:image/png;base64,AAAA", True),
        ("https://evil.example.org/", False),
        ("https://board.example.org.evil.net/", False),
        ("https://board.example.org@evil.net/", False),
        ("file:///etc/passwd", False),
        ("ftp://board.example.org/", False),
        ("javascript:alert(1)", False),
        ("qrc:/x", False),
        ("", False),
    ],
)
def test_a_page_asks_only_whom_the_document_names(url: str, may: bool) -> None:
    assert allowed(QUrl(url), ("board.example.org",)) is may


def test_a_page_has_the_shape_of_its_place() -> None:
    assert shape_of(page("a"), 2.0)[1:] == (320, 160)
    assert shape_of(page("a"), 1000.0)[1:] == (320, 120)
    assert shape_of(page("a"), 0.0001)[1:] == (320, 3840)
