"""Tours: their steps with those of the tours in them, and the circles that are refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from layouts.layout import Layout, load_layout
from layouts.problem import DocumentError
from layouts.tour import Step

Write = Callable[[str, str], Path]

DISPLAY = {
    "id": "d", "x_mm": 0, "y_mm": 0, "width_mm": 1600, "height_mm": 900,
    "pixels": [1920, 1080], "screen": {"index": 0},
}  # fmt: skip


def load(write: Write, *tours: dict[str, object]) -> Layout:
    document = {
        "version": 1,
        "surface": {"displays": [DISPLAY]},
        "scenes": [
            {"id": name, "name": {"ko": name}, "mosaic": "all"} for name in ("one", "two", "three")
        ],
        "tours": [{"name": {"ko": "순회"}, **tour} for tour in tours],
    }
    return load_layout(write("layout.json", json.dumps(document)))


def through(*names: str) -> list[dict[str, object]]:
    return [{"tour": name} for name in names]


def circles(write: Write, **tours: list[dict[str, object]]) -> list[str]:
    with pytest.raises(DocumentError) as refusal:
        load(write, *({"id": name, "dwell_s": 5, "steps": steps} for name, steps in tours.items()))
    return [f"{problem.path}: {problem.found}" for problem in refusal.value.problems]


def test_a_step_stands_as_long_as_it_says_or_else_as_the_tour_says(write: Write) -> None:
    steps: list[dict[str, object]] = [{"scene": "one"}, {"scene": "two", "dwell_s": 2.5}]
    layout = load(write, {"id": "a", "dwell_s": 10, "steps": steps})
    assert layout.tours[0].steps == (Step("one", dwell_s=10), Step("two", dwell_s=2.5))
    assert (layout.tours[0].pause_on_touch, layout.tours[0].resume_after_s) == (True, None)
    assert layout.tours[0].loop


def test_a_tour_within_a_tour_is_gone_through_once_in_its_place(write: Write) -> None:
    layout = load(
        write,
        {"id": "in", "dwell_s": 1, "steps": [{"scene": "two"}, {"scene": "three"}]},
        {"id": "out", "dwell_s": 9, "steps": [{"scene": "one"}, *through("in", "in")]},
    )
    flat = layout.tours_by_id["out"].flat(layout.tours_by_id)
    assert [(step.scene, step.dwell_s) for step in flat] == [
        ("one", 9), ("two", 1), ("three", 1), ("two", 1), ("three", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tours", "told"),
    [
        ({"a": through("a")}, ["$.tours[0].steps[0].tour: a circle: 'a' → 'a'"]),
        (
            {"a": through("b"), "b": through("c"), "c": through("b")},
            ["$.tours[2].steps[0].tour: a circle: 'b' → 'c' → 'b'"],
        ),
        (
            {"a": through("b", "a"), "b": through("a")},
            [
                "$.tours[0].steps[1].tour: a circle: 'a' → 'a'",
                "$.tours[1].steps[0].tour: a circle: 'a' → 'b' → 'a'",
            ],
        ),
        (
            {"a": [{"scene": "one"}, *through("b")], "b": through("c"), "c": through("a")},
            ["$.tours[2].steps[0].tour: a circle: 'a' → 'b' → 'c' → 'a'"],
        ),
    ],
)
def test_a_circle_is_told_once_with_its_way(
    write: Write, tours: dict[str, list[dict[str, object]]], told: list[str]
) -> None:
    assert sorted(circles(write, **tours)) == told


def test_two_ways_to_one_tour_are_no_circle(write: Write) -> None:
    last = {"id": "d", "dwell_s": 1, "steps": [{"scene": "one"}]}
    between: list[dict[str, object]] = [{"id": name, "steps": through("d")} for name in "bc"]
    layout = load(write, {"id": "a", "steps": through("b", "c")}, *between, last)
    assert len(layout.tours_by_id["a"].flat(layout.tours_by_id)) == 2


def test_thousands_of_tours_in_a_row_are_read(write: Write) -> None:
    row = {f"t{n}": through(f"t{n + 1}") for n in range(2_000)}
    (told,) = circles(write, **row, t2000=through("t1999"))
    assert told.endswith("a circle: 't1999' → 't2000' → 't1999'")


def test_tours_that_double_one_another_are_told_before_they_fill_the_memory(write: Write) -> None:
    doubled = {f"t{n}": through(f"t{n + 1}", f"t{n + 1}") for n in range(40)}
    told = circles(write, **doubled, t40=[{"scene": "one"}])
    assert "$.tours[0].steps: 1,099,511,627,776 steps, those of the tours in it counted" in told
