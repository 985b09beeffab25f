"""Says something in a language: a template from that language's file, filled in with care.

In a template ``{n:minute|minutes}`` is a count with the word that goes with it, and
``{name:은/는}`` a name with the Korean particle that its last sound wants.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Final

from kiosk.page.language import Language

FOLDER: Final = Path(__file__).with_name("words")

_FIRST, _LAST, _FINALS = 0xAC00, 0xD7A3, 28
_FINAL_L: Final = 8
# Read as in Korean: 0 영, 1 일, 3 삼, 6 육, 7 칠 and 8 팔 end in a consonant; 1, 7 and 8 in an L.
_DIGITS_CLOSED: Final = frozenset("013678LMNRlmnr")
_DIGITS_L: Final = frozenset("178LRlr")


def say(language: Language, key: str, /, **values: object) -> str:
    """Return what stands under a key, filled in.

    Raises:
        KeyError: The language has no such words, or a value is missing; tests hold all languages
            to the same keys and places.
    """
    template = words(language)[key]
    return _FORMATTER.vformat(template, (), values) if "{" in template else template


@cache
def words(language: Language) -> Mapping[str, str]:
    """Return all words of a language by their keys."""
    text = (FOLDER / f"{language}.json").read_text(encoding="utf-8")
    told: Mapping[str, str] = json.loads(text)
    return told


class _Careful(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            one, many = format_spec.split("|", 1)
            return f"{value:,} {one if value == 1 else many}"
        if "/" in format_spec:
            return f"{value}{particle(str(value), *format_spec.split('/', 1))}"
        return str(super().format_field(value, format_spec))


_FORMATTER: Final = _Careful()


def particle(word: str, closed: str, open_: str) -> str:
    """Return the particle that a Korean word wants behind it.

    Args:
        word: The word; numbers and Latin letters count as they are read in Korean.
        closed: What stands behind a consonant: 은, 이, 을, 으로.
        open_: What stands behind a vowel: 는, 가, 를, 로.
    """
    heard = word.rstrip(" )]'\"·.")
    if not heard:
        return open_
    last = heard[-1]
    final = (ord(last) - _FIRST) % _FINALS if _FIRST <= ord(last) <= _LAST else None
    has_final = final > 0 if final is not None else last in _DIGITS_CLOSED
    ends_in_l = final == _FINAL_L if final is not None else last in _DIGITS_L
    if closed.startswith("으") and ends_in_l:
        return open_
    return closed if has_final else open_
