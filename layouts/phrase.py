"""A piece of a sentence that knows how it was made, so that it can be said in another language.

A phrase is English text, and is used as such; it remembers its template and what was put into it.
The template is its code in the catalogues (`layouts/i18n`), one file for each further language.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from layouts.particles import settled

CATALOGUES = Path(__file__).with_name("i18n")
ENGLISH = "en"


class Phrase(str):
    """English text made of a template and values; values may be phrases themselves."""

    template: str
    values: Mapping[str, str]

    def __new__(cls, template: str, values: Mapping[str, str]) -> Phrase:
        """Fill the template in; one without values is taken as it is."""
        phrase = super().__new__(cls, template.format(**values) if values else template)
        phrase.template, phrase.values = template, dict(values)
        return phrase

    def __getnewargs__(self) -> tuple[str, Mapping[str, str]]:  # type: ignore[override]
        """Say what a copy is made from."""
        return self.template, self.values

    def each(self, change: Callable[[str], str]) -> Phrase:
        """Return the phrase with every value changed; what is ours in it stays."""
        return Phrase(
            self.template, {name: mapped(value, change) for name, value in self.values.items()}
        )


def phrase(template: str, /, **values: object) -> Phrase:
    """Return a phrase.

    Args:
        template: English, with ``{name}`` for each value; taken as it is where there are none.
        values: What is put in; text that is no phrase is said alike in every language.
    """
    return Phrase(template, {n: v if isinstance(v, str) else str(v) for n, v in values.items()})


def together(parts: Iterable[str]) -> str:
    """Return several texts as one, with "and" between them; empty where there are none."""
    whole = ""
    for part in parts:
        whole = phrase("{first} and {second}", first=whole, second=part) if whole else part
    return whole


def listed(parts: Iterable[str]) -> str:
    """Return several texts as one, with commas between them; empty where there are none."""
    whole = ""
    for part in parts:
        whole = phrase("{first}, {second}", first=whole, second=part) if whole else part
    return whole


def lined(parts: Iterable[str]) -> str:
    """Return several texts as one, a line each; empty where there are none."""
    whole = ""
    for part in parts:
        whole = phrase("{first}\n{second}", first=whole, second=part) if whole else part
    return whole


def mapped(text: str, change: Callable[[str], str]) -> str:
    """Return `text` changed; of a phrase, only what was put into it."""
    return text.each(change) if isinstance(text, Phrase) else change(text)


def said(text: str, language: str) -> str:
    """Return `text` in a language; what has no words in it stays English."""
    return settled(_said(text, language)) if language == "ko" else _said(text, language)


def _said(text: str, language: str) -> str:
    if not isinstance(text, Phrase):
        return text
    template = catalogue(language).get(text.template)
    if template is None:
        template = text.template
    if not text.values:
        return template
    values = {name: _said(value, language) for name, value in text.values.items()}
    return template.format(**values)


_LEARNT: dict[str, Mapping[str, str]] = {}


def learn(language: str, words: Mapping[str, str]) -> None:
    """Have these words by their English templates, of a language that no file here is of."""
    _LEARNT[language] = words
    catalogue.cache_clear()


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return the words of a language by their English templates; none for English itself."""
    if language in _LEARNT:
        return _LEARNT[language]
    file = CATALOGUES / f"{language}.json"
    if language == ENGLISH or not file.is_file():
        return {}
    words: Mapping[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return words


def languages() -> tuple[str, ...]:
    """Return the languages that there are words for, English first."""
    return (ENGLISH, *sorted(file.stem for file in CATALOGUES.glob("*.json")))


def spoken_here(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that a terminal is set to, English where it is another than ours."""
    wanted = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    code = wanted.split("_")[0].split(".")[0].lower()
    return code if code in languages() else ENGLISH
