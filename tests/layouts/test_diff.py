"""Two documents compared: what was edited, and the words in which it is said."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layouts.compare import compared
from layouts.diff import differences
from layouts.layout_form import LayoutForm
from layouts.problem import DocumentError
from layouts.schema import FOLDER

Write = Callable[[str, str], Path]

EXAMPLES = FOLDER.parent / "examples"
WALL = (Path(__file__).parent / "slips" / "wall.json").read_text(encoding="utf-8")


def said(write: Write, *edits: tuple[str, str]) -> list[str]:
    text = WALL
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    write("emblem.png", "an image")
    before, after = write("before.json", WALL), write("after.json", text)
    return [str(difference) for difference in compared(before, after)]


def test_blanks_the_order_of_keys_and_what_stands_there_anyway_are_no_difference(
    write: Write,
) -> None:
    value = json.loads(WALL)
    value["scenes"][2] = dict(reversed(value["scenes"][2].items()))
    value["rules"][0]["priority"] = 80
    value["tours"][1]["loop"] = True
    write("emblem.png", "an image")
    same = write("same.json", json.dumps(value))
    assert compared(write("wall.json", WALL), same) == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"han-01",\n', '"han-09",\n', "scene 'shaped': cell 1: channel han-01 → han-09"),
        ('"dwell_s": 10', '"dwell_s": 15', "tour 'day': step 1: dwell 10 s → 15 s"),
        ('"en": "City"', '"en": "Town"', "scene 'city': name in en: City → Town"),
        (', "en": "City"', "", "scene 'city': name in en: City → none"),
        ('"x": 1800', '"x": 1790', "scene 'free': cell 2: rect: x 1800 mm → 1790 mm"),
        ('"rows": 2', '"rows": 3', "scene 'gridded': rows 2 → 3"),
        ("[2, 2]", "[2, 1]", "scene 'gridded': cell 1: span 2 x 2 → 2 x 1"),
        ('"id": "dark"', '"id": "mute"', "rule 'dark' is called 'mute' now"),
        ('{"right": 10}', '{"right": 9}', "display 'left': bezels: right 10 mm → 9 mm"),
        (
            '["han-01", "tun-01"]',
            '["x", "tun-01"]',
            "salvo 'flood': part 2: channels: + x, - han-01",
        ),
        (
            '["han-01", "tun-01"]',
            '["tun-01", "han-01"]',
            "salvo 'flood': part 2: channels: now in the order tun-01, han-01",
        ),
        ('"loop": true', '"loop": false', "tour 'day': loop yes → no"),
        ('"resume_after_s": 60,', "", "tour 'day': resume after 60 s → none"),
        ('"severe"', '"extreme"', "rule 'rain': when: alert: severity severe → extreme"),
        (
            '{"alert": {"severity": "severe", "categories": ["Met"]}}',
            '{"call": {}}',
            "rule 'rain': when: alert (severity severe, categories Met) → call (any)",
        ),
        ('{"salvo": "flood"}', '{"scene": "city"}', "rule 'rain': show: salvo flood → scene city"),
        (
            '{"clock": {"zone": "Asia/Seoul", "seconds": true}}',
            '{"text": {"ko": "글"}}',
            "scene 'shaped': cell 3: a clock of Asia/Seoul → the text '글'",
        ),
        (
            '{"query": "group:bridge district:마포 -name:test"}',
            '"all"',
            "scene 'city': mosaic all of group:bridge district:마포 -name:test → all channels",
        ),
        (
            '"mosaic": {"query": "group:bridge district:마포 -name:test"}',
            '"grid": {"shape": "2x1", "cells": ["a"]}',
            "scene 'city': a mosaic of all of group:bridge district:마포 -name:test → "
            "a grid 2x1 of 1 cell",
        ),
        ('"version": 1,', '"version": 1, "channels": "c.csv",', "channel list none → c.csv"),
    ],
)
def test_an_edit_is_said_by_its_id(write: Write, old: str, new: str, words: str) -> None:
    assert said(write, (old, new)) == [words]


def test_what_is_put_in_taken_out_and_moved_is_not_said_of_all_that_follows(write: Write) -> None:
    first = '{"channel": "han-01", "rect": {"x": 0, "y": 0, "width": 0.5, "height": 1}},\n'
    assert said(write, (first, "")) == ["scene 'free': cell 1: channel han-01 is gone"]
    steps = '{"scene": "city", "dwell_s": 10},\n        {"salvo": "flood", "dwell_s": 15}'
    turned = '{"salvo": "flood", "dwell_s": 15},\n        {"scene": "city", "dwell_s": 10}'
    longer = '{"scene": "free", "dwell_s": 1},\n' + steps
    assert said(write, (steps, longer)) == ["tour 'day': step 1: scene free is new"]
    (moved,) = said(write, (steps, turned))
    assert moved in (
        "tour 'day': step 1 is step 2 now (scene city)",
        "tour 'day': step 2 is step 1 now (salvo flood)",
    )


def test_scenes_that_come_go_and_change_places_are_said(write: Write) -> None:
    before = EXAMPLES / "desk.json"
    value = json.loads(before.read_text(encoding="utf-8"))
    value["scenes"] = [value["scenes"][2], value["scenes"][0]]
    value["scenes"].append({"id": "new", "name": {"ko": "새"}, "mosaic": {"groups": ["road"]}})
    after = write("after.json", json.dumps(value))
    assert list(map(str, compared(before, after))) == [
        "scene 'new' is new: a mosaic of all of group road",
        "scene 'mapo' is gone",
        "scenes: now in the order tunnels, all",
    ]


def test_channel_lists_are_compared_whatever_their_form(write: Write) -> None:
    before = EXAMPLES / "channels.json"
    text = (EXAMPLES / "channels.csv").read_text(encoding="utf-8")
    assert compared(before, write("same.csv", text)) == ()
    edited = text.replace("강남대로 1", "강남대로 첫째").replace("192.0.2.22:554/sub", "h/s")
    assert list(map(str, compared(before, write("edited.csv", edited)))) == [
        "channel 'gangnam-daero-1': name in ko: 강남대로 1 → 강남대로 첫째",
        "channel 'cityhall-square': sub rtsp://192.0.2.22:554/sub → rtsp://h/s",
    ]


def test_what_cannot_be_compared_is_refused(write: Write) -> None:
    with pytest.raises(DocumentError, match="found a channel list, expected a layout"):
        compared(EXAMPLES / "desk.json", EXAMPLES / "channels.csv")
    secret = write("c.json", '{"city": {"username": "v", "password": "hunter2"}}')
    with pytest.raises(DocumentError, match="for passwords are not shown") as refusal:
        compared(secret, secret)
    assert "hunter2" not in str(refusal.value)
    with pytest.raises(DocumentError, match="write 'city'"):
        said(write, ('"scene": "city"', '"scene": "citi"'))


def filled_in() -> Any:
    """The wall's document with its defaults written out."""
    return LayoutForm.model_validate(json.loads(WALL)).model_dump(exclude_none=True)


def leaves(value: object, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to every scalar in a document."""
    if isinstance(value, dict):
        return [way_ for key, one in value.items() for way_ in leaves(one, (*way, key))]
    if isinstance(value, list):
        return [way_ for number, one in enumerate(value) for way_ in leaves(one, (*way, number))]
    return [way]


@pytest.mark.parametrize("way", leaves(filled_in()), ids=lambda way: ".".join(map(str, way)))
def test_nothing_that_is_edited_goes_unsaid(way: tuple[str | int, ...]) -> None:
    before, after = filled_in(), filled_in()
    *outer, last = way
    holder = after
    for step in outer:
        holder = holder[step]
    holder[last] = "another" if isinstance(holder[last], str) else 77
    told = [str(difference) for difference in differences(before, after)]
    assert told
    assert all("another" in line or "77" in line or "is gone" in line for line in told)
    assert list(differences(after, after)) == []


def test_marks_of_a_channel_are_compared(write: Write) -> None:
    header = "id,name_en,main,private,reason_required\n"
    before = write("before.csv", header + "a,A,rtsp://h/a,,\nb,B,rtsp://h/b,yes,yes\n")
    after = write("after.csv", header + "a,A,rtsp://h/a,yes,yes\nb,B,rtsp://h/b,,yes\n")
    assert [str(one) for one in compared(before, after)] == [
        "channel 'a': private no → yes",
        "channel 'a': reason required no → yes",
        "channel 'b': private yes → no",
    ]
