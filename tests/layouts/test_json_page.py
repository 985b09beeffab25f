"""JSON as it is written back: like what a person writes, and the same thing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.json_page import WIDTH, page
from layouts.schema import FOLDER

EXAMPLES = FOLDER.parent / "examples"
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=25,
)


@given(VALUES)
def test_whatever_is_written_is_read_back_in_its_order(value: object) -> None:
    again = json.loads(page(value))
    assert again == value
    assert page(again) == page(value)
    assert json.dumps(again) == json.dumps(value)


@pytest.mark.parametrize("name", ["desk", "lobby"])
def test_scenes_are_written_as_the_examples_have_them(name: str) -> None:
    text = (EXAMPLES / f"{name}.json").read_text(encoding="utf-8")
    start = text.index('  "scenes": [')
    assert text[start:] in page(json.loads(text))


def test_what_is_short_stands_on_one_line_and_what_is_long_below_one_another() -> None:
    short: dict[str, object] = {"id": "가", "rect": {"x": 0, "y": 0.5}, "empty": [], "none": None}
    assert page(short) == '{"id": "가", "rect": {"x": 0, "y": 0.5}, "empty": [], "none": null}\n'
    many = page({"cells": [f"camera-{n:03}" for n in range(20)]})
    assert many.startswith('{\n  "cells": [\n    "camera-000",\n    "camera-001",\n')
    assert max(map(len, many.splitlines())) <= WIDTH
