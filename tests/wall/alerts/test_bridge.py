"""Alerts begin, change and end as events of the rules; those of before a restart end or go on."""

from __future__ import annotations

from datetime import timedelta

from streams.alerts.alert import Point
from streams.alerts.board import Board
from streams.alerts.cap import read_alert
from streams.alerts.heard import Heard
from streams.alerts.place import Place
from streams.alerts.stand import Stand
from tests.fakes.cap import NOON, cap, info, moment, refer
from wall.alerts.bridge import AlertBridge, alerting
from wall.rules.happening import Happening

HERE = Place(Point(37.5663, 126.9779))


class Listener:
    """Rules that write down what they are told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.happenings: list[Happening] = []

    def happens(self, happening: Happening) -> tuple[str, ...]:
        """Something begins or changes."""
        self.told.append(f"+{happening.id}")
        self.happenings.append(happening)
        return ()

    def ends(self, name: str) -> bool:
        """Something has ended."""
        self.told.append(f"-{name}")
        return True


def stands(*documents: bytes) -> tuple[Stand, ...]:
    heard = [Heard(read_alert(document, "t"), NOON) for document in documents]
    return Board().hearing(*heard).standing(HERE, NOON + timedelta(minutes=9))


UPDATE = cap("u1", info(severity="Extreme"), kind="Update", sent=moment(5), references=refer("a1"))


def test_an_alert_begins_changes_and_ends_as_one_event() -> None:
    rules = Listener()
    bridge = AlertBridge(rules, now=lambda: NOON)
    (first,) = stands(cap())
    for known in ((), (first,), (first,), stands(cap(), UPDATE), ()):
        bridge.hear(known)

    assert rules.told == [f"+{first.id}", f"+{first.id}", f"-{first.id}"]
    assert [one.severity for one in rules.happenings] == ["severe", "extreme"]


def test_what_is_shown_first_is_told_last() -> None:
    rules = Listener()
    mild, worst = cap("mild", info(severity="Minor")), cap("worst", info(severity="Extreme"))
    found = stands(mild, worst)
    AlertBridge(rules, now=lambda: NOON).hear(found)

    assert rules.told == [f"+{found[1].id}", f"+{found[0].id}"]
    assert found[0].alert.identifier == "worst"


def test_what_ended_while_the_wall_was_away_ends_and_the_rest_is_left_alone() -> None:
    rules = Listener()
    (lasts,) = stands(cap())
    AlertBridge(rules, ["cap-0123", lasts.id, "somebody-elses"], lambda: NOON).hear([lasts])

    assert rules.told == ["-cap-0123", f"+{lasts.id}"]


def test_a_wall_without_alerts_forgets_them() -> None:
    rules = Listener()
    with alerting(None, rules, ["cap-0123", "call"]) as desk:
        assert desk is None
    assert rules.told == ["-cap-0123"]
