"""Says the groups of a channel as people call them: common kinds of places in their language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from streams.floor.catalogue import Catalogue

SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "bridge": "bridge",
        "crossroads": "crossroads",
        "park": "park",
        "river": "river",
        "road": "road",
        "square": "square",
        "station": "station",
        "tunnel": "tunnel",
    },
    "ko": {
        "bridge": "교량",
        "crossroads": "교차로",
        "park": "공원",
        "river": "하천",
        "road": "도로",
        "square": "광장",
        "station": "역",
        "tunnel": "터널",
    },
}
WORDS: Final = Catalogue("groups", SPOKEN)


def told(groups: Iterable[str], language: str) -> str:
    """All groups in one line; what stands before a colon says only what kind of group it is."""
    words = WORDS[language]
    names = (group.rpartition(":")[2] for group in groups)
    return ", ".join(words.get(name, name) for name in names)
