"""A bill has the first screen always, the page whose turn it is or that was asked for, and ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.face.bill import Asked
from kiosk.knowledge import NOTHING
from kiosk.page import Language
from kiosk.pages.build import PAGES
from kiosk.playbill import Playbill
from layouts.kiosk import Kiosk
from layouts.kiosk_reader import load_kiosk
from streams.feeds.moment import KST
from tests.kiosk.pages.known import fresh

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=KST)
EXAMPLE = Path(__file__).parents[2] / "layouts" / "examples" / "kiosk-hongik.json"


@pytest.fixture(scope="module")
def kiosk() -> Kiosk:
    return replace(load_kiosk(EXAMPLE), cameras=(), channels=None)


def test_exits_stand_where_nothing_is_known(kiosk: Kiosk) -> None:
    bill = Playbill(kiosk, lambda: NOTHING)(Asked(Language.KO), NOON)
    assert bill.shown.id == "exits"
    assert bill.home.id == "home"
    assert not bill.alarm


def test_a_kiosk_without_exits_has_its_first_screen_alone(kiosk: Kiosk) -> None:
    bill = Playbill(replace(kiosk, exits=()), lambda: NOTHING)(Asked(Language.KO), NOON)
    assert bill.shown is bill.home


def test_the_exits_can_be_asked_for_though_the_document_gives_them_no_turn(kiosk: Kiosk) -> None:
    turns = tuple(one for one in kiosk.turns if one.page != "exits")
    playbill = Playbill(replace(kiosk, turns=turns), lambda: NOTHING)
    assert playbill(Asked(Language.KO), NOON).shown.id == "home"
    assert playbill(Asked(Language.KO, "exits"), NOON).shown.id == "exits"


@pytest.mark.parametrize("language", list(Language))
def test_every_page_can_be_asked_for_in_every_language(kiosk: Kiosk, language: Language) -> None:
    playbill = Playbill(kiosk, lambda: NOTHING)
    for page in PAGES:
        bill = playbill(Asked(language, page), NOON)
        assert bill.shown.id == page
        assert bill.shown.language is language
        assert bill.home.id == "home"
        assert [way.id for way in bill.ways] == list(PAGES)


def test_a_page_that_is_none_leaves_the_turn_as_it_was(kiosk: Kiosk) -> None:
    playbill = Playbill(kiosk, lambda: NOTHING)
    assert playbill(Asked(Language.EN, "nowhere"), NOON).shown.id == "exits"
    assert playbill(Asked(Language.EN, "alarm"), NOON).shown.id == "exits"


def test_a_clock_that_was_set_back_leaves_no_page_as_it_was_then(kiosk: Kiosk) -> None:
    known = [NOTHING]
    playbill = Playbill(kiosk, lambda: known[0])
    assert playbill(Asked(Language.KO), NOON).shown.id == "exits", "nothing else is known"
    known[0] = fresh()
    hour_ago = NOON - timedelta(hours=1)
    a_round = round(sum(turn.seconds for turn in kiosk.turns))
    moments = (hour_ago + timedelta(seconds=s) for s in range(2 * len(PAGES) + a_round))
    shown = {playbill(Asked(Language.KO), moment).shown.id for moment in moments}
    assert "air" in shown, "the air is known by now, and has its turn"


def test_a_clock_that_jumps_back_leaves_the_screen_full(kiosk: Kiosk) -> None:
    playbill = Playbill(kiosk, lambda: NOTHING)
    for hours in (0, 30, -900, 0):
        bill = playbill(Asked(Language.KO, "air"), NOON + timedelta(hours=hours))
        assert bill.home.blocks
        assert bill.shown.blocks
