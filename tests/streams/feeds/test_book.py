"""A feeds document is read whole, or refused with every problem by file, line, place and mend."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layouts.problem import DocumentError
from streams.feeds.book import Book, load_book
from streams.feeds.key import Key
from streams.feeds.seoul.subway_arrivals import SubwayArrivals

SERVICES: dict[str, object] = {"subway": {"key": "seoul-subway", "per_day": 100_000}}
FEED: dict[str, object] = {
    "id": "trains",
    "kind": "subway_arrivals",
    "service": "subway",
    "station": "서울역",
}


def load(folder: Path, value: object, keys: dict[str, Key] | None = None) -> Book:
    path = folder / "feeds.json"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
    path.write_text(text, encoding="utf-8")
    return load_book(path, {"seoul-subway": Key.read("abcdef")} if keys is None else keys)


def document(*feeds: object, services: object = None) -> dict[str, object]:
    return {"version": 1, "services": services or SERVICES, "feeds": list(feeds)}


def refused(folder: Path, value: object) -> str:
    with pytest.raises(DocumentError) as refusal:
        load(folder, value)
    return str(refusal.value)


def test_a_feed_knows_its_service_its_beat_and_how_long_it_stands(tmp_path: Path) -> None:
    one, two = load(
        tmp_path, document(FEED, {**FEED, "id": "slow", "every_s": 60, "stand_s": 120})
    ).subscriptions
    assert isinstance(one.feed, SubwayArrivals)
    assert one.feed.station == "서울"
    assert one.service.address == "http://swopenapi.seoul.go.kr"
    assert one.service.key == Key("abcdef")
    assert (one.freshness.every_s, one.freshness.stand_s) == (15, 60)
    assert (two.freshness.every_s, two.freshness.stand_s) == (60, 120)


def test_the_question_is_what_is_asked_and_not_how_often(tmp_path: Path) -> None:
    feeds = [
        FEED,
        {**FEED, "id": "b", "every_s": 60, "name": {"ko": "열차"}},
        {**FEED, "id": "c", "station": "창동"},
    ]
    one, two, three = load(tmp_path, document(*feeds)).subscriptions
    assert one.question == two.question != three.question


@pytest.mark.parametrize(
    ("change", "sentences"),
    [
        ({"station": None}, ["$.feeds[0].station", "found null"]),
        ({"staton": "강남", "station": ""}, ["unknown key 'staton'", "write 'station'"]),
        ({"kind": "subway_arivals"}, ["unknown kind 'subway_arivals'", "write 'subway_arrivals'"]),
        ({"kind": 7}, ["$.feeds[0].kind: found a number"]),
        ({"service": "subwy"}, ["unknown service 'subwy'", "write 'subway'"]),
        ({"every_s": 1}, ["$.feeds[0].every_s: found the number 1", "5 or more"]),
        ({"id": "a b"}, ["$.feeds[0].id", "without blanks"]),
    ],
)
def test_a_mistake_in_a_feed_is_told_with_its_place_and_mend(
    tmp_path: Path, change: dict[str, object], sentences: list[str]
) -> None:
    said = refused(tmp_path, document({**FEED, **change}))
    for sentence in ["feeds.json, line ", *sentences]:
        assert sentence in said


@pytest.mark.parametrize(
    ("service", "sentence"),
    [
        ({"address": "openapi.seoul.go.kr"}, "begin it with http:// or https://"),
        ({"address": "http://me:4815162342@a"}, "a user or password"),
        ({"address": "http://a/?serviceKey=4815162342"}, "put the key into the keys file"),
        ({"key": "4815162342%2Babc"}, "found what looks like a key"),
        ({"key": "4815162342" * 5}, "found what looks like a key"),
        ({"address": "http://a:4815162342"}, "no valid address"),
    ],
)
def test_a_key_in_the_wrong_place_is_refused_and_not_repeated(
    tmp_path: Path, service: dict[str, object], sentence: str
) -> None:
    said = refused(tmp_path, document(FEED, services={"subway": service}))
    assert sentence in said
    assert "4815162342" not in said


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    said = refused(tmp_path, document({**FEED, "kind": "x"}, {"id": "y"}, "z", FEED, FEED))
    assert [place in said for place in ("feeds[0]", "feeds[1]", "feeds[2]", "feeds[4]")]
    assert said.count("\n") == 3
    assert "found the id 'trains', which line" in said


def test_broken_json_is_told_by_line(tmp_path: Path) -> None:
    assert "feeds.json, line 2" in refused(tmp_path, '{"version": 1,\n "services" {}, "feeds": []}')


def test_a_key_that_is_not_there_yet_and_a_quota_too_small_are_noted(tmp_path: Path) -> None:
    services = {"subway": {"key": "seoul-subway", "per_day": 1000}}
    notes = load(tmp_path, document(FEED, services=services), {}).notes
    assert notes[0].endswith("to the keys file, or set CITYWALL_KEY_SEOUL_SUBWAY")
    assert "would take at least 5760 calls a day of the 1000" in notes[1]
