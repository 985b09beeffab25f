"""A strip tells on every page which alert stands that a visitor went past."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kiosk.page import Language, Strip
from kiosk.pages import Brief, build
from kiosk.pages.taken import FACED_FOR, passable
from streams.alerts.alert import Point
from streams.alerts.board import Board
from streams.alerts.cap import read_alert
from streams.alerts.heard import Heard
from streams.alerts.place import Place
from tests.fakes.cap import NOON, cap, info, moment, refer
from tests.kiosk.pages.known import KIOSK, fresh

HERE = Place(Point(37.5568, 126.9237))
NOW = NOON + timedelta(minutes=9)
WORST = info(severity="Extreme", urgency="Immediate")


def told(*documents: bytes, language: Language = Language.EN, now: datetime = NOW) -> Brief:
    heard = [Heard(read_alert(document, "t"), NOON) for document in documents]
    known = replace(fresh(), alerts=Board().hearing(*heard).standing(HERE, now))
    return Brief(KIOSK, known, language, now)


def strips(brief: Brief) -> list[Strip]:
    return [one for one in build("home", brief).blocks if isinstance(one, Strip)]


@pytest.mark.parametrize("language", Language)
def test_the_alert_stands_above_the_first_screen_in_every_language(language: Language) -> None:
    (strip,) = strips(told(cap("a1"), language=language))
    assert "00:00" in strip.until
    assert strip.text in strip.spoken
    assert strip.until in strip.spoken
    assert strip.leads
    assert strip.drill == ""
    assert strip.vouch is not None


def test_an_exercise_is_told_as_one() -> None:
    (strip,) = strips(told(cap("a1", status="Exercise")))
    assert strip.drill.startswith("EXERCISE")
    assert strip.drill in strip.spoken


def test_what_does_not_take_the_screen_has_no_strip() -> None:
    assert strips(told()) == []
    mild = info(severity="Minor", urgency="Future", certainty="Possible")
    assert strips(told(cap("a1", mild))) == []


def test_the_worst_is_faced_by_everybody_at_first() -> None:
    worst = cap("a1", WORST)
    assert passable(told(worst)) == frozenset()
    assert strips(told(worst)) == []
    later = told(worst, now=NOON + FACED_FOR)
    assert passable(later)
    assert strips(later)
    assert passable(told(cap("a1", WORST, status="Exercise"))), "an exercise hides no train"
    assert not passable(told(cap("a2"), worst)), "beside another one, too"


def test_what_comes_anew_or_is_changed_has_another_name() -> None:
    first = passable(told(cap("a1")))
    assert first < passable(told(cap("a1"), cap("a2", info(event="화재"))))
    update = cap("a3", kind="Update", sent=moment(5), references=refer("a1"))
    changed = passable(told(cap("a1"), update))
    assert len(changed) == 1
    assert changed != first
