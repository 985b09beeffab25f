"""Pictures of layouts, looked at pixel by pixel: cells, bezels, names, and what cannot be drawn."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from layouts.letters import NO_KOREAN, Letters
from layouts.picture import Wish, write_picture
from layouts.problem import DocumentError
from layouts.schema import FOLDER
from tests.layouts.test_command import answer

Write = Callable[[str, str], Path]

NOON = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
CITY_HALL = FOLDER.parent / "examples" / "city-hall.json"
CONTROL_ROOM = FOLDER.parent / "examples" / "control-room.json"
SIDE = {"y_mm": 0, "width_mm": 900, "height_mm": 1000, "pixels": [900, 1000]}
BEZELS = {"left": 50, "top": 0, "right": 50, "bottom": 0}
DISPLAYS = [
    {"id": "left", "x_mm": 0, "screen": {"index": 0}, "bezels_mm": BEZELS, **SIDE},
    {"id": "right", "x_mm": 1000, "screen": {"index": 1}, "bezels_mm": BEZELS, **SIDE},
]
HEAD = 44


def drawn(tmp_path: Path, file: Path, letters: Letters | None = None, **wish: Any) -> Image.Image:
    out = tmp_path / "wall.png"
    write_picture(file, out, Wish(NOON, **wish), letters)
    with Image.open(out) as picture:
        return picture.convert("RGB")


def layout(write: Write, **scene: object) -> Path:
    scenes = [{"id": "s", "name": {"ko": "장면"}, **scene}]
    document = {"version": 1, "surface": {"displays": DISPLAYS}, "scenes": scenes}
    return write("layout.json", json.dumps(document))


def at(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """The colour at a place of the wall in mm: the sheets here are drawn one px a mm."""
    pixel = picture.getpixel((x + 50, y + HEAD))
    assert isinstance(pixel, tuple)
    return pixel


def test_cells_stand_where_the_document_says_and_bezels_hide_what_lies_under_them(
    tmp_path: Path, write: Write
) -> None:
    cells = [
        {"channel": "a", "rect_mm": {"x": 200, "y": 200, "width": 1500, "height": 600}},
        {"channel": "b", "rect_mm": {"x": 400, "y": 400, "width": 200, "height": 200}},
    ]
    picture = drawn(tmp_path, layout(write, cells=cells), size=(2000, 1000 + HEAD))
    cell, glass, inner = at(picture, 300, 300), at(picture, 100, 100), at(picture, 500, 500)
    assert len({cell, glass, inner}) == 3
    assert at(picture, 1500, 300) == cell
    assert at(picture, 1800, 300) == glass
    hidden = at(picture, 950, 300)
    assert sum(hidden) < sum(cell)
    assert hidden != at(picture, 950, 100), "the cell is to be seen through the bezel"


def test_a_sheet_of_another_shape_leaves_the_wall_undistorted(tmp_path: Path, write: Write) -> None:
    cell = {"channel": "a", "rect": {"x": 0, "y": 0, "width": 1, "height": 1}}
    picture = drawn(tmp_path, layout(write, cells=[cell]), size=(2000, 2000 + HEAD))
    assert picture.size == (2000, 2000 + HEAD)
    paper = at(picture, 500, 400)
    assert at(picture, 500, 1600) == paper
    assert at(picture, 500, 1000) != paper


def test_a_korean_name_is_written_and_a_longer_one_takes_more_ink(
    tmp_path: Path, write: Write
) -> None:
    def ink(name: str) -> int:
        cell = {"text": {"ko": name}, "column": 1, "row": 1}
        file = layout(write, grid={"columns": 1, "rows": 2, "cells": [cell]})
        picture = drawn(tmp_path, file, size=(2000, 1000 + HEAD)).convert("L")
        return sum(picture.point(lambda value: value > 200).histogram()[1:])

    assert ink("가") > 500
    assert ink("갋갋") > ink("갋") * 1.2


def test_without_korean_letters_names_are_english_and_it_is_said(tmp_path: Path) -> None:
    out = tmp_path / "wall.png"
    latin = Letters(folders=(str(tmp_path / "no-fonts"),))
    written = write_picture(CITY_HALL, out, Wish(NOON, "morning"), latin)
    assert written.notes == (NO_KOREAN,)
    assert "apt-get install fonts-noto-cjk" in NO_KOREAN
    asked_in_korean = out.read_bytes()
    write_picture(CITY_HALL, out, Wish(NOON, "morning", language="en"), latin)
    assert out.read_bytes() == asked_in_korean


def test_every_scene_and_salvo_of_the_examples_is_drawn_and_no_two_look_alike(
    tmp_path: Path,
) -> None:
    wishes = [(CITY_HALL, {"scene": scene}) for scene in ("all", "bridges", "morning", "square")]
    wishes += [(CONTROL_ROOM, {"scene": scene}) for scene in ("bridge-watch", "squares")]
    wishes += [(CONTROL_ROOM, {"salvo": "flood"})]
    pictures = {drawn(tmp_path, file, None, **wish).tobytes() for file, wish in wishes}
    assert len(pictures) == len(wishes)


def test_a_clock_shows_the_time_of_its_zone(tmp_path: Path, write: Write) -> None:
    def clock(**keys: object) -> bytes:
        file = layout(write, grid={"columns": 1, "rows": 1, "cells": [{"clock": keys}]})
        return drawn(tmp_path, file, size=(400, 200)).tobytes()

    assert clock(zone="Asia/Seoul") == clock(zone="Asia/Tokyo")
    assert clock(zone="Asia/Seoul") != clock(zone="Europe/Paris")
    assert len({clock(), clock(seconds=True), clock(date=True)}) == 3


def test_an_image_is_drawn_whole_and_one_that_is_broken_says_so(
    tmp_path: Path, write: Write
) -> None:
    Image.new("RGB", (10, 40), (250, 0, 0)).save(tmp_path / "red.png")
    rect = {"x": 0, "y": 0, "width": 1, "height": 1}
    file = layout(write, cells=[{"image": "red.png", "rect": rect}])
    picture = drawn(tmp_path, file, size=(2000, 1000 + HEAD))
    assert at(picture, 830, 500) == (250, 0, 0)
    assert at(picture, 200, 500) != (250, 0, 0)
    write("red.png", "no image")
    assert at(drawn(tmp_path, file, size=(2000, 1000 + HEAD)), 830, 300) != (250, 0, 0)


def test_a_page_is_drawn_whole_and_one_that_is_broken_says_so(tmp_path: Path, write: Write) -> None:
    Image.new("RGB", (100, 400), (250, 0, 0)).save(tmp_path / "red.pdf")
    rect = {"x": 0, "y": 0, "width": 1, "height": 1}
    file = layout(write, cells=[{"pdf": {"file": "red.pdf"}, "rect": rect}])
    picture = drawn(tmp_path, file, size=(2000, 1000 + HEAD))
    red, green, _ = at(picture, 830, 500)
    assert red > 240
    assert green < 20
    assert at(picture, 200, 500)[0] < 100


def test_an_unknown_scene_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"'mornin' on the command line, .*write 'morning'"):
        write_picture(CITY_HALL, tmp_path / "x.png", Wish(NOON, "mornin"))
    with pytest.raises(DocumentError, match="expected a document with a salvo"):
        write_picture(CITY_HALL, tmp_path / "x.png", Wish(NOON, salvo="flood"))


def test_the_command_draws_and_says_what_it_drew(tmp_path: Path) -> None:
    out = tmp_path / "wall.png"
    code, said = answer("render", CITY_HALL, "--out", out, "--scene", "all", "--size", "640x400")
    assert (code, said) == (0, f"{out}: scene 'all', 640 x 400 px\n")
    with Image.open(out) as picture:
        assert picture.size == (640, 400)


@pytest.mark.parametrize("size", ["640", "640x", "axb", "10x10", "640x99999"])
def test_a_size_that_is_none_is_told(tmp_path: Path, size: str) -> None:
    out = tmp_path / "x.png"
    code, said = answer("render", CITY_HALL, "--out", out, "--size", size)
    assert code == 2
    assert f"--size: found '{size}', expected WIDTHxHEIGHT" in said
    assert not out.exists()


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    out = tmp_path / "none" / "x.png"
    code, said = answer("render", CITY_HALL, "--out", out)
    assert (code, said) == (
        2,
        f"{out}: the picture cannot be written (No such file or directory).\n",
    )
