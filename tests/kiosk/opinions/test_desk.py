"""The desk says "accepted" when an opinion is on the disk, and says why where it is not taken."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.opinions.desk import Desk
from kiosk.opinions.draft import Draft
from kiosk.opinions.outbox import Outbox, look
from kiosk.opinions.refusal import Refusal, RefusedError
from kiosk.opinions.settings import OpinionSettings
from tests.fakes.receiptreader import read_code
from tests.kiosk.opinions.given import NOW

SETTINGS = OpinionSettings("hongik", receipts="https://city.example/opinions", in_a_row=3)
SOON_S = 30.0


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    made = Outbox(tmp_path / "opinions.db")
    yield made
    made.close()


def draft(text: str = "좋아요") -> Draft:
    made = Draft("trains", "ko")
    made.write(text)
    return made


def test_the_receipt_comes_when_the_opinion_is_on_the_disk(outbox: Outbox, tmp_path: Path) -> None:
    told = threading.Event()
    desk = Desk(outbox, SETTINGS, kept=told.set, clock=lambda: NOW)
    given = draft()
    receipt = desk.give(given).result(SOON_S)
    assert look(tmp_path / "opinions.db").count == 1
    assert read_code(receipt.code) == given.code
    assert receipt.content == f"https://city.example/opinions/{given.code}?lang=ko"
    assert receipt.symbol.version <= 6
    assert told.wait(SOON_S)
    desk.stop()


def test_two_taps_on_send_are_one_opinion(outbox: Outbox) -> None:
    desk = Desk(outbox, SETTINGS, clock=lambda: NOW)
    given = draft()
    first, second = desk.give(given), desk.give(given)
    assert first.result(SOON_S) == second.result(SOON_S)
    desk.stop()
    assert outbox.standing().count == 1


def test_nothing_said_is_not_taken(outbox: Outbox) -> None:
    desk = Desk(outbox, SETTINGS)
    with pytest.raises(RefusedError, match="Tap a face") as caught:
        desk.give(Draft("trains", "ko")).result(SOON_S)
    assert caught.value.why is Refusal.EMPTY
    desk.stop()


def test_a_flood_is_told_politely_for_how_long_to_wait(outbox: Outbox) -> None:
    tick = [1000.0]
    desk = Desk(outbox, SETTINGS, clock=lambda: NOW, tick=lambda: tick[0])
    for _ in range(3):
        desk.give(draft()).result(SOON_S)
    last = draft("하나 더")
    with pytest.raises(RefusedError) as caught:
        desk.give(last).result(SOON_S)
    assert caught.value.why is Refusal.FLOOD
    assert "10초 뒤에" in caught.value.say("ko")
    assert "in 10 seconds" in caught.value.say("en")
    assert not last.is_empty, "nothing of it is lost"
    tick[0] += 10.0
    desk.give(last).result(SOON_S)
    desk.stop()
    assert outbox.standing().count == 4


def test_a_full_outbox_says_so(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "small.db", most=300)
    desk = Desk(outbox, SETTINGS)
    desk.give(draft("a")).result(SOON_S)
    with pytest.raises(RefusedError) as caught:
        desk.give(draft("b")).result(SOON_S)
    assert caught.value.why is Refusal.FULL
    desk.stop()
    outbox.close()


def test_a_broken_disk_says_that_it_was_not_taken(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "opinions.db")
    outbox.close()
    desk = Desk(outbox, SETTINGS)
    with pytest.raises(RefusedError, match="not taken") as caught:
        desk.give(draft()).result(SOON_S)
    assert caught.value.why is Refusal.DISK
    desk.stop()


def test_a_desk_that_closes_keeps_what_it_was_given_and_takes_no_more(outbox: Outbox) -> None:
    desk = Desk(outbox, SETTINGS)
    given = desk.give(draft())
    desk.stop()
    assert given.done()
    with pytest.raises(RefusedError) as caught:
        desk.give(draft()).result(SOON_S)
    assert caught.value.why is Refusal.CLOSED


@pytest.mark.parametrize("why", list(Refusal))
@pytest.mark.parametrize("language", ["ko", "en", "zh", "ja", "fr"])
def test_every_refusal_is_a_sentence_in_every_language(why: Refusal, language: str) -> None:
    said = RefusedError(why, 4.2).say(language)
    assert len(said) > 8
    assert "{" not in said
    assert "4" not in said or "5" not in said


def test_a_span_of_seconds_would_tell_who_it_was() -> None:
    with pytest.raises(ValueError, match="expected a minute or more"):
        OpinionSettings("hongik", grain=timedelta(seconds=30))
