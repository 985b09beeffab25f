"""An alert takes the screen and says what to do; an exercise never looks as if it were meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.page import Alarm, Exits, Language
from kiosk.pages import Brief, build, taking
from streams.alerts.alert import Point
from streams.alerts.board import Board
from streams.alerts.cap import read_alert
from streams.alerts.heard import Heard
from streams.alerts.place import Place
from streams.alerts.policy import Policy
from streams.alerts.stand import Stand
from streams.feeds.korea.disaster_messages import DisasterMessage
from tests.fakes import cap as written
from tests.fakes.cap import cap, info
from tests.kiosk.pages.known import KIOSK, RECORDS, fresh

HERE = Place(Point(37.5568, 126.9237))
NOW = written.NOON + timedelta(minutes=9)
MORE = "<headline>서울 호우경보</headline><senderName>기상청</senderName>"


def stands(*documents: bytes) -> tuple[Stand, ...]:
    heard = [Heard(read_alert(document, "t"), written.NOON) for document in documents]
    return Board(policy=Policy()).hearing(*heard).standing(HERE, NOW)


def told(*documents: bytes, language: Language = Language.EN) -> Brief:
    knowledge = replace(fresh(), alerts=stands(*documents))
    return Brief(KIOSK, knowledge, language, NOW)


def alarm(*documents: bytes, language: Language = Language.EN) -> Alarm:
    page = build("alarm", told(*documents, language=language))
    block, exits = page.blocks
    assert isinstance(block, Alarm)
    assert isinstance(exits, Exits), "the exits may be the way to safety"
    return block


def test_whoever_reads_the_senders_language_reads_the_senders_words() -> None:
    found = alarm(cap("a1", info(more=MORE)), language=Language.KO)
    assert (found.headline, found.written_in, found.drill) == ("서울 호우경보", "", "")
    assert found.vouch is not None
    assert (found.vouch.source, found.vouch.says) == ("기상청", "9분 전")
    assert found.until == "11월 22일 00:00까지"
    assert len(found.steps) >= 4


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        (Language.EN, "Heavy rain and flood"),
        (Language.ZH, "暴雨、洪水"),
        (Language.JA, "大雨・洪水"),
    ],
)
def test_whoever_does_not_reads_what_it_is_and_what_to_do(
    language: Language, headline: str
) -> None:
    found = alarm(cap("a1", info(more=MORE)), language=language)
    assert found.headline == found.title == headline
    assert (found.body, found.written_in) == ("서울 호우경보", "ko")
    assert all(step in found.spoken for step in found.steps)


def test_of_several_languages_each_reader_gets_the_own_one() -> None:
    both = cap("a1", info(more=MORE), info(language="en-US", event="Heavy rain warning"))
    assert alarm(both).headline == "Heavy rain warning"
    assert alarm(both).written_in == ""


@pytest.mark.parametrize("language", Language)
def test_an_exercise_says_so_before_and_after_everything_else(language: Language) -> None:
    found = alarm(cap("a1", info(more=MORE), status="Exercise"), language=language)
    assert found.drill
    mark = found.drill.rstrip(".。")
    assert found.spoken.startswith(mark)
    assert found.spoken.rstrip(".。").endswith(mark)


def test_an_exercise_never_hides_what_is_meant() -> None:
    drill = cap("drill", info(severity="Extreme"), status="Exercise")
    meant = cap("meant", info(event="화재"))
    assert alarm(drill, meant).drill == ""


def test_a_notice_is_told_among_the_news_and_leaves_the_screen() -> None:
    mild = info(event="한파주의보", severity="Minor", urgency="Future", certainty="Possible")
    known = told(cap("cold", mild))
    assert taking(known) is None
    with pytest.raises(LookupError):
        build("alarm", known)
    news = build("news", known)
    assert news.blocks[0].title == "Alerts that stand now"
    assert "Cold" in news.blocks[0].spoken


def test_of_two_alerts_the_other_one_is_told_among_the_news() -> None:
    known = told(cap("rain"), cap("fire", info(event="화재", severity="Extreme")))
    assert build("alarm", known).blocks[0].title == "Fire"
    entries = build("news", known).blocks[0].as_map()["entries"]
    assert [one["title"] for one in entries] == ["Heavy rain and flood"]


def test_a_message_that_is_an_alert_is_not_told_a_second_time() -> None:
    (message,) = RECORDS["disaster_messages"]
    assert isinstance(message, DisasterMessage)
    same = f"<description>{message.words}</description>"
    known = told(cap("rain"), cap("road", info(event="교통통제", severity="Minor", more=same)))
    spoken = build("news", known).spoken
    assert spoken.count(message.words) == 1
