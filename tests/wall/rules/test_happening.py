"""What calls a rule, and why something does not."""

from __future__ import annotations

import pytest

from layouts.mosaic import Mosaic
from layouts.rule import Answer, Condition, OnAlert, OnCall, OnLost, OnSituation, Rule
from wall.rules.happening import Happening, Kind
from wall.rules.saying import unmet, waits_for

RAIN = Happening("a", Kind.ALERT, "호우경보", {}, "severe", "expected", ("Met",))


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        (OnAlert(), ""),
        (OnAlert("moderate", "expected", ("Fire", "Met"), "호우"), ""),
        (OnAlert(severity="extreme"), "its severity is 'severe', wanted is at least 'extreme'"),
        (OnAlert(urgency="immediate"), "its urgency is 'expected', wanted is at least 'immediate'"),
        (OnAlert(categories=("Fire",)), "its categories are Met, wanted is Fire"),
        (OnAlert(event="지진"), "its event is '호우경보', which does not hold '지진'"),
        (OnCall("119"), "it waits for a call of '119'"),
        (OnSituation(), "it waits for any situation"),
    ],
)
def test_an_alert_calls_what_waits_for_it(condition: Condition, why: str) -> None:
    assert unmet(RAIN, Rule("r", {}, condition, Answer(scene="s"))) == why


def test_what_an_alert_does_not_tell_is_less_than_anything() -> None:
    bare = Happening("a", Kind.ALERT)
    rule = Rule("r", {}, OnAlert(severity="minor"), Answer(scene="s"))
    assert unmet(bare, rule) == "it tells no severity, wanted is at least 'minor'"


def test_texts_are_compared_without_regard_to_case_or_composition() -> None:
    flood = Happening("s", Kind.SITUATION, "FLOOD")
    assert flood.meets(OnSituation("flood"), "r")
    decomposed = Happening("a", Kind.ALERT, "호우")
    assert decomposed.meets(OnAlert(event="호우"), "r")


def test_a_loss_is_one_rule_s_alone() -> None:
    lost = Happening("lost:r", Kind.LOST, "r")
    wanted = OnLost(Mosaic(("bridge",)), share=0.5)
    assert lost.meets(wanted, "r")
    assert not lost.meets(wanted, "other")
    assert waits_for(wanted) == "50% of bridge lost for 10 s"


def test_a_happening_is_told_in_the_viewer_s_language() -> None:
    told = Happening("a", Kind.ALERT, "호우경보", {"ko": "한강 수위 상승", "en": "The river rises"})
    assert (told.told("en"), told.told("ko")) == ("The river rises", "한강 수위 상승")
    assert RAIN.told("en") == "호우경보"
