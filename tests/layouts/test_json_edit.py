"""A document that was edited by the wall still looks as the person wrote it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.json_edit import edited
from layouts.json_page import page

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["가", "a", 'b"\\', ""]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "name", "x", "cells"]), inner, max_size=4)
    ),
    max_leaves=25,
)

BY_HAND = """\
{
   "version" : 1,   "channels":"list.csv",

   "scenes": [
     { "id": "one",  "grid": {"columns": 2, "rows": 1,
         "cells": ["a",   "b"] } },

     { "id": "two",  "mosaic": "all" }
   ]
}"""


def has_in_order(text: str, parts: list[str]) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


@given(VALUES, VALUES, st.sampled_from([None, 1, 4]))
def test_the_text_says_the_new_value_however_it_was_written(
    before: object, after: object, indent: int | None
) -> None:
    text = json.dumps(before, indent=indent)
    again = edited(text, after)
    assert json.dumps(json.loads(again), sort_keys=True) == json.dumps(after, sort_keys=True)


@given(VALUES, st.sampled_from([None, 1, 4]))
def test_what_did_not_change_stays_to_the_letter(value: object, indent: int | None) -> None:
    for text in (json.dumps(value, indent=indent), page(value), f"\n{json.dumps(value)}  \n"):
        assert edited(text, value) == text


def test_one_channel_for_another_changes_one_word() -> None:
    value = json.loads(BY_HAND)
    value["scenes"][0]["grid"]["cells"][1] = "c"
    assert edited(BY_HAND, value) == BY_HAND.replace('"b"', '"c"')


def test_a_new_scene_stands_below_the_last_as_the_others_do() -> None:
    value = json.loads(BY_HAND)
    value["scenes"].append({"id": "three", "mosaic": "all"})
    new = BY_HAND.replace(
        '"mosaic": "all" }', '"mosaic": "all" },\n\n     {"id": "three", "mosaic": "all"}'
    )
    assert edited(BY_HAND, value) == new


def test_what_goes_takes_its_comma_along() -> None:
    value = json.loads(BY_HAND)
    del value["scenes"][0]
    del value["channels"]
    text = edited(BY_HAND, value)
    assert json.loads(text) == value
    assert has_in_order(
        text, ['{\n   "version" : 1,', '{ "id": "two",  "mosaic": "all" }\n   ]\n}']
    )


def test_a_line_that_becomes_too_long_is_written_below_one_another() -> None:
    text = (
        '{\n  "grid": {"columns": 2, "rows": 1, "cells": ["namsan-tunnel-1", "namsan-tunnel-3"]}\n}'
    )
    value = json.loads(text)
    value["grid"]["cells"] += ["jamsil-bridge-s", "mapo-daero-1"]
    assert edited(text, value).split("\n")[1:5] == [
        '  "grid": {',
        '    "columns": 2,',
        '    "rows": 1,',
        '    "cells": ["namsan-tunnel-1", "namsan-tunnel-3", "jamsil-bridge-s", "mapo-daero-1"]',
    ]


def test_a_number_is_not_a_truth_value() -> None:
    assert edited('{"a": 1}', {"a": True}) == '{"a": true}'


@pytest.mark.parametrize("text", ["", "{", '{"a": 1, "a": 2}', "[1 2]", "{a: 1}", "[1] 2", "[,]"])
def test_what_is_no_json_is_not_edited(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        edited(text, {"a": 1})
