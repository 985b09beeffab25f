"""Compares names of regions, as senders write them who give no shape of an area."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_HANGUL: Final = re.compile(r"[가-힣]")
_WHOLE: Final = frozenset({"전체", "전역", "일대", "일원"})
"""Words behind a name that add nothing to it."""
_SHORT: Final = {
    "충북": "충청북도",
    "충남": "충청남도",
    "전북": "전라북도",
    "전남": "전라남도",
    "경북": "경상북도",
    "경남": "경상남도",
}
_LEAST = 2


def is_among(description: str, regions: Iterable[str]) -> bool:
    """Return whether an area's description names one of some regions, or a part or a whole of one.

    Args:
        description: One name or a list of them: ``서울특별시 마포구, 서울특별시 중구`` or
            ``Mapo-gu, Seoul; Jung-gu, Seoul``.
        regions: Names in either form.
    """
    named = _names(description)
    return any(_touch(one, own) for region in regions for own in _names(region) for one in named)


def _names(text: str) -> list[tuple[str, ...]]:
    """Return every name in a text from the largest region to the smallest.

    Korean goes from large to small with blanks between, and commas part names; with Latin letters
    commas stand within a name, which goes from small to large.
    """
    korean = bool(_HANGUL.search(text))
    pieces = re.split(r"[,;/·\n]" if korean else r"[;/\n]", text)
    names = []
    for piece in pieces:
        parts = piece.split() if korean else list(reversed(piece.split(",")))
        plain = [" ".join(part.casefold().split()) for part in parts]
        name = tuple(_SHORT.get(part, part) for part in plain if part and part not in _WHOLE)
        if name:
            names.append(name)
    return names


def _touch(name: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether one lies in the other; a name may leave its larger regions out."""
    if all(map(_same, name, own)):
        return True
    return any(
        len(name) <= len(own) - start and all(map(_same, name, own[start:]))
        for start in range(1, len(own))
    )


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _LEAST and long.startswith(short))
