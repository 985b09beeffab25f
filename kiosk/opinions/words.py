"""What the desk for opinions says to citizens, one JSON file a language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from kiosk.wording.say import filled
from streams.floor.catalogue import ENGLISH, Catalogue, Words

LANGUAGES: Final = ("ko", "en", "zh", "ja")
_FOLDER: Final = Path(__file__).with_name("i18n")


def _read(language: str) -> Words:
    loaded: Words = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return loaded


WORDS: Final = Catalogue("kiosk.opinions", {language: _read(language) for language in LANGUAGES})


def words(language: str) -> Words:
    """Return the words in a language; English where it is unknown."""
    return WORDS[language if language in WORDS else ENGLISH]


def tell(language: str, key: str, **values: object) -> str:
    """Return one of them filled in, counts with the word that goes with them; see `say`."""
    return filled(words(language)[key], values)
