"""Tells of what kind of disaster an alert is, by the words of its event in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from streams.alerts.alert import Category, Info
from streams.alerts.guideline import GENERAL, Guideline, guidelines

_BY_CATEGORY: Final = {
    Category.FIRE: "fire",
    Category.HEALTH: "epidemic",
    Category.CBRNE: "chemical",
    Category.SECURITY: "terror",
    Category.TRANSPORT: "traffic",
}
"""What a category alone tells; Geo, Met and the others tell too little."""


class _Sign(NamedTuple):
    word: str
    pattern: re.Pattern[str]
    kind: str


def guideline_for(infos: Sequence[Info]) -> Guideline:
    """Return the guideline for what infos of one message tell of; the general one for the rest.

    The longest known word in an event counts, of equals the first: ``지진해일`` is a tsunami and no
    earthquake, a wildfire is no fire.  Headlines are asked only where no event has such a word.
    """
    events = (info.event for info in infos)
    headlines = (info.headline for info in infos)
    for text in ("\n".join(events), "\n".join(headlines)):
        kind = kind_of(text)
        if kind:
            return guidelines()[kind]
    kinds = (_BY_CATEGORY.get(one) for info in infos for one in info.categories)
    return guidelines()[next(filter(None, kinds), GENERAL)]


def kind_of(text: str) -> str:
    """Return the kind that a text tells of; empty where it tells of none."""
    plain = text.casefold()
    found = [(-len(sign.word), match.start(), sign.kind) for sign, match in _found(plain)]
    return min(found)[2] if found else ""


def _found(text: str) -> Iterator[tuple[_Sign, re.Match[str]]]:
    for sign in _signs():
        match = sign.pattern.search(text)
        if match:
            yield sign, match


@cache
def _signs() -> tuple[_Sign, ...]:
    """Every word by which a kind is told; Latin ones begin a word, for a train is no rain."""
    return tuple(
        _Sign(word, re.compile((r"\b" if word.isascii() else "") + re.escape(word)), one.kind)
        for one in guidelines().values()
        for word in map(str.casefold, one.words)
        if one.kind != GENERAL
    )
