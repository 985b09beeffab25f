"""A layout document: its scenes, where their channels stand, and every mistake at once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layouts.channels import Channel
from layouts.geometry import Rect
from layouts.layout import Layout, load_layout
from layouts.problem import DocumentError
from layouts.scene import Cell

Write = Callable[[str, str], Path]

DISPLAY = {
    "id": "d", "x_mm": 100, "y_mm": 50, "width_mm": 1600, "height_mm": 900,
    "pixels": [1920, 1080], "screen": {"index": 0},
}  # fmt: skip
CHANNELS = tuple(
    Channel(name, {"ko": name}, "rtsp://h/", groups=groups)
    for name, groups in [("a", ("x",)), ("b", ("y",)), ("c", ("x", "z")), ("d", ())]
)


def written(write: Write, *scenes: dict[str, Any], **changes: object) -> Path:
    named = [{"id": f"s{n}", "name": {"ko": "장면"}, **scene} for n, scene in enumerate(scenes)]
    document = {"version": 1, "surface": {"displays": [DISPLAY]}, "scenes": named, **changes}
    return write("layout.json", json.dumps(document, indent=1))


def load(write: Write, *scenes: dict[str, Any]) -> Layout:
    return load_layout(written(write, *scenes))


def cells(write: Write, scene: dict[str, Any]) -> tuple[Cell, ...]:
    layout = load(write, scene)
    return layout.scenes[0].cells_on(layout.surface, CHANNELS)


def sentences(path: Path, channels: list[str] | None = None) -> list[str]:
    with pytest.raises(DocumentError) as refusal:
        load_layout(path, channels, ["bridge", "tunnel"])
    return [str(problem).removeprefix(str(path)) for problem in refusal.value.problems]


def test_a_mosaic_shows_every_channel_in_wall_order(write: Write) -> None:
    assert cells(write, {"mosaic": "all"}) == (
        Cell("a", Rect(0, 0, 0.5, 0.5)),
        Cell("b", Rect(0.5, 0, 0.5, 0.5)),
        Cell("c", Rect(0, 0.5, 0.5, 0.5)),
        Cell("d", Rect(0.5, 0.5, 0.5, 0.5)),
    )


def test_a_mosaic_of_groups_shows_the_channels_of_any_of_them(write: Write) -> None:
    chosen = cells(write, {"mosaic": {"groups": ["z", "y"]}})
    assert [cell.channel for cell in chosen] == ["b", "c"]
    assert cells(write, {"mosaic": {"groups": ["none"]}}) == ()


def test_the_same_scene_fits_another_shape(write: Write) -> None:
    scene = load(write, {"mosaic": "all"}).scenes[0]
    column = scene.cells_on(0.3, CHANNELS)
    assert {cell.rect.x for cell in column} == {0.0}


def test_a_grid_fills_free_places_row_by_row_around_those_that_are_spoken_for(
    write: Write,
) -> None:
    grid = {
        "columns": 3,
        "rows": 2,
        "cells": ["a", {"channel": "b", "column": 1, "row": 1, "span": [2, 2]}, "c"],
    }
    third = 1 / 3
    assert cells(write, {"grid": grid}) == (
        Cell("a", Rect(2 * third, 0, third, 0.5)),
        Cell("b", Rect(0, 0, 2 * third, 1)),
        Cell("c", Rect(2 * third, 0.5, third, 0.5)),
    )


def test_channels_of_several_spans_are_placed_without_a_gap(write: Write) -> None:
    big = {"channel": "big", "span": [2, 2]}
    grid = {"columns": 4, "rows": 2, "cells": ["a", big, "b", {**big, "channel": "late"}]}
    (sentence,) = sentences(written(write, {"grid": grid}))
    assert "$.scenes[0].grid.cells[3]: found no place left for channel 'late'" in sentence
    grid["cells"] = ["a", big, "b", "c", "d"]
    places = [(cell.rect.x, cell.rect.y) for cell in cells(write, {"grid": grid})]
    assert places == [(0, 0), (0.25, 0), (0.75, 0), (0, 0.5), (0.75, 0.5)]


def test_a_span_wider_than_the_grid_has_no_place(write: Write) -> None:
    grid = {"columns": 2, "rows": 9, "cells": [{"channel": "a", "span": [3, 1]}]}
    (sentence,) = sentences(written(write, {"grid": grid}))
    assert "no place left for channel 'a'" in sentence


def test_free_cells_stand_in_fractions_or_in_mm_of_the_wall(write: Write) -> None:
    free = [
        {"channel": "a", "rect": {"x": 0.25, "y": 0, "width": 0.75, "height": 1}},
        {"channel": "b", "rect_mm": {"x": 500, "y": 50, "width": 800, "height": 450}},
    ]
    assert cells(write, {"cells": free}) == (
        Cell("a", Rect(0.25, 0, 0.75, 1)),
        Cell("b", Rect(0.25, 0, 0.5, 0.5)),
    )


def test_a_scene_is_found_by_id_and_named_in_a_language(write: Write) -> None:
    layout = load(write, {"mosaic": "all"}, {"mosaic": "all", "name": {"en": "Two"}})
    assert layout.scene("s1").name("ko") == "Two"
    assert layout.scene("s0").name("en") == "장면"
    with pytest.raises(KeyError):
        layout.scene("s2")


def test_the_channel_list_is_seen_from_the_layout(write: Write, tmp_path: Path) -> None:
    path = written(write, {"mosaic": "all"}, channels="lists/city.csv")
    assert load_layout(path).channels == tmp_path / "lists/city.csv"
    assert load(write, {"mosaic": "all"}).channels is None


def test_unknown_names_are_told_with_the_nearest_one(write: Write) -> None:
    path = written(
        write,
        {"grid": {"columns": 1, "rows": 1, "cells": ["mapo-01"]}},
        {"cells": [{"channel": "x", "rect": {"x": 0, "y": 0, "width": 1, "height": 1}}]},
        {"mosaic": {"groups": ["Bridge"]}},
    )
    grid, free, group = sentences(path, ["mapo-001", "jongno-001"])
    assert grid.endswith(
        "$.scenes[0].grid.cells[0].channel: found the unknown channel 'mapo-01', expected a "
        "channel of the channel list; write 'mapo-001'."
    )
    assert free.endswith("'x', expected a channel of the channel list; add it to the channel list.")
    assert group.endswith("'Bridge', expected a group of the channel list; write 'bridge'.")


@pytest.mark.parametrize(
    ("scene", "found"),
    [
        ({}, "none of them, expected one of 'grid', 'cells', 'mosaic'"),
        ({"mosaic": "all", "cells": []}, "an empty list"),
        ({"mosaic": "everything"}, 'the text "everything", expected "all", or an object'),
        ({"mosaik": "all"}, "the unknown key 'mosaik'"),
        ({"mosaic": "all", "grid": {"columns": 1, "rows": 1, "cells": ["a"]}}, "'grid' and"),
        ({"grid": {"columns": "3", "rows": 1, "cells": ["a"]}}, 'the text "3"'),
        ({"grid": {"columns": 0, "rows": 1, "cells": ["a"]}}, "the number 0, expected how many"),
        ({"grid": {"columns": 1, "rows": 1, "cells": ["a", "b"]}}, "no place left for channel 'b'"),
        (
            {"grid": {"columns": 1, "rows": 1, "cells": [{"channel": "a", "column": 1}]}},
            "'column' without 'row'",
        ),
        (
            {"grid": {"columns": 2, "rows": 1, "cells": [{"channel": "a", "column": 3, "row": 1}]}},
            "column 3, row 1, span 1 x 1, expected a place in a grid of 2 x 1",
        ),
        (
            {
                "grid": {
                    "columns": 2,
                    "rows": 2,
                    "cells": [
                        {"channel": "a", "column": 1, "row": 1, "span": [2, 2]},
                        {"channel": "b", "column": 2, "row": 2},
                    ],
                }
            },
            "the place of channel 'a' (cells[0])",
        ),
        ({"cells": [{"channel": "a"}]}, "neither, expected either 'rect' or 'rect_mm'"),
        (
            {"cells": [{"channel": "a", "rect": {"x": 0.5, "y": 0, "width": 0.6, "height": 1}}]},
            "a rectangle that leaves the canvas, expected x + width",
        ),
        (
            {"cells": [{"channel": "a", "rect_mm": {"x": 0, "y": 50, "width": 9, "height": 9}}]},
            "a rectangle that leaves the canvas, expected x 100 to 1700 mm",
        ),
    ],
)
def test_a_scene_that_cannot_stand_is_refused(
    write: Write, scene: dict[str, object], found: str
) -> None:
    (sentence,) = sentences(written(write, scene))
    assert f"found {found}" in sentence


def test_two_scenes_with_one_id_are_told(write: Write) -> None:
    (sentence,) = sentences(written(write, {"mosaic": "all"}, {"id": "s0", "mosaic": "all"}))
    assert "$.scenes[1].id: found the id 's0', which scenes[0] has already" in sentence


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"version": 2}, "the number 2, expected 1, the version that this citywall reads"),
        ({"version": "1"}, 'the text "1", expected 1'),
        ({"scenes": []}, "an empty list, expected a list of at least one scene"),
        ({"scenes": None}, "null, expected a list of at least one scene"),
        ({"surface": {"displays": []}}, "an empty list, expected a list of at least one display"),
        ({"Channels": "x.csv"}, "the unknown key 'Channels'"),
        ({"channels": 5}, "the number 5, expected the channel list's path"),
    ],
)
def test_a_document_that_is_no_layout_is_refused(
    write: Write, changes: dict[str, object], found: str
) -> None:
    (sentence,) = sentences(written(write, {"mosaic": "all"}, **changes))
    assert f"found {found}" in sentence


def test_a_missing_surface_is_told_with_what_to_write(write: Write) -> None:
    path = write("layout.json", '{"version": 1, "scenes": [{"id": "a", "name": {"ko": "가"}}]}')
    surface, scene = sentences(path)
    assert "found no 'surface'" in surface
    assert "one of 'grid', 'cells', 'mosaic'" in scene


def test_a_document_that_is_a_list_is_told_what_a_layout_has(write: Write) -> None:
    (sentence,) = sentences(write("layout.json", "[1]"))
    assert "found a list of 1, expected an object in braces {} with the keys 'version'" in sentence


def test_every_problem_of_a_document_is_told_in_its_order(write: Write) -> None:
    path = written(
        write,
        {"grid": {"columns": 1, "rows": 1, "cells": ["a", "b"]}},
        {"mosaic": {"groups": ["tunel"]}, "id": "s 1"},
        {"mosaic": {"groups": ["tunel"]}},
        version=3,
    )
    text = path.read_text().replace('"pixels"', '"pixel"')
    path.write_text(text)
    told = sentences(path, ["a"])
    assert len(told) == 6
    lines = [int(sentence.split("line ")[1].split(",")[0]) for sentence in told]
    assert lines == sorted(lines)
