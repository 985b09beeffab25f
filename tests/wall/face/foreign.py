"""A language that nobody speaks: English, four tenths longer, and marked as translated."""

from __future__ import annotations

import json
import re
from pathlib import Path

from wall.wordbook import language_of, wordbook

MARK = "«"
LONGER = 0.4
FORMATS = ("days", "months", "date")
"""These are no words, or words that are split at blanks."""


def foreign(text: str) -> str:
    """A text in that language: its places stay, and its own words fill it up."""
    if not re.search("[A-Za-z]{2,}", text):
        return text
    plain = re.sub(r"\{\w*\}", "", text)
    wanted = max(round(len(plain) * LONGER), 1)
    filling = (plain.strip() + " ") * 2
    return f"{MARK}{text} {filling[:wanted].strip()}"


def learnt(folder: Path) -> str:
    """Have the wall learn it from a file, as any other language; its code."""
    rooms = {
        room: {
            key: word if room == "boards" and key in FORMATS else foreign(word)
            for key, word in words.items()
        }
        for room, words in wordbook().items()
    }
    file = folder / "xx.json"
    file.write_text(json.dumps(rooms, ensure_ascii=False), encoding="utf-8")
    return language_of(str(file))
