"""Holds every source file to the house's form: short, opened by its reason, named for its noun."""

from __future__ import annotations

import ast
import re

from tests.house.tree import ROOT, tracked

WALL = {"*.py": 400, "*.qml": 150}


def test_no_file_is_longer_than_the_wall() -> None:
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text().splitlines())
        for pattern, most in WALL.items()
        for file in tracked(pattern)
        if len(file.read_text().splitlines()) > most
    }
    assert not lengths, f"look for the second noun in {lengths}; at most {WALL} lines"


def test_every_module_opens_with_one_sentence_that_says_why_it_exists() -> None:
    wrong = []
    for file in tracked("*.py"):
        docstring = ast.get_docstring(ast.parse(file.read_text())) or ""
        first = docstring.split("\n\n")[0]
        if not re.fullmatch(r"[A-Z\d\"'`].*\.", first, re.DOTALL):
            wrong.append(f"{file.relative_to(ROOT)}: {first!r}")
    assert not wrong, "each module's docstring opens with one sentence:\n" + "\n".join(wrong)


def test_nothing_is_called_utils() -> None:
    names = [str(file.relative_to(ROOT)) for file in tracked() if re.search("util", file.name)]
    assert not names, f"name these for the noun that they hold: {names}"


def test_no_test_is_a_package_and_every_room_is_one() -> None:
    rooms = {
        file.parent
        for top in ("kiosk", "layouts", "streams", "wall")
        for file in tracked(f"{top}/*.py")
    }
    nameless = [
        str(room.relative_to(ROOT)) for room in rooms if not (room / "__init__.py").exists()
    ]
    assert not nameless, f"without __init__.py the layering check does not see them: {nameless}"
    assert not tracked("tests/**/__init__.py")
