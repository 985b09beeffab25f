"""The first screen says for a while that an alert is over, and how; never while it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.page import Allclear, Language
from kiosk.pages import Brief, build
from streams.alerts.alert import Point
from streams.alerts.board import Board
from streams.alerts.cap import read_alert
from streams.alerts.heard import Heard
from streams.alerts.lifted import lifted
from streams.alerts.place import Place
from tests.fakes.cap import NOON, cap, info, moment, refer
from tests.kiosk.pages.known import KIOSK, fresh

HERE = Place(Point(37.5568, 126.9237))
NOW = NOON + timedelta(minutes=9)
CANCEL = cap("c1", kind="Cancel", sent=moment(8), references=refer("a1"))


def first(*documents: bytes, language: Language = Language.EN) -> Brief:
    heard = [Heard(read_alert(document, "t"), NOON) for document in documents]
    board = Board().hearing(*heard)
    known = replace(fresh(), alerts=board.standing(HERE, NOW), lifted=lifted(board, HERE, NOW))
    return Brief(KIOSK, known, language, NOW)


def told(brief: Brief) -> list[Allclear]:
    return [one for one in build("home", brief).blocks if isinstance(one, Allclear)]


@pytest.mark.parametrize("language", Language)
def test_a_cancel_is_told_on_the_first_screen(language: Language) -> None:
    (block,) = told(first(cap("a1"), CANCEL, language=language))
    assert "21:08" in block.says
    assert block.text in block.spoken
    assert block.vouch is not None


def test_an_end_by_itself_and_an_exercise_say_so() -> None:
    over = cap("a1", info(expires=moment(5)), status="Exercise")
    (block,) = told(first(over))
    assert block.says == "ended at 21:05"
    assert block.text.startswith("EXERCISE")


def test_what_stands_and_what_never_had_the_screen_is_not_told() -> None:
    assert told(first(cap("a1"))) == []
    assert told(first(cap("a1"), CANCEL, cap("a2", info(event="화재")))) == []
    mild = info(severity="Minor", urgency="Future", certainty="Possible")
    assert told(first(cap("a1", mild), CANCEL)) == []
