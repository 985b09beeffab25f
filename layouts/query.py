"""A query chooses channels by group, name or id, for mosaics now and for whoever searches."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

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
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        loose = self.key in (WORD, NAME)
        return tuple(pattern(value, loose=loose) for value in self.groups or self.values)

    def fits(self, channel: Channel) -> bool:
        """Return whether `channel` is as this term asks, its negation included."""
        texts = tuple(map(plain, self._texts(channel)))
        met = any(one.fullmatch(text) for one in self._patterns for text in texts)
        return met != self.negated

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


def plain(text: str) -> str:
    """Return `text` as it is compared: composed (NFC), without regard to case."""
    return unicodedata.normalize("NFC", text).casefold()


def pattern(value: str, *, loose: bool = False) -> re.Pattern[str]:
    """Return what plain text fits `value`; with `loose` it may stand anywhere in the text."""
    inner = ".*".join(map(re.escape, plain(value).split("*")))
    return re.compile(f".*{inner}.*" if loose else inner, re.DOTALL)
