"""Parts a text that is read aloud by its languages, for a voice reads only its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kiosk.page.language import Language

_HANGUL: Final = re.compile(
    r"[\uac00-\ud7a3\u3131-\u318e](?:[\uac00-\ud7a3\u3131-\u318e\d ·,.\-~()]*"
    r"[\uac00-\ud7a3\u3131-\u318e])?"
)


@dataclass(frozen=True)
class Passage:
    """Some words and the language that they are in."""

    language: Language
    text: str


def passages(text: str, language: Language) -> tuple[Passage, ...]:
    """Return the passages of a text in their order; joined, they are the text.

    What is in Hangul is Korean whatever the page's language: names that nobody has translated.
    """
    if language is Language.KO:
        return (Passage(language, text),)
    found: list[Passage] = []
    end = 0
    for match in _HANGUL.finditer(text):
        if match.start() > end:
            found.append(Passage(language, text[end : match.start()]))
        found.append(Passage(Language.KO, match.group()))
        end = match.end()
    if end < len(text) or not found:
        found.append(Passage(language, text[end:]))
    return tuple(found)
