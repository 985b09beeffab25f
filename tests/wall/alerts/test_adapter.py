"""An alert that stands becomes what happens, in the words of the rules."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from layouts.rule import OnAlert
from streams.alerts.alert import Point
from streams.alerts.board import Board
from streams.alerts.cap import read_alert
from streams.alerts.heard import Heard
from streams.alerts.place import Place
from streams.alerts.policy import Policy
from streams.alerts.seal import UNSIGNED, Seal, SealState
from streams.alerts.stand import Stand
from tests.fakes.cap import NOON, area, cap, info, moment, refer
from wall.alerts.adapter import happening_of
from wall.rules.happening import Happening, Kind

HERE = Place(Point(37.5663, 126.9779))
KST = timezone(timedelta(hours=9))
HEADLINE = "호우 " * 50_000


def stand_of(*documents: bytes, seal: Seal = UNSIGNED) -> Stand:
    heard = [Heard(read_alert(document, "t"), NOON, seal) for document in documents]
    (stand,) = Board(policy=Policy()).hearing(*heard).standing(HERE, NOON + timedelta(minutes=9))
    return stand


def happening(*documents: bytes, seal: Seal = UNSIGNED, now: datetime = NOON) -> Happening:
    return happening_of(stand_of(*documents, seal=seal), now, KST)


def test_an_alert_is_told_in_both_languages_with_its_sender_its_end_and_its_signature() -> None:
    korean = info(more="<headline>서울 호우경보</headline><senderName>기상청</senderName>")
    english = info(language="en-US", event="Heavy rain warning")
    found = happening(cap("a1", korean, english), seal=Seal(SealState.TRUSTED, "KMA"))

    assert (found.kind, found.severity, found.urgency) == (Kind.ALERT, "severe", "immediate")
    assert found.categories == ("Met",)
    assert found.told("ko") == "서울 호우경보 · 기상청 · 11월 22일 00:00까지 · 서명 확인됨"
    assert found.told("en") == (
        "Heavy rain warning · kma@example.kr · until 22 Nov 00:00 · signature verified"
    )
    assert found.name == "호우경보 / Heavy rain warning / flood"
    assert found.priority is None
    lat, lon = found.position or (0.0, 0.0)
    assert (round(lat, 2), round(lon, 2)) == (37.55, 126.95)


def test_a_headline_as_long_as_a_book_is_cut() -> None:
    told = happening(cap("a1", info(more=f"<headline>{HEADLINE}</headline>"))).words["ko"]
    assert told.startswith("호우 호우")
    assert len(told) < 1_000


def test_the_end_is_told_by_the_clock_where_it_is_today() -> None:
    tonight = cap("a1", info(expires=moment(150)))

    assert "23:30까지 · 서명 없음" in happening(tonight).told("ko")


def test_rules_find_it_by_event_in_any_language_and_by_kind() -> None:
    found = happening(cap("a1", info(), info(language="en", event="Heavy rain warning")))

    for event in ("호우", "rain", "flood"):
        assert found.meets(OnAlert(event=event), "r")
    assert found.meets(OnAlert(severity="severe", categories=("Met", "Fire")), "r")
    assert not found.meets(OnAlert(severity="extreme"), "r")
    unknown = happening(cap("a1", info(severity="", urgency="")))
    assert (unknown.severity, unknown.urgency) == (None, None)
    assert not unknown.meets(OnAlert(severity="minor"), "r")


def test_an_update_is_the_same_event() -> None:
    update = cap("u1", info(severity="Extreme"), kind="Update", sent=moment(5),
                 references=refer("a1"))  # fmt: skip
    first, later = happening(cap()), happening(cap(), update)

    assert first.id == later.id
    assert (first.severity, later.severity) == ("severe", "extreme")


def test_an_exercise_says_so_and_covers_nothing() -> None:
    found = happening(cap(status="Exercise"))

    assert (found.drill, found.priority) == ("exercise", 1)
    assert found.told("ko").startswith("[훈련] 호우경보 · ")
    assert found.told("en").startswith("[EXERCISE] ")


def test_a_circle_and_no_shape_at_all() -> None:
    round_ = cap("a1", info(areas=area("", "<circle>37.5,127 20</circle>")))
    assert happening(round_).position == (37.5, 127.0)
    assert happening(cap("a1", info(areas=""))).position is None


def test_what_to_do_is_there_for_a_card_without_instructions() -> None:
    found = happening(cap())

    assert found.advised("ko").startswith("· 하천변, 지하차도, 지하 공간에서 즉시 나와")
    assert found.advised("en").count("\n· ") == 3
