"""Who was told to run is told that it is over, for a while and where it stood."""

from __future__ import annotations

from datetime import timedelta

from streams.alerts.alert import Point
from streams.alerts.board import Board
from streams.alerts.cap import read_alert
from streams.alerts.heard import Heard
from streams.alerts.lifted import lifted
from streams.alerts.place import Place
from tests.fakes.cap import BUSAN, NOON, area, cap, info, moment, refer

HERE = Place(Point(37.5663, 126.9779))


def board(*documents: tuple[bytes, float]) -> Board:
    """Messages, each heard so many minutes after noon."""
    return Board().hearing(
        *(Heard(read_alert(text, "t"), NOON + timedelta(minutes=at)) for text, at in documents)
    )


def told(one: Board, minutes: float) -> list[tuple[str, bool, float]]:
    found = lifted(one, HERE, NOON + timedelta(minutes=minutes))
    return [
        (each.stand.alert.identifier, each.cancelled, (each.at - NOON).total_seconds() / 60)
        for each in found
    ]


def cancel(minutes: float) -> bytes:
    return cap("c1", kind="Cancel", sent=moment(minutes), references=refer("a1"))


def test_a_cancel_is_told_for_ten_minutes_from_when_it_was_heard() -> None:
    one = board((cap("a1"), 0), (cancel(20), 30))
    assert told(one, 31) == [("a1", True, 20)]
    assert told(one, 39.9) == [("a1", True, 20)]
    assert told(one, 40) == []


def test_what_was_over_by_itself_says_so() -> None:
    one = board((cap("a1", info(expires=moment(60))), 0))
    assert told(one, 59) == []
    assert told(one, 61) == [("a1", False, 60)]
    assert told(one, 70) == []


def test_what_never_stood_here_or_was_replaced_is_not_told() -> None:
    elsewhere = cap("a1", info(areas=area(BUSAN)))
    assert told(board((elsewhere, 0), (cancel(1), 1)), 2) == []
    update = cap("a2", kind="Update", sent=moment(1), references=refer("a1"))
    assert told(board((cap("a1"), 0), (update, 1)), 2) == []


def test_of_a_chain_that_is_cancelled_the_last_one_is_told_once() -> None:
    update = cap("a2", kind="Update", sent=moment(1), references=refer("a1"))
    both = f"{refer('a1')} {refer('a2', 1)}"
    end = cap("c1", kind="Cancel", sent=moment(5), references=both)
    assert told(board((cap("a1"), 0), (update, 1), (end, 5)), 6) == [("a2", True, 5)]
