"""Brings all words of the wall together: to be translated, and to learn a language from a file."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import typer

import wall
from layouts import phrase
from streams.floor.catalogue import BUILT_IN, ENGLISH, ROOMS, WordsError, learn, learnt

WINDOWS, DOCUMENTS = "windows", "documents"
"""The rooms whose keys are the English words themselves: those of QML, and of documents."""
SOURCES = Path(__file__).with_name("face") / "i18n" / "ko.ts"


def wordbook() -> dict[str, dict[str, str]]:
    """Return every English word of the wall, by room and key."""
    _meet_all()
    rooms = {name: dict(ROOMS[name][ENGLISH]) for name in sorted(ROOMS)}
    rooms[WINDOWS] = {source: source for source in _windows()}
    rooms[DOCUMENTS] = {template: template for template in phrase.catalogue("ko")}
    return rooms


def language_of(wanted: str) -> str:
    """Return the code of a language, which is learnt if it is the name of a file.

    Raises:
        WordsError: It is neither built in nor a file of words.
    """
    if wanted in BUILT_IN:
        return wanted
    file = Path(wanted)
    if not file.is_file():
        names = ", ".join(BUILT_IN)
        raise WordsError(f"--language: found '{wanted}', expected {names} or a file of words.")
    _meet_all()
    code = learn(file)
    phrase.learn(code, learnt(code, DOCUMENTS))
    return code


def words() -> None:
    """Write out all words of the wall in English, to be translated: > fi.json, then --language."""
    typer.echo(json.dumps(wordbook(), ensure_ascii=False, indent=1))


def chosen(wanted: str) -> str:
    """Return the code of the language that was typed; what is wrong ends the program in words."""
    try:
        return language_of(wanted)
    except WordsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


def _meet_all() -> None:
    """Import every module of words, so that its room is known."""
    for module in pkgutil.walk_packages(wall.__path__, "wall."):
        if module.name.endswith("words"):
            import_module(module.name)


def _windows() -> Iterator[str]:
    for message in ElementTree.parse(SOURCES).getroot().iter("message"):
        yield message.findtext("source", "")
