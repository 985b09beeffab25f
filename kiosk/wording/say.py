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
from layouts.particles import particle

FOLDER: Final = Path(__file__).with_name("words")


def say(language: Language, key: str, /, **values: object) -> str:
    """Return what stands under a key, filled in.

    Raises:
        KeyError: The language has no such words, or a value is missing; tests hold all languages
            to the same keys and places.
    """
    return filled(words(language)[key], values)


def filled(template: str, values: Mapping[str, object]) -> str:
    """Return a template with its places filled in, of these words or of others.

    Raises:
        KeyError: A value is missing.
    """
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
