"""Lines of trains as signs show them: a colour, a short name, and a whole one in each language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from kiosk.page.language import Language
from kiosk.wording.name import FOLDER

GREY: Final = "#5a6472"
"""The colour of a line of which nobody told one."""
_NUMBER: Final = re.compile(r"[A-Za-z]?\d+(?:-\d+)?")


@dataclass(frozen=True)
class Line:
    """A line.

    Attributes:
        names: Its name by language.
        shorts: What stands in its disc, by language.
        colour: #rrggbb.
    """

    names: Mapping[str, str] = field(hash=False)
    shorts: Mapping[str, str] = field(hash=False)
    colour: str = GREY

    def name(self, language: Language) -> str:
        """Its name."""
        return self.names[language]

    def short(self, language: Language) -> str:
        """What stands in its disc."""
        return self.shorts[language]


def line_of(number: str, ko: str = "", en: str = "") -> Line:
    """Return a line by its number at the source.

    Args:
        number: The number.
        ko: The name in Korean that its feed has; for a line that is not bundled.
        en: The name in English that its feed has.
    """
    known = _lines().get(number)
    if known is not None:
        return known
    names = {str(one): en or ko or number for one in Language} | {"ko": ko or number}
    # A disc has room for a number, not for "Route 273".
    shorts = {
        one: match[0] if (match := _NUMBER.search(name)) else name for one, name in names.items()
    }
    return Line(names, shorts)


@cache
def _lines() -> Mapping[str, Line]:
    told = json.loads((FOLDER / "lines.json").read_text(encoding="utf-8"))
    return {
        number: Line(row["names"], row["shorts"], row["colour"]) for number, row in told.items()
    }
