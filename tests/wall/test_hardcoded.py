"""The wall's own words stand in its catalogues: none is written into code or windows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from streams.floor.catalogue import Catalogue
from tests.house.tree import ROOT, tracked

SYLLABLE = re.compile("(?<!-)[\uac00-\ud7a3](?!-[\uac00-\ud7a3])")
"""One that is no end of a range of letters."""
CATALOGUES = re.compile(r"(\w*words|causes)\.py")
FOR_WRITERS = ("examples", "description", "help")
"""What is told to those who write documents and type commands is in their own language."""
LITERAL = re.compile(r"\b(?:text|word|title|placeholderText)\s*:\s*(.*)$")
TRANSLATED = re.compile(r'qsTr\("[^"]*"\)|[!=]==? "[^"]*"')
"""Also what something is compared with, which nobody sees."""
NO_WORDS = {"citywall", "HH:mm:ss", "transparent"}


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Every module of the wall that is no catalogue."""
    for file in tracked("wall/*.py"):
        if not CATALOGUES.fullmatch(file.name):
            yield file, ast.parse(file.read_text(encoding="utf-8"))


def for_writers(tree: ast.Module) -> set[int]:
    """The texts of a module that are documentation, or are told to writers of documents."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.add(id(node.value))
        if isinstance(node, ast.keyword) and node.arg in FOR_WRITERS:
            found |= {id(inner) for inner in ast.walk(node.value)}
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("Option", "Argument"):
            found |= {id(inner) for inner in ast.walk(node)}
    return found


def test_no_korean_is_written_into_code() -> None:
    wrong = []
    for file, tree in modules():
        allowed = for_writers(tree)
        wrong += [
            f"{file.relative_to(ROOT)}, line {node.lineno}: {node.value!r}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and SYLLABLE.search(node.value)
            and id(node) not in allowed
        ]
    assert not wrong, "these belong into a catalogue of words:\n" + "\n".join(wrong)


def test_no_words_are_written_into_windows() -> None:
    wrong = []
    for file in tracked("wall/*.qml"):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            code = re.sub(r"//.*", "", line)
            found = LITERAL.search(code)
            left = TRANSLATED.sub("", found[1].split(";")[0]) if found else ""
            texts = set(re.findall(r'"([^"]*)"', left)) - NO_WORDS
            if any(SYLLABLE.search(text) or re.search("[A-Za-z]{2,}", text) for text in texts):
                wrong.append(f"{file.relative_to(ROOT)}, line {number}: {line.strip()}")
    assert not wrong, "these belong into qsTr(): \n" + "\n".join(wrong)


def test_every_catalogue_can_be_spoken_in_a_language_more() -> None:
    closed = []
    for file in tracked("wall/*.py"):
        if file.name.endswith("words.py"):
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            words = getattr(import_module(name), "WORDS", None)
            if words is not None and not isinstance(words, Catalogue):
                closed.append(name)
    assert not closed, f"make their WORDS a Catalogue: {closed}"


def test_both_languages_have_every_key() -> None:
    for file in tracked("wall/*.py"):
        if file.name.endswith("words.py"):
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            words = getattr(import_module(name), "WORDS", {})
            if words:
                assert words["ko"].keys() == words["en"].keys(), name
