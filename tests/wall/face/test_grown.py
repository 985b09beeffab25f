"""A tile that was zoomed in until it is as large as a spotlight is guarded like one."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from streams.floor.truth import Tier
from tests.wall.face.test_guard import ASKED, OPEN, PEOPLE, Guarded, OpenGuarded, guarded
from wall.face.panorama import pixels_of
from wall.face.port import WallPort
from wall.glass.mosaic import MosaicItem
from wall.glass.view import View, framed
from wall.trust.account import line
from wall.trust.command import AMONG
from wall.trust.ledger import read, reading

__all__ = ["guarded"]
HAND = object()


def mosaic(it: Guarded) -> MosaicItem:
    """The tiles of the main window."""
    item = it.wall.find("mosaic")
    assert isinstance(item, MosaicItem)
    return item


def sharp(it: Guarded) -> bool:
    """Whether its fine lines can be made out."""
    it.wall.settle()
    item = mosaic(it)
    box = item.tile_of(ASKED)
    assert box is not None
    corner = item.mapToScene(QPointF(max(box[0], 0), max(box[1], 0))).toPoint()
    pixels = pixels_of(it.wall.window.grabWindow())
    part = pixels[corner.y() + 12 : corner.y() + 40, corner.x() + 12 : corner.x() + 120, 0]
    return int(np.ptp(part)) > 100


def lined(it: Guarded) -> None:
    """The camera shows fine lines."""
    lines = np.zeros((54, 96, 4), np.uint8)
    lines[..., 3] = 255
    lines[:, ::2, :3] = 255
    it.wall.city.frames.write_still(ASKED, lines, time.monotonic(), Tier.STILL)
    it.wall.city.look()


def pinch(it: Guarded, channel: int, *, let_go: bool = True) -> None:
    """Two fingers bring a tile so close that it fills the glass."""
    stage = it.wall.face.stage_
    cell = stage.arrangement.cell_of(channel)
    assert cell is not None
    goal = framed(cell, stage.limits)
    x = goal.x / (1 - goal.scale)
    y = goal.y / (1 - goal.scale)
    assert stage.grab(HAND)
    for _ in range(8):
        stage.zoom(x, y, goal.scale ** (1 / 8), HAND)
        it.wall.settle()
    if let_go:
        stage.release(holder=HAND)
        it.wall.bot.waitUntil(lambda: not stage.moving)
        it.wall.settle()


def pinch_out(it: Guarded) -> None:
    """And back to the whole city."""
    stage = it.wall.face.stage_
    stage.show(View())
    it.wall.settle()


def test_a_pinch_veils_the_tile_before_it_is_large_and_asks_once_it_rests(
    guarded: OpenGuarded,
) -> None:
    it = guarded(None)
    lined(it)
    assert sharp(it), "small, it may be seen"
    pinch(it, ASKED, let_go=False)
    assert not sharp(it)
    assert it.question == "", "nobody is asked in the middle of a movement"
    it.wall.face.stage_.release(holder=HAND)
    it.wall.bot.waitUntil(lambda: not it.wall.face.stage_.moving)
    it.wall.settle()
    assert it.question.startswith("'Jongno 3-ga' may be enlarged only for a purpose.")
    assert not sharp(it)


def test_a_purpose_lifts_the_veil_where_the_tile_is_and_holds_while_it_is_large(
    guarded: OpenGuarded,
) -> None:
    it = guarded(None)
    lined(it)
    pinch(it, ASKED)
    it.wall.press("purpose_1")
    assert sharp(it)
    assert it.lit() is None, "it is seen in its tile, not in a spotlight"
    pinch_out(it)
    assert sharp(it)
    pinch(it, ASKED)
    assert not sharp(it), "a purpose holds for one look"
    told = [(e.event, e.object, e.reason) for e in it.entries()[3:]]
    assert told == [("spotlight", "seoul-0002", "Fire or rescue"), ("spotlight", "", "")]


def test_a_question_that_is_put_away_leaves_the_veil_and_is_not_put_again(
    guarded: OpenGuarded,
) -> None:
    it = guarded(None)
    lined(it)
    pinch(it, ASKED)
    it.wall.press("dismissQuestion")
    it.wall.second()
    assert it.question == ""
    assert not sharp(it)
    it.wall.face.spotlight(ASKED)
    it.wall.settle()
    assert it.question != "", "a touch on it asks again"
    pinch_out(it)
    assert sharp(it)


def test_a_question_goes_with_what_it_was_about(guarded: OpenGuarded) -> None:
    it = guarded(None)
    pinch(it, ASKED)
    assert it.question != ""
    pinch_out(it)
    assert it.question == ""


def test_other_channels_are_zoomed_in_unasked(guarded: OpenGuarded) -> None:
    it = guarded(None)
    pinch(it, OPEN)
    assert it.question == ""
    assert not it.wall.face.stage_.shade.veils.any()


def test_visitors_are_told_and_it_is_recorded_once(guarded: OpenGuarded) -> None:
    it = guarded()
    lined(it)
    pinch(it, ASKED)
    assert it.question.endswith("Sign in as an operator to tell it.")
    assert not sharp(it)
    it.wall.second()
    denied = [e for e in it.entries() if e.event == "denied"]
    assert [e.object for e in denied] == ["seoul-0002"]


def test_who_signs_out_leaves_no_purpose_behind(guarded: OpenGuarded) -> None:
    it = guarded()
    lined(it)
    it.sign_in()
    it.wall.bot.waitUntil(lambda: not it.wall.face.guard_.property("guest"))
    pinch(it, ASKED)
    it.wall.press("purpose_1")
    assert sharp(it)
    it.wall.press("doorButton")
    assert not sharp(it)
    assert PEOPLE.all[0].name in [e.who for e in it.entries() if e.event == "spotlight"]


@pytest.mark.parametrize(("language", "word"), [("ko", "목적을"), ("en", "purpose")])
def test_the_tile_says_what_it_wants(guarded: OpenGuarded, language: str, word: str) -> None:
    it = guarded(None, language)
    assert all(words for words in it.wall.face.stage_.veil_words.values())
    assert word in list(it.wall.face.stage_.veil_words.values())[-1]


def wide(it: Guarded) -> None:
    """Make the window as wide as two displays: it has two bays then."""
    it.wall.window.resize(1600, 500)
    it.wall.bot.waitUntil(lambda: len(mosaic(it).bays) == 2)
    it.wall.settle()


def test_two_spotlights_are_both_guarded_and_both_recorded(guarded: OpenGuarded) -> None:
    it = guarded()
    wide(it)
    it.sign_in()
    it.wall.bot.waitUntil(lambda: not it.wall.face.guard_.property("guest"))
    stage, item = it.wall.face.stage_, mosaic(it)
    stage.light(1, item, 0)
    stage.light(OPEN, item, 1)
    port = WallPort(it.wall.face, it.wall.windows.all, it.witness)
    assert port.shown()["spotlights"] == ["seoul-0001", "seoul-0003"]
    assert port.shown()["spotlight"] == "seoul-0003"
    it.wall.press("doorButton")
    assert stage.spotlights.channels == (OPEN,), "the private one is not for visitors"
    told = [e.object for e in it.entries() if e.event == "spotlight"]
    assert told == ["seoul-0001", "seoul-0001, seoul-0003", "seoul-0003"]


def test_the_log_of_one_channel_has_what_it_shared_with_others(guarded: OpenGuarded) -> None:
    it = guarded(None)
    wide(it)
    stage, item = it.wall.face.stage_, mosaic(it)
    it.wall.face.guard_.grant(ASKED, "화재")
    stage.light(ASKED, item, 0)
    stage.light(OPEN, item, 1)
    entries = it.entries()
    assert [(e.object, e.reason) for e in entries[-2:]] == [
        ("seoul-0002", "화재"),
        ("seoul-0002, seoul-0003", "seoul-0002: 화재"),
    ]
    assert line(entries[-1], entries[-1].moment)
    with reading(it.log) as database:
        found = list(read(database, f"WHERE {AMONG} ORDER BY sequence", ("seoul-0003",)))
    assert [entry.object for entry in found] == ["seoul-0002, seoul-0003"]
