"""Reads how strong a quake is where its sender says so beyond doubt, so that all readers know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import normalize

from streams.alerts.alert import Info, Pair
from streams.alerts.hazard import guideline_for

EARTHQUAKE: Final = "earthquake"
_NAMES: Final = ("magnitude", "earthquakemagnitude", "규모", "지진규모")
"""What a parameter that holds it is called."""
_VALUE: Final = re.compile(r"(?:M[LwW]?\s*)?(\d\.\d)")
_KOREAN: Final = re.compile(
    r"(?<!추정)(?<!추정\s)(?<!예상)(?<!예상\s)규모\s*:?\s*(?:M[LwW]?\s*)?(\d\.\d)"
    r"(?!\.?\d|\s*(?:이상|이하|초과|미만|내외|안팎|정도|가량|의?\s*여진|에서|(?:으)?로\s*추정"
    r"|[~\u223c\u301c\u2192>\u2013-]|[억만천조배%A-Za-z]))"
)
_ENGLISH: Final = re.compile(
    r"\bmagnitude(?:\s+of|:)?\s+(\d\.\d)(?!\.?\d|\s*(?:or|to|and|[-\u2013+~])\b|\s*[-\u2013+~])",
    re.IGNORECASE,
)
_REVISED: Final = re.compile(
    r"정정|수정|당초|변경|조정|오보|오발송|\b(?:revised|corrected|preliminary|estimated)\b",
    re.IGNORECASE,
)
"""Which of an old and a new figure is meant is the reader's to say."""


def magnitude_of(infos: Sequence[Info]) -> str:
    """Return the magnitude, as ``5.8``; empty where it is not told, or not in one way alone.

    Args:
        infos: Those of one message, in all of its languages.
    """
    if guideline_for(infos).kind != EARTHQUAKE:
        return ""
    found = {value for info in infos for value in _told(info)}
    return found.pop() if len(found) == 1 else ""


def _told(info: Info) -> Iterator[str]:
    """Yield every magnitude that an info tells."""
    for pair in info.parameters:
        if _is_magnitude(pair) and (match := _VALUE.fullmatch(pair.value.strip())):
            yield match[1]
    words = normalize("NFKC", "\n".join((info.event, info.headline, info.description)))
    if not _REVISED.search(words):
        for pattern in (_KOREAN, _ENGLISH):
            yield from pattern.findall(words)


def _is_magnitude(pair: Pair) -> bool:
    return re.sub(r"[\s_-]", "", pair.name).casefold() in _NAMES
