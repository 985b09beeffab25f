"""Rules: what a written one becomes, and what it takes where nothing is said."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from layouts.layout import load_layout
from layouts.mosaic import Mosaic
from layouts.rule import Answer, OnAlert, OnCall, OnLost, OnSituation, Rule

Write = Callable[[str, str], Path]

DISPLAY = {
    "id": "d", "x_mm": 0, "y_mm": 0, "width_mm": 1600, "height_mm": 900,
    "pixels": [1920, 1080], "screen": {"index": 0},
}  # fmt: skip


def rule(write: Write, **keys: object) -> Rule:
    whole = {"id": "r", "name": {"ko": "규칙"}, "show": {"scene": "all"}, **keys}
    document = {
        "version": 1,
        "surface": {"displays": [DISPLAY]},
        "scenes": [{"id": "all", "name": {"ko": "전체"}, "mosaic": "all"}],
        "rules": [whole],
    }
    return load_layout(write("layout.json", json.dumps(document))).rules[0]


@pytest.mark.parametrize(
    ("when", "condition"),
    [
        ({"alert": {}}, OnAlert()),
        (
            {"alert": {"severity": "severe", "urgency": "expected", "event": "호우"}},
            OnAlert("severe", "expected", (), "호우"),
        ),
        ({"alert": {"categories": ["Met", "Fire"]}}, OnAlert(categories=("Met", "Fire"))),
        ({"situation": {"kind": "flood"}}, OnSituation("flood")),
        ({"situation": {}}, OnSituation()),
        ({"call": {"caller": "119"}}, OnCall("119")),
        ({"lost": {"channels": "all", "count": 5}}, OnLost(Mosaic(), count=5, for_s=10)),
        (
            {"lost": {"channels": {"groups": ["bridge"]}, "share": 0.5, "for_s": 0}},
            OnLost(Mosaic(("bridge",)), share=0.5, for_s=0),
        ),
    ],
)
def test_a_condition_asks_for_what_is_written_and_no_more(
    write: Write, when: dict[str, object], condition: object
) -> None:
    assert rule(write, when=when).when == condition


def test_a_rule_ends_with_its_event_unless_it_says_otherwise(write: Write) -> None:
    plain = rule(write, when={"call": {}})
    assert (plain.priority, plain.until, plain.at_most_s) == (50, "ended", None)
    assert plain.show == Answer(scene="all")
    assert plain.instructions() == ""


def test_a_card_keeps_its_lines_in_each_language(write: Write) -> None:
    card = {"ko": " 1. 확인  하십시오.\n\n2. 보고하십시오.\n", "en": "Check."}
    known = rule(write, when={"call": {}}, card=card, show={"scene": "all", "displays": ["d"]})
    assert known.instructions("ko") == "1. 확인 하십시오.\n\n2. 보고하십시오."
    assert known.instructions("de") == known.instructions("ko")
    assert known.instructions("en") == "Check."
    assert known.show.displays == ("d",)
