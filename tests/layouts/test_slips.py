"""A hundred slips of the pen in a layout: each is answered with where it is and how to mend it.

`slips/*.txt` hold them as a person would see them: the lines of `slips/wall.json` that were edited
(`-`), what was written instead (`+`), and what is answered (`>`), without the file's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from layouts.cell_form import KINDS
from layouts.layout import Layout, load_layout
from layouts.problem import DocumentError

SLIPS = Path(__file__).parent / "slips"
WALL = (SLIPS / "wall.json").read_text(encoding="utf-8")
CITY = '{"type": "FeatureCollection", "features": []}'
SENTENCE = re.compile(r"line \d+(, \$.*)?: found .+, expected .+; .+\.")


@dataclass(frozen=True)
class Slip:
    """An edit and its answer: lines taken out, lines put in, sentences without the file."""

    old: str
    new: str
    answer: tuple[str, ...]


def slips() -> list[Slip]:
    found = []
    for file in sorted(SLIPS.glob("*.txt")):
        for block in file.read_text(encoding="utf-8").split("\n\n"):
            marked: dict[str, list[str]] = {"-": [], "+": [], ">": []}
            for line in block.splitlines():
                marked[line[0]].append(line[2:])
            old, new = ("".join(f"{line}\n" for line in marked[mark]) for mark in "-+")
            found.append(Slip(old, new, tuple(marked[">"])))
    return found


def load(path: Path) -> Layout:
    (path.parent / "emblem.png").write_bytes(b"an image")
    (path.parent / "city.geojson").write_text(CITY, encoding="utf-8")
    groups = ["bridge", "tunnel", "district:마포"]
    return load_layout(path, ["han-01", "han-02", "tun-01"], groups, KINDS)


def test_the_document_is_good_before_the_slips(tmp_path: Path) -> None:
    path = tmp_path / "wall.json"
    path.write_text(WALL, encoding="utf-8")
    layout = load(path)
    assert (len(layout.scenes), len(layout.tours), len(layout.rules)) == (4, 2, 2)


def test_there_are_a_hundred_of_them() -> None:
    assert len({(slip.old, slip.new) for slip in slips()}) >= 100


@pytest.mark.parametrize("slip", slips(), ids=lambda slip: (slip.new or slip.old).strip()[:60])
def test_a_slip_is_answered_with_its_place_and_its_mend(tmp_path: Path, slip: Slip) -> None:
    assert slip.old in WALL
    path = tmp_path / "wall.json"
    path.write_text(WALL.replace(slip.old, slip.new, 1), encoding="utf-8")
    with pytest.raises(DocumentError) as refusal:
        load(path)
    said = str(refusal.value).replace(str(tmp_path), "FOLDER").splitlines()
    assert tuple(line.removeprefix("FOLDER/wall.json, ") for line in said) == slip.answer
    assert all(SENTENCE.fullmatch(sentence) for sentence in slip.answer)


def test_a_slip_in_the_form_is_placed_by_its_path() -> None:
    without = [
        sentence
        for slip in slips()
        for sentence in slip.answer
        if not SENTENCE.fullmatch(sentence) or not re.search(r", \$[.\[]", sentence)
    ]
    # A comma, a comment and the document as a whole have no path.
    assert len(without) == 3
