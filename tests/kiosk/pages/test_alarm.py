"""An alert takes the screen and says what to do; an exercise never looks as if it were meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.page import Alarm, Exits, Language
from kiosk.pages import Brief, build, taking
from kiosk.wording import say
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
    assert (found.updated, found.count, found.others, found.tongue) == ("", "", (), "")
    assert found.names == ("Heavy rain and flood", "暴雨、洪水", "大雨・洪水")
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
    assert found.tongue == say(language, "alarm.own_words", language=say(language, "language.ko"))
    told = [found.spoken.index(part) for part in (*found.steps, found.body)]
    assert told == sorted(told), "what to do comes before words that the reader does not know"


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        (Language.KO, "[행정안전부] 연천군에서 규모 5.8 지진 발생"),
        (Language.EN, "Earthquake, magnitude 5.8"),
        (Language.ZH, "5.8级地震"),
        (Language.JA, "地震 マグニチュード5.8"),
    ],
)
def test_how_strong_a_quake_is_stands_in_every_language(language: Language, headline: str) -> None:
    words = "<headline>[행정안전부] 연천군에서 규모 5.8 지진 발생</headline>"
    for status in ("Actual", "Exercise"):
        found = alarm(cap("q1", info(event="지진", more=words), status=status), language=language)
        assert found.headline == headline
        assert bool(found.drill) is (status == "Exercise")
        assert headline in found.spoken


def test_of_several_languages_each_reader_gets_the_own_one() -> None:
    both = cap("a1", info(more=MORE), info(language="en-US", event="Heavy rain warning"))
    assert alarm(both).headline == "Heavy rain warning"
    assert alarm(both).written_in == ""


@pytest.mark.parametrize("language", Language)
def test_a_message_as_long_as_a_book_leaves_room_for_what_to_do(language: Language) -> None:
    book = f"<description>{'가나다라 ' * 40_000}</description>"
    found = alarm(cap("a1", info(more=book), status="Exercise"), language=language)
    assert len(found.body) <= 2_000
    assert all(step in found.spoken for step in found.steps)
    assert found.spoken.rstrip(".。").endswith(found.drill.rstrip(".。"))


@pytest.mark.parametrize("language", Language)
def test_a_message_that_names_nothing_still_has_a_headline(language: Language) -> None:
    named = info(event="", language=f"{language.value}")
    assert alarm(cap("a1", named), language=language).headline.strip()


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


def test_of_several_alerts_the_gravest_has_the_page_and_the_others_are_counted_on_it() -> None:
    rain = cap("rain", info(severity="Severe"))
    wind = cap("wind", info(event="강풍경보", severity="Severe", urgency="Expected"))
    fire = cap("fire", info(event="화재", severity="Extreme"))
    drill = cap("drill", info(event="지진", severity="Extreme"), status="Exercise")
    found = alarm(rain, drill, wind, fire)
    assert (found.headline, found.count) == ("Fire", "3 alerts at once")
    others = [one.headline for one in found.others]
    assert others == ["Heavy rain and flood", "Typhoon and strong wind"]
    assert "3 alerts at once" in found.spoken
    assert "Typhoon" in found.spoken
    assert "EXERCISE" not in found.spoken, "no exercise is told beside what is meant"


def test_beside_an_exercise_everything_that_is_meant_is_told_however_light() -> None:
    drill = cap("drill", info(event="지진", severity="Extreme"), status="Exercise")
    cold = cap("cold", info(event="한파주의보", severity="Minor", urgency="Future"))
    found = alarm(drill, cold)
    assert found.drill
    assert [one.headline for one in found.others] == ["Cold wave"]


def test_an_update_says_that_it_is_one() -> None:
    later = cap(
        "a2",
        info(event="화재", severity="Extreme"),
        kind="Update",
        sent=written.moment(5),
        references=written.refer("a1"),
    )
    found = alarm(cap("a1", info(event="화재")), later)
    assert found.updated == "updated 21:05"
    assert found.count == "", "it took the place of the first one"


def test_an_instruction_is_the_first_step_and_one_that_is_too_long_for_that_is_not_lost() -> None:
    short, endless = "실내에 머무르십시오.", "창문을 닫고 실내에 머무르십시오. " * 12
    told = alarm(cap("a1", info(more=f"<instruction>{short}</instruction>")), language=Language.KO)
    assert told.steps[0] == short
    told = alarm(
        cap("a1", info(more=f"<instruction>{endless}</instruction>")), language=Language.KO
    )
    assert endless.strip() in told.body
    assert endless.strip() not in told.steps


def test_a_language_that_no_kiosk_speaks_goes_by_its_code() -> None:
    found = alarm(cap("a1", info(language="fr-FR", event="Inondation")))
    assert found.tongue == "The sender's own words, in FR"


def test_a_message_that_is_an_alert_is_not_told_a_second_time() -> None:
    (message,) = RECORDS["disaster_messages"]
    assert isinstance(message, DisasterMessage)
    same = f"<description>{message.words}</description>"
    known = told(cap("rain"), cap("road", info(event="교통통제", severity="Minor", more=same)))
    spoken = build("news", known).spoken
    assert spoken.count(message.words) == 1
