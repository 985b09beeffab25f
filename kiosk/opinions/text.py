"""What may stand in an opinion's text: all that can be read, at most 500 characters."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MOST: Final = 500
_KEPT: Final = frozenset("\n\u200c\u200d")
"""A line's end, and the joiners that emoji and some scripts are written with."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BLANKS: Final = re.compile(r"[^\S\n]+")
_LINES: Final = re.compile(r"\n{3,}")


def cleaned(text: str) -> str:
    """Return a text as it is kept: composed, without control characters, at most `MOST` long.

    No word is taken out: what people say is for the city to read.  What cannot be seen is (control
    and direction marks, halves of letters), for it could make a text show as another one.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    seen = "".join(letter for letter in unicodedata.normalize("NFC", lines) if _is_seen(letter))
    tidy = _LINES.sub(
        "\n\n", "\n".join(_BLANKS.sub(" ", line).strip() for line in seen.split("\n"))
    )
    return tidy.strip()[:MOST].rstrip()


def room(text: str) -> int:
    """Return how many more characters there is room for."""
    return max(0, MOST - len(text))


def _is_seen(letter: str) -> bool:
    return letter in _KEPT or unicodedata.category(letter) not in _UNSEEN
