"""What stations, districts and places with Korean names are called in other languages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from kiosk.page.language import Language
from layouts.names import name_in

FOLDER: Final = Path(__file__).with_name("names")
_TABLES: Final = ("stations", "districts", "places", "goods", "genres", "units", "sources")
_IN_BRACKETS: Final = re.compile(r"\([^)]*\)$")


def called(korean: str, language: Language) -> str:
    """Return a name in a language; the Korean one where nobody has translated it.

    A station goes by its name with and without 역, and a terminus with brackets behind it, as
    ``서울역`` and ``인천공항2터미널(급행)``.
    """
    name = " ".join(korean.split())
    if language is Language.KO:
        return name
    plain = _IN_BRACKETS.sub("", name).strip()
    for wanted in (name, plain, plain.removesuffix("역"), plain.removesuffix("행")):
        told = _names().get(wanted)
        if told is not None and language in told:
            return told[language]
    return name


def named(names: Mapping[str, str], language: Language, otherwise: str = "") -> str:
    """Return the name of what has names in several languages.

    Whoever reads Chinese or Japanese and finds no name in it reads English rather than Korean.
    """
    known = language in names or language is Language.KO or "en" not in names
    return name_in(names, language if known else Language.EN, otherwise)


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    told: dict[str, Mapping[str, str]] = {}
    for table in _TABLES:
        told |= json.loads((FOLDER / f"{table}.json").read_text(encoding="utf-8"))
    return told
