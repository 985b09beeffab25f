"""A query chooses channels by group, name or id, for mosaics now and for whoever searches."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from layouts.channel import Channel

WORD = ""
GROUP = "group"
NAME = "name"
ID = "id"
KEYS = (GROUP, NAME, ID)


@dataclass(frozen=True)
class Term:
    """One condition of a query.

    Attributes:
        key: `group`, `name`, `id`, empty for a bare word, or the first half of group names that
            are written in two, as `district` of `district:마포`.
        values: Any of these fulfils it; `*` in one stands for any letters.
        negated: Whether a channel that fulfils it is left out.
        column: Where it begins in the query, from 1.
    """

    key: str
    values: tuple[str, ...]
    negated: bool = False
    column: int = 1

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of groups that it asks for; none where it asks for something else."""
        if self.key == GROUP:
            return self.values
        if self.key in (WORD, NAME, ID):
            return ()
        return tuple(f"{self.key}:{value}" for value in self.values)

    @cached_property
    def _patterns(self) -> tuple[Pattern, ...]:
        loose = self.key in (WORD, NAME)
        return tuple(pattern(value, loose=loose) for value in self.groups or self.values)

    def fits(self, channel: Channel) -> bool:
        """Return whether `channel` is as this term asks, its negation included."""
        for text in self._texts(channel):
            for one in self._patterns:
                if one.fits(plain(text)):
                    return not self.negated
        return self.negated

    def _texts(self, channel: Channel) -> Iterable[str]:
        if self.key == NAME:
            return channel.names.values()
        if self.key == ID:
            return (channel.id,)
        if self.key == WORD:
            return (channel.id, *channel.names.values())
        return channel.groups


@dataclass(frozen=True)
class Query:
    """What a person wrote, and its terms, every one of which a channel must meet."""

    text: str
    terms: tuple[Term, ...]

    def fits(self, channel: Channel) -> bool:
        """Return whether `channel` is chosen."""
        return all(term.fits(channel) for term in self.terms)

    def chosen(self, channels: Iterable[Channel]) -> tuple[Channel, ...]:
        """Return those of `channels` that are chosen, in their order."""
        return tuple(channel for channel in channels if self.fits(channel))


@lru_cache(maxsize=1 << 15)
def plain(text: str) -> str:
    """Return `text` as it is compared: composed (NFC), without regard to case."""
    # Kept, because a mosaic is chosen anew whenever it is called up, from the same names.
    return unicodedata.normalize("NFC", text).casefold()


@dataclass(frozen=True)
class Pattern:
    """A text with `*` for any letters; no regular expression, for many `*` would take it for ever.

    Attributes:
        parts: What stands between the `*`, as it is compared.
    """

    parts: tuple[str, ...]

    def fits(self, text: str) -> bool:
        """Return whether all of `text`, which is plain, is as this pattern says."""
        first, *middle = self.parts
        if not middle:
            return text == first
        last = middle.pop()
        if not text.startswith(first) or len(text) < len(first) + len(last):
            return False
        at, end = len(first), len(text) - len(last)
        for part in middle:
            found = text.find(part, at, end)
            if found < 0:
                return False
            at = found + len(part)
        return text.endswith(last)


def pattern(value: str, *, loose: bool = False) -> Pattern:
    """Return what plain text fits `value`; with `loose` it may stand anywhere in the text."""
    return Pattern(tuple(plain(f"*{value}*" if loose else value).split("*")))
