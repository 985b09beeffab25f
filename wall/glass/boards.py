"""Keeps the boards of one window in step with the stage: painted at rest, moved with the canvas."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickWindow, QSGTexture

from layouts.map import Map
from layouts.pane import Clock, Feed, Image, Pdf, Text, Web
from wall.glass.board import Board
from wall.glass.boardpaint import (
    clock_board,
    image_board,
    missing_board,
    note_board,
    text_board,
    waiting_board,
)
from wall.glass.boardwords import date_of, moment_of, say, time_of
from wall.glass.feedpage import FeedPage
from wall.glass.feedpaint import feed_board
from wall.glass.imagefiles import ImageFiles
from wall.glass.laying import AHEAD, Projection
from wall.glass.map.citymap import CityMap
from wall.glass.map.mappaint import SLOTS, Hung, MapPaint
from wall.glass.nofeeds import NoFeeds
from wall.glass.painter import Images
from wall.glass.palette import COLOURS
from wall.glass.runs import Box
from wall.glass.stage import Stage
from wall.glass.textures import let_go
from wall.glass.theme import SCALE
from wall.glass.webpage.pages import LOADING, Seen, WebPages, shape_of
from wall.glass.webpage.webpaint import web_board

LONGEST = 2560
"""A board's image has no side longer than this (px), however far one zooms in."""
LEAST = 8
"""Smaller boards (px) are not drawn."""
GAP = 2.0
"""Room beside a board, as tiles have; px at 1080 lines."""


def present() -> datetime:
    """Now, with its zone."""
    return datetime.now(UTC)


@dataclass
class _Hung:
    """A board in the scene graph: its place now, what is painted, and at what size."""

    board: Board
    box: Box
    pool: Images
    number: int
    size: tuple[int, int]
    key: Hashable = None

    @property
    def node(self) -> tuple[int, int]:
        """Names its node."""
        return id(self.pool), self.number


class Boards:
    """The boards of one window.

    Args:
        window: Makes the textures.
        under: Nodes that lie under the tiles.
        over: Nodes that lie on them.
        clock: Tells the time.
    """

    def __init__(
        self,
        window: QQuickWindow,
        under: Images,
        over: Images,
        clock: Callable[[], datetime] = present,
    ) -> None:
        """No board is there yet."""
        self._window = window
        self._under, self._over = under, over
        self._clock = clock
        self._language = "ko"
        self._unit = 1.0
        self._page: Callable[[str, str], FeedPage] = NoFeeds().page
        self._pages: WebPages | None = None
        self._hung: list[_Hung] = []
        self._textures: dict[tuple[int, int], QSGTexture] = {}
        """That of each node: freed when the node has another, for Qt may look at it until then."""
        self._files = ImageFiles()
        self._maps: dict[tuple[int, int], MapPaint] = {}
        """By the first node of each."""

    def lay(
        self,
        stage: Stage,
        projection: Projection,
        room: tuple[float, float],
        *,
        unit: float,
        gap: float,
        resting: bool,
    ) -> None:
        """Show these boards here.

        Args:
            stage: All that stand on the canvas.
            projection: How canvas units become pixels.
            room: Width and height of the window, px; boards beyond its edges are not drawn.
            unit: Pixels of one line of 1080.
            gap: Room beside a board, px.
            resting: Whether the canvas rests: boards are painted at their size then, and else
                only moved.
        """
        self._language, self._unit = stage.language, unit * SCALE.now
        self._page, self._pages = stage.feeds.page, stage.pages
        boards = stage.arrangement.boards
        beyond = 0.0 if resting else AHEAD
        before = {hung.node: hung for hung in self._hung}
        maps, self._maps = self._maps, {}
        counts = {id(self._under): 0, id(self._over): 0}
        self._hung = []
        for board in boards:
            box = _place(board, projection, gap)
            if min(box[2:]) < LEAST or not _in_sight(box, room, beyond):
                continue
            pool = self._under if board.under else self._over
            if isinstance(board.content, Map):
                place = Hung(pool, counts[id(pool)], box, unit)
                counts[id(pool)] += SLOTS
                map_ = stage.maps.of(board.content, board.box[2] / board.box[3])
                self._hang_map(map_, place, stage, maps, resting=resting)
                continue
            hung = _Hung(board, box, pool, counts[id(pool)], _size(box))
            counts[id(pool)] += 1
            self._hung.append(hung)
            self._hang(hung, before.get(hung.node), resting=resting)
        self._under.keep(counts[id(self._under)])
        self._over.keep(counts[id(self._over)])
        self._files.keep({b.content for b in boards if isinstance(b.content, Image | Pdf)})
        stage.pages.keep(
            self, {shape_of(b.content, _aspect(b)) for b in boards if isinstance(b.content, Web)}
        )

    def _hang(self, hung: _Hung, known: _Hung | None, *, resting: bool) -> None:
        """Put a board into its place; it is painted only if the image that is there is another."""
        same = known is not None and known.board.content == hung.board.content
        if known is None or not same or (resting and known.size != hung.size):
            self._paint(hung)
            return
        hung.size, hung.key = known.size, known.key
        hung.pool.put(hung.number, self._textures[hung.node], hung.box, None)
        if self._key(hung) != hung.key:
            self._paint(hung)

    def _hang_map(
        self,
        map_: CityMap,
        place: Hung,
        stage: Stage,
        known: dict[tuple[int, int], MapPaint],
        *,
        resting: bool,
    ) -> None:
        """Put a map into its place; what is painted of it is kept where it hung there before."""
        node = id(place.pool), place.number
        there = known.get(node)
        paint = there if there is not None and there.map_ is map_ else None
        self._maps[node] = paint or MapPaint(self._window, map_)
        self._maps[node].hang(place, stage, resting=resting)

    def due(self, stage: Stage) -> bool:
        """Whether a board has something else to show than is painted."""
        if any(paint.due(stage) for paint in self._maps.values()):
            return True
        return any(self._key(hung) != hung.key for hung in self._hung if _changes(hung.board))

    def renew(self, stage: Stage) -> None:
        """Paint what has something else to show."""
        for paint in self._maps.values():
            paint.renew(stage)
        for hung in self._hung:
            if _changes(hung.board) and self._key(hung) != hung.key:
                self._paint(hung)

    def _paint(self, hung: _Hung) -> None:
        hung.key = self._key(hung)
        texture = self._window.createTextureFromImage(self._image(hung))
        hung.pool.put(hung.number, texture, hung.box, None)
        old = self._textures.pop(hung.node, None)
        self._textures[hung.node] = texture
        if old is not None:
            let_go(old)

    def _key(self, hung: _Hung) -> Hashable:
        """What a board shows now: whatever differs is painted anew."""
        content = hung.board.content
        if isinstance(content, Clock):
            return *self._time(content), COLOURS.now
        if isinstance(content, Image | Pdf):
            return self._files.version(content), COLOURS.now
        if isinstance(content, Web):
            seen = self._seen(hung.board, content)
            return seen.state, seen.version, COLOURS.now, self._language
        if isinstance(content, Feed):
            return self._page(content.id, self._language), COLOURS.now, self._unit
        return COLOURS.now

    def _time(self, clock: Clock) -> tuple[str, str]:
        moment = moment_of(clock, self._clock())
        return time_of(clock, moment), date_of(clock, moment, self._language)

    def _seen(self, board: Board, web: Web) -> Seen:
        return self._pages.seen(web, _aspect(board)) if self._pages is not None else LOADING

    def _image(self, hung: _Hung) -> QImage:
        content, (width, height) = hung.board.content, hung.size
        if isinstance(content, Clock):
            return clock_board(width, height, *self._time(content))
        if isinstance(content, Web):
            seen = self._seen(hung.board, content)
            return web_board(width, height, seen, content.host, self._language, self._unit)
        if isinstance(content, Feed):
            page = self._page(content.id, self._language)
            return feed_board(width, height, page, self._unit)
        if isinstance(content, Text):
            return text_board(width, height, content.said(self._language))
        if isinstance(content, Image | Pdf):
            picture = self._files.image(content)
            if picture is None:
                return waiting_board(width, height)
            if picture.isNull():
                return missing_board(width, height, content.file, self._language)
            return image_board(width, height, picture)
        return note_board(width, height, say(self._language, "nobody"))


def _changes(board: Board) -> bool:
    return isinstance(board.content, Clock | Image | Pdf | Feed | Web)


def _aspect(board: Board) -> float:
    """Width over height of a board."""
    return board.box[2] / board.box[3]


def _place(board: Board, projection: Projection, gap: float) -> Box:
    x, y, width, height = projection.boxes(np.array([board.box], float))[0].tolist()
    left, top = round(x), round(y)
    wide, high = round(x + width - gap) - left, round(y + height - gap) - top
    return float(left), float(top), float(wide), float(high)


def _in_sight(box: Box, room: tuple[float, float], beyond: float) -> bool:
    """Whether a board is within the window, or beside it by so much of the window's size."""
    x, y, width, height = box
    across, down = room[0] * beyond, room[1] * beyond
    wide = -across < x + width and x < room[0] + across
    return wide and -down < y + height and y < room[1] + down


def _size(box: Box) -> tuple[int, int]:
    """The size of a board's image in whole pixels."""
    shrink = min(LONGEST / max(box[2:]), 1.0)
    return max(round(box[2] * shrink), 1), max(round(box[3] * shrink), 1)
