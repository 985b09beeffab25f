"""The words of every room in every language: two are built in, a further one is one file more.

The file is JSON: rooms, and in each the words by their keys; what it leaves out stays English.
``python -m wall words`` writes one to be filled in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from layouts.particles import settled

ENGLISH: Final = "en"
KOREAN: Final = "ko"
BUILT_IN: Final = ("ko", "en")
CODE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
PLACES = re.compile(r"\{\w*\}")

Words = Mapping[str, str]
ROOMS: Final[dict[str, Catalogue]] = {}
"""Every catalogue by its room, as their modules are imported."""
_LEARNT: Final[dict[str, Mapping[str, Words]]] = {}


class WordsError(ValueError):
    """A file of words cannot be used; the text says why, and what to do."""


class _Korean(str):
    """A template in which a particle is chosen by what stands before it once it is filled in."""

    __slots__ = ()

    def format(self, *values: object, **named: object) -> str:
        return settled(super().format(*values, **named))


class Catalogue(Mapping[str, Words]):
    """The words of one room by language.

    Args:
        room: Its name in files of words.
        words: The built-in languages; English has every key.
    """

    def __init__(self, room: str, words: Mapping[str, Words]) -> None:
        """Make the room known."""
        self.room = room
        self._words = words
        self._mixed: dict[str, Words] = {}
        korean = words.get(KOREAN, {})
        self._korean = {key: _Korean(template) for key, template in korean.items()}
        ROOMS[room] = self

    def __getitem__(self, language: str) -> Words:
        """The words in a language.

        Raises:
            KeyError: There is no such language.
        """
        if language == KOREAN:
            return self._korean
        if language in self._words:
            return self._words[language]
        if language not in self._mixed:
            learnt = _LEARNT[language].get(self.room, {})
            self._mixed[language] = {**self._words[ENGLISH], **learnt}
        return self._mixed[language]

    def __iter__(self) -> Iterator[str]:
        """All languages."""
        return iter((*self._words, *_LEARNT))

    def __len__(self) -> int:
        """How many languages there are."""
        return len(self._words) + len(_LEARNT)


def learn(file: Path) -> str:
    """Learn the language of a file, which is named for it, and return its code.

    Raises:
        WordsError: It is no file of words, or its words lack a place that the English have.
    """
    code = file.stem
    if not CODE.fullmatch(code) or code in BUILT_IN:
        raise WordsError(
            f"{file}: found the name '{file.name}', expected a language's code other than "
            f"{' and '.join(BUILT_IN)}; rename it, as in fi.json or zh-TW.json."
        )
    try:
        rooms = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WordsError(f"{file}: it cannot be read as JSON: {error}.") from error
    good = isinstance(rooms, dict) and all(
        isinstance(words, dict) and all(isinstance(word, str) for word in words.values())
        for words in rooms.values()
    )
    if not good:
        raise WordsError(
            f"{file}: found something else, expected rooms with words in each; "
            "write one with: python -m wall words"
        )
    for room, words in rooms.items():
        _hold_to(file, room, words)
    _LEARNT[code] = rooms
    for catalogue in ROOMS.values():
        catalogue._mixed.pop(code, None)
    return code


def learnt(language: str, room: str) -> Words:
    """The words of a room that a file told; none of a language that no file is of."""
    return _LEARNT.get(language, {}).get(room, {})


def _hold_to(file: Path, room: str, words: Words) -> None:
    catalogue = ROOMS.get(room)
    english = catalogue[ENGLISH] if catalogue is not None else {key: key for key in words}
    for key, word in words.items():
        wanted = set(PLACES.findall(english.get(key, word)))
        if not set(PLACES.findall(word)) <= wanted:
            raise WordsError(
                f"{file}: {room}: '{key}': found {word!r}, expected no other places than "
                f"{', '.join(sorted(wanted)) or 'none'}; write it as in English: "
                f"{english.get(key, '')!r}."
            )
