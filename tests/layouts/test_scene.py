"""Scenes of more than channels: shapes, panes, mosaics in cells, and what may overlap."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as PilImage

from layouts.cell_form import KINDS
from layouts.channel import Channel
from layouts.geometry import Rect
from layouts.layout import Layout, load_layout
from layouts.pane import Clock, Feed, Image, Pdf, Text, Web
from layouts.problem import DocumentError
from layouts.scene import Cell, Pane, Placed

Write = Callable[[str, str], Path]

DISPLAYS = [
    {
        "id": name, "x_mm": x, "y_mm": 0, "width_mm": 1600, "height_mm": 900,
        "pixels": [1920, 1080], "screen": {"index": number},
    }
    for number, (name, x) in enumerate([("left", 0), ("right", 1620)])
]  # fmt: skip
CHANNELS = tuple(
    Channel(name, {"ko": name}, "rtsp://h/", groups=("x",) if name < "e" else ())
    for name in "abcdefgh"
)
FULL = {"x": 0, "y": 0, "width": 1, "height": 1}


def load(write: Write, scene: dict[str, Any], kinds: tuple[str, ...] = KINDS) -> Layout:
    scenes = [{"id": "s", "name": {"ko": "장면"}, **scene}]
    document = {"version": 1, "surface": {"displays": DISPLAYS}, "scenes": scenes}
    return load_layout(write("layout.json", json.dumps(document)), "abcdefgh", ["x"], kinds)


def refusals(write: Write, scene: dict[str, Any], kinds: tuple[str, ...] = KINDS) -> list[str]:
    with pytest.raises(DocumentError) as refusal:
        load(write, scene, kinds)
    return [f"{p.path}: {p.found}" for p in refusal.value.problems]


def test_a_shape_is_filled_the_large_place_first(write: Write) -> None:
    layout = load(write, {"grid": {"shape": "1+5", "cells": ["a", "b", "c"]}})
    third = 1 / 3
    assert layout.scenes[0].cells_on(layout.surface, CHANNELS) == (
        Cell("a", Rect(0, 0, 2 * third, 2 * third)),
        Cell("b", Rect(2 * third, 0, third, third)),
        Cell("c", Rect(2 * third, third, third, third)),
    )


def test_a_cell_with_a_place_leaves_the_others_before_it_to_the_rest(write: Write) -> None:
    cells = ["a", {"channel": "b", "place": 1}, {"channel": "c", "place": 4}]
    layout = load(write, {"grid": {"shape": "2x2", "cells": cells}})
    places = {cell.channel: cell.rect for cell in layout.scenes[0].cells_on(1.0, CHANNELS)}
    half = 0.5
    assert places == {
        "a": Rect(half, 0, half, half),
        "b": Rect(0, 0, half, half),
        "c": Rect(half, half, half, half),
    }


def test_a_place_of_a_shape_is_taken_once(write: Write) -> None:
    cells = [{"channel": "a", "place": 1}, {"text": {"ko": "글"}, "place": 1}]
    assert refusals(write, {"grid": {"shape": "1+5", "cells": cells}}) == [
        "$.scenes[0].grid.cells[1]: the place of channel 'a' (cells[0])"
    ]
    more = {"grid": {"shape": "1x1", "cells": ["a", {"clock": {}}]}}
    assert refusals(write, more) == ["$.scenes[0].grid.cells[1]: no place left for a clock"]


def test_a_mosaic_in_a_cell_stands_as_tiles_of_one_size_within_it(write: Write) -> None:
    cell = {"mosaic": {"query": "group:x"}, "column": 2, "row": 1}
    grid = {"columns": 2, "rows": 1, "cells": ["h", cell]}
    layout = load(write, {"grid": grid})
    first, *tiles = layout.scenes[0].cells_on(16 / 9, CHANNELS)
    assert (first.channel, [tile.channel for tile in tiles]) == ("h", ["a", "b", "c", "d"])
    for tile in tiles:
        assert Rect(0.5, 0, 0.5, 1).contains(tile.rect, 1e-9)
        assert tile.rect.width == pytest.approx(tile.rect.height)
    assert len(layout.scenes[0].places_on(16 / 9, ())) == 1


def test_what_is_no_channel_keeps_its_place_in_the_order(write: Write, tmp_path: Path) -> None:
    (tmp_path / "emblem.png").write_bytes(b"an image")
    small = {"x": 0.4, "y": 0.4, "width": 0.2, "height": 0.2}
    cells = [
        {"channel": "a", "rect": FULL},
        {"text": {"ko": "가\n나", "en": "A"}, "rect": small},
        {"clock": {"zone": "Asia/Seoul", "date": True}, "rect": small},
        {"image": "emblem.png", "rect": small},
        {"channel": "b", "rect": {**small, "x": 0.7}},
    ]
    layout = load(write, {"cells": cells})
    rect = Rect(0.4, 0.4, 0.2, 0.2)
    content = layout.scenes[0].content
    assert isinstance(content, Placed)
    assert content.panes == (
        Pane(Text({"ko": "가\n나", "en": "A"}), rect),
        Pane(Clock("Asia/Seoul", date=True), rect),
        Pane(Image(tmp_path / "emblem.png"), rect),
    )
    kinds = [type(place).__name__ for place in layout.scenes[0].places_on(1.0, CHANNELS)]
    assert kinds == ["Cell", "Pane", "Pane", "Pane", "Cell"]
    assert [cell.channel for cell in content.cells] == ["a", "b"]


def test_a_page_of_a_document_is_a_pane_and_one_that_is_not_there_is_told(
    write: Write, tmp_path: Path
) -> None:
    paper = PilImage.new("RGB", (60, 80), (255, 255, 255))
    paper.save(tmp_path / "plan.pdf", save_all=True, append_images=[paper])
    layout = load(write, {"cells": [{"pdf": {"file": "plan.pdf", "page": 2}, "rect": FULL}]})
    content = layout.scenes[0].content
    assert isinstance(content, Placed)
    assert content.panes == (Pane(Pdf(tmp_path / "plan.pdf", 2), Rect(0, 0, 1, 1)),)
    (tmp_path / "words.pdf").write_bytes(b"words")
    wrong = [{"file": "plan.pdf", "page": 3}, {"file": "plam.pdf"}, {"file": "words.pdf"}]
    cells = [{"pdf": pdf, "rect": FULL} for pdf in wrong]
    third, missing, none = refusals(write, {"cells": cells})
    assert third == "$.scenes[0].cells[0].pdf.page: 3"
    assert missing == "$.scenes[0].cells[1].pdf.file: 'plam.pdf', which is no file"
    assert none.startswith("$.scenes[0].cells[2].pdf.file: 'words.pdf', which cannot be read: ")


def test_a_wall_that_draws_channels_alone_refuses_every_other_cell(write: Write) -> None:
    cells = [{"mosaic": "all", "rect": FULL}, {"clock": {}, "rect": FULL}]
    assert refusals(write, {"cells": cells}, ("channel",)) == [
        "$.scenes[0].cells[0].mosaic: 'mosaic', which this version's wall does not draw in a cell",
        "$.scenes[0].cells[1].clock: 'clock', which this version's wall does not draw in a cell",
    ]
    assert load(write, {"mosaic": {"query": "group:x"}}, ("channel",)).scenes


def test_a_cell_across_the_bezel_keeps_its_millimetres(write: Write) -> None:
    cell = {"channel": "a", "rect_mm": {"x": 1210, "y": 225, "width": 800, "height": 450}}
    layout = load(write, {"cells": [cell]})
    (placed,) = layout.scenes[0].cells_on(layout.surface, CHANNELS)
    left, right = (layout.surface.part(d) for d in layout.surface.displays)
    assert placed.rect.overlaps(left)
    assert placed.rect.overlaps(right)
    assert placed.rect.into(layout.surface.canvas) == Rect(1210, 225, 800, 450)


def inside(x: float, y: float, width: float, height: float) -> dict[str, float]:
    return {"x": x, "y": y, "width": width, "height": height}


@pytest.mark.parametrize(
    ("below", "above", "found"),
    [
        (FULL, inside(0.1, 0.1, 0.3, 0.3), ""),
        (inside(0, 0, 0.5, 1), inside(0.5, 0, 0.5, 1), ""),
        (inside(0, 0, 0.34, 1), inside(0.336, 0, 0.3, 1), ""),
        (inside(0.1, 0.1, 0.3, 0.3), FULL, "which hides channel 'a' (cells[0]) wholly"),
        (FULL, FULL, "which hides channel 'a' (cells[0]) wholly"),
        (inside(0, 0, 0.5, 0.5), inside(0.4, 0.4, 0.5, 0.5), "which cuts into channel 'a'"),
    ],
)
def test_a_picture_may_lie_in_a_picture_but_not_across_or_over_it(
    write: Write, below: dict[str, float], above: dict[str, float], found: str
) -> None:
    scene = {"cells": [{"channel": "a", "rect": below}, {"channel": "b", "rect": above}]}
    if found:
        (sentence,) = refusals(write, scene)
        assert found in sentence
    else:
        assert load(write, scene).scenes


def test_a_text_may_cross_pictures_and_no_picture_may_hide_it(write: Write) -> None:
    text = {"text": {"ko": "제목"}, "rect": inside(0.4, 0, 0.2, 0.1)}
    halves = [
        {"channel": "a", "rect": inside(0, 0, 0.5, 1)},
        {"channel": "b", "rect": inside(0.5, 0, 0.5, 1)},
    ]
    assert load(write, {"cells": [*halves, text]}).scenes
    assert refusals(write, {"cells": [text, {"channel": "a", "rect": FULL}]}) == [
        "$.scenes[0].cells[1]: channel 'a', which hides the text '제목' (cells[0]) wholly"
    ]


def test_thousands_of_free_cells_are_compared_with_their_neighbours_alone(write: Write) -> None:
    size = {"width": 1 / 60, "height": 1 / 50}
    cells = [
        {"channel": "a", "rect": {"x": x / 60, "y": y / 50, **size}}
        for y in range(50)
        for x in range(60)
    ]
    assert len(load(write, {"cells": cells}).scenes[0].cells_on(1.0, CHANNELS)) == 3_000


def test_a_feed_and_a_web_page_stand_in_cells(write: Write) -> None:
    left = {"x": 0, "y": 0, "width": 0.5, "height": 1}
    page = {"url": "https://Board.example.org:8443/a", "hosts": ["tiles.example.org"]}
    cells = [{"feed": "next-trains", "rect": left}, {"web": page, "rect": {**left, "x": 0.5}}]
    content = load(write, {"cells": cells}).scenes[0].content
    assert isinstance(content, Placed)
    assert [pane.content for pane in content.panes] == [
        Feed("next-trains"),
        Web("https://Board.example.org:8443/a", ("board.example.org", "tiles.example.org")),
    ]


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "javascript:alert(1)", "board.example.org", "https://", "http://[::1",
     "https://mayor:planted-web-secret@board.example.org/"],
)  # fmt: skip
def test_an_address_that_no_wall_opens_is_refused(write: Write, url: str) -> None:
    with pytest.raises(DocumentError) as refused:
        load(write, {"cells": [{"web": {"url": url}, "rect": FULL}]})
    assert "http:// or https://" in str(refused.value)
    assert "planted-web-secret" not in str(refused.value)
