"""Every kind of disaster has its steps in four languages, and an alert finds its own."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from layouts.problem import DocumentError
from streams.alerts import guidelines as bundled
from streams.alerts.alert import Category, Info
from streams.alerts.guideline import GENERAL, LANGUAGES, guidelines, read_guideline
from streams.alerts.hazard import guideline_for, kind_of

KINDS = {
    "air_raid", "blackout", "chemical", "cold", "collapse", "crowd", "earthquake", "epidemic",
    "explosion", "fine_dust", "fire", "flood", "general", "heat", "heavy_snow", "high_waves",
    "landslide", "lightning", "missing_person", "radiation", "subway", "telecom", "terror",
    "traffic", "tsunami", "typhoon", "water", "wildfire",
}  # fmt: skip


def test_every_kind_is_there() -> None:
    assert set(guidelines()) == KINDS
    files = {one.name for one in resources.files(bundled).iterdir() if one.name.endswith(".json")}
    assert files == {f"{kind}.json" for kind in KINDS}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_it_is_whole_in_every_language_and_each_is_that_language(kind: str) -> None:
    one = guidelines()[kind]

    assert set(one.names) == set(one.steps) == set(LANGUAGES)
    scripts = {"ko": ("가", "힣"), "zh": ("一", "鿿"), "ja": ("ぁ", "ヿ"), "en": ("A", "z")}
    for language, (first, last) in scripts.items():
        for step in one.steps[language]:
            assert any(first <= letter <= last for letter in step), (kind, language, step)
            assert step[-1] in ".。", (kind, language, step)
        assert len(set(one.steps[language])) == len(one.steps[language])
    for step in (*one.steps["zh"], *one.steps["en"], *one.steps["ja"]):
        assert not any("가" <= letter <= "힣" for letter in step), (kind, step)
    assert not any("ぁ" <= letter <= "ヿ" for step in one.steps["zh"] for letter in step)


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        ("호우경보", "flood"),
        ("지진해일주의보", "tsunami"),
        ("지진", "earthquake"),
        ("Tsunami Warning", "tsunami"),
        ("산불", "wildfire"),
        ("Wildfire Warning", "wildfire"),
        ("Fire", "fire"),
        ("폭염주의보", "heat"),
        ("초미세먼지 경보", "fine_dust"),
        ("Excessive Heat Warning", "heat"),
        ("民間防空警報", "air_raid"),
        ("台风", "typhoon"),
        ("Train derailment", "subway"),
        ("Rainstorm", "flood"),
        ("지하철 화재", "subway"),
        ("정전", "blackout"),
        ("실종", "missing_person"),
        ("Brain drain", ""),
        ("", ""),
    ],
)
def test_an_event_tells_its_kind(event: str, kind: str) -> None:
    assert kind_of(event) == kind


def test_a_message_finds_its_guideline_by_event_headline_or_category() -> None:
    assert guideline_for([Info("경보", headline="대설경보 발표")]).kind == "heavy_snow"
    assert guideline_for([Info("Alert"), Info("Flood Warning")]).kind == "flood"
    assert guideline_for([Info("경보", categories=(Category.FIRE,))]).kind == "fire"
    assert guideline_for([Info("경보", categories=(Category.MET,))]).kind == GENERAL
    assert guideline_for([]).kind == GENERAL


def test_steps_are_told_in_the_readers_language() -> None:
    flood = guidelines()["flood"]

    assert flood.to_do("zh-CN") == flood.steps["zh"]
    assert flood.to_do("fr") == flood.steps["en"]
    assert flood.name("ja") == "大雨・洪水"


def written(**changed: Any) -> str:
    file = resources.files(bundled) / "flood.json"
    return json.dumps({**json.loads(file.read_text(encoding="utf-8")), **changed})


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"steps": {"ko": ["하나"] * 4}}, "expected 'steps' in ko, en, zh, ja"),
        ({"names": {"ko": "홍수"}}, "expected 'names' in ko, en, zh, ja"),
        ({"steps": {"ko": ["a"] * 5, **dict.fromkeys(("en", "zh", "ja"), ["a"] * 4)}},
         "expected as many steps in each language"),
        ({"steps": dict.fromkeys(LANGUAGES, ["a"] * 3)}, "a list of 4 to 7 steps"),
        ({"stepps": {}}, "the unknown key 'stepps'"),
    ],
)  # fmt: skip
def test_a_guideline_that_is_not_whole_is_refused(changed: dict[str, Any], says: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_guideline(written(**changed), Path("flood.json"))
    assert says in str(caught.value)
