"""A feed's tile on real glass: asked in a thread, painted anew when it changes, never dark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from layouts.pane import Feed
from streams.sample.services.mishap import Mishap
from tests.fakes.sampled import sampled
from tests.wall.glass.conftest import Glass, MakeGlass
from wall.feeds.bridge import FeedPaths, bulletin
from wall.glass.arrangement import Arrangement
from wall.glass.board import Board
from wall.glass.boardpaint import board_font
from wall.glass.feedpage import Bulletin, FeedPage, FeedRow, Tone
from wall.glass.feedpaint import feed_board, wrapped
from wall.glass.nofeeds import NoFeeds
from wall.glass.palette import COLOURS

pytestmark = pytest.mark.usefixtures("qapp")

RIGHT = (480.0, 0.0, 480.0, 540.0)
SYSTEM = "gbfs.json"


def glass_with(make_glass: MakeGlass, feeds: Bulletin, feed: str) -> Glass:
    """Channel 0 on the left, a feed on the right."""
    glass = make_glass(1, language="en")
    glass.stage.feeds = feeds
    cells = np.array([[0.0, 0.0, 480.0, 540.0]])
    boards = (Board(Feed(feed), RIGHT),)
    glass.stage.arrange(Arrangement(np.arange(1), cells, 960, 540, boards))
    glass.settle()
    return glass


def has(image: QImage, tone: Tone, left: int = 0) -> bool:
    """Whether the colour of a tone stands in what is right of a column."""
    colour = str(getattr(COLOURS, tone.colour))
    return any(
        image.pixelColor(x, y).name() == colour
        for y in range(60)
        for x in range(left, image.width())
    )


def test_a_feed_stands_on_the_glass_from_no_data_to_fresh(
    make_glass: MakeGlass, tmp_path: Path
) -> None:
    with sampled(tmp_path, lambda: datetime.now(UTC)) as city:
        city.fault(SYSTEM, Mishap.ERROR)
        paths = FeedPaths(city.feeds, city.keys, tmp_path / "feeds.sqlite")
        with bulletin(paths) as feeds:
            glass = glass_with(make_glass, feeds, "bicycles")
            glass.bot.waitUntil(lambda: has(glass.image(), Tone.BAD, 480), timeout=20_000)
            assert glass.colour_of(0) == glass.city.colour(0), "the camera beside it is there"
            glass.bot.waitUntil(lambda: "500" in feeds.page("bicycles", "en").why, timeout=20_000)
            city.mend(SYSTEM)
            glass.bot.waitUntil(lambda: has(glass.image(), Tone.GOOD, 480), timeout=40_000)
            assert feeds.page("bicycles", "en").rows
    with bulletin(paths) as again:
        assert again.page("bicycles", "en").rows, "what was kept is there at once"


def test_a_wall_without_feeds_says_so(make_glass: MakeGlass) -> None:
    glass = glass_with(make_glass, NoFeeds(), "bicycles")
    assert has(glass.image(), Tone.BAD, 480)
    assert NoFeeds().page("bicycles", "ko").why == "아직 연결된 자료원이 없습니다"


class Told:
    """A bulletin that says what it is told to."""

    def __init__(self, pages: Iterator[FeedPage]) -> None:
        self._pages = pages
        self.said = next(pages)

    def turn(self) -> None:
        self.said = next(self._pages)

    def page(self, feed: str, language: str) -> FeedPage:
        return self.said


def test_what_a_feed_says_anew_is_painted_anew(make_glass: MakeGlass) -> None:
    tones = (Tone.GOOD, Tone.POOR, Tone.BAD)
    told = Told(FeedPage("Trains", tone, "now", rows=(FeedRow("train"),)) for tone in tones)
    glass = glass_with(make_glass, told, "trains")
    assert has(glass.image(), Tone.GOOD, 480)
    told.turn()
    glass.bot.waitUntil(lambda: has(glass.image(), Tone.POOR, 480), timeout=20_000)
    assert not has(glass.image(), Tone.GOOD, 480)


@pytest.mark.parametrize("size", [(1, 1), (24, 300), (300, 24), (160, 90), (1920, 1080)])
def test_no_size_is_too_small_for_a_feed(size: tuple[int, int]) -> None:
    rows = tuple(FeedRow(f"Station {n}", "3 min", "Line 2", "express") for n in range(30))
    page = FeedPage("Trains", Tone.POOR, "stale since 08:30", "no answer", rows, 30, "{n} more")
    image = feed_board(*size, page)
    assert (image.width(), image.height()) == size


def test_long_words_break_into_lines_and_end_in_an_ellipsis() -> None:
    words = "[마포구] 양화로 상수도 공사로 2개 차로를 통제합니다. 우회하여 주시기 바랍니다."
    font = board_font(20)
    assert len(wrapped(words, font, 5000, 4)) == 1
    lines = wrapped(words, font, 240, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
