"""Finds channels by name as it is typed: Korean, English, initial consonants, small mistakes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
SYLLABLES, LAST_SYLLABLE, PER_INITIAL = 0xAC00, 0xD7A3, 588
FUZZY_SCORE = 72
FUZZY_LEAST = 3
"""Shorter queries match too much by chance to be corrected."""
EXACT, START, WORD, INSIDE, LOOSE = range(5)


@dataclass(frozen=True)
class Entry:
    """What a channel can be found by.

    Attributes:
        key: What the caller knows it by.
        texts: Its names in every language, its id, its groups; the first is what is shown.
    """

    key: int
    texts: tuple[str, ...]


@dataclass(frozen=True)
class _Line:
    key: int
    order: int
    plain: tuple[str, ...]
    initials: tuple[str, ...]


def initials(text: str) -> str:
    """The initial consonants of Hangul syllables; everything else stays as it is."""
    return "".join(
        INITIALS[(ord(letter) - SYLLABLES) // PER_INITIAL]
        if SYLLABLES <= ord(letter) <= LAST_SYLLABLE
        else letter
        for letter in text
    )


def folded(text: str) -> str:
    """Text as it is compared: composed, small letters, without blanks and punctuation."""
    composed = unicodedata.normalize("NFKC", text)
    # Keyboards send compatibility jamo; normalisation turns them into conjoining ones.
    composed = "".join(_compatible(letter) for letter in composed)
    return "".join(letter for letter in composed.casefold() if letter.isalnum())


class Index:
    """An index over channels.

    Args:
        entries: In wall order.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Fold every text once, so that a keystroke only compares."""
        self._lines = [_line(order, entry) for order, entry in enumerate(entries)]
        self._loose = {line.order: " ".join(line.plain) for line in self._lines}

    def find(self, query: str, most: int = 50) -> list[int]:
        """Keys of channels that match, the best first, otherwise in wall order.

        Args:
            query: As typed.
            most: No more than so many.
        """
        words = [folded(word) for word in query.split()]
        words = [word for word in words if word]
        if not words:
            return []
        ranked: list[tuple[int, int, int]] = []
        for line in self._lines:
            rank = _rank(line, words)
            if rank < LOOSE:
                ranked.append((rank, line.order, line.key))
        ranked.sort()
        if ranked:
            return [key for _, _, key in ranked[:most]]
        return self._guess("".join(words), most)

    def _guess(self, query: str, most: int) -> list[int]:
        if len(query) < FUZZY_LEAST:
            return []
        found = process.extract(
            query, self._loose, scorer=fuzz.partial_ratio, score_cutoff=FUZZY_SCORE, limit=most
        )
        return [self._lines[order].key for _, _, order in found]


def _line(order: int, entry: Entry) -> _Line:
    plain = tuple(dict.fromkeys(folded(text) for text in entry.texts if folded(text)))
    return _Line(entry.key, order, plain, tuple(initials(text) for text in plain))


def _rank(line: _Line, words: Sequence[str]) -> int:
    worst = EXACT
    for word in words:
        only_initials = all(letter in INITIALS for letter in word)
        rank = min(
            _rank_in(line.plain, word),
            _rank_in(line.initials, word) if only_initials else LOOSE,
        )
        worst = max(worst, rank)
        if worst == LOOSE:
            break
    return worst


def _rank_in(texts: Sequence[str], word: str) -> int:
    best = LOOSE
    for text in texts:
        place = text.find(word)
        if place < 0:
            continue
        if place == 0:
            best = min(best, EXACT if len(text) == len(word) else START)
        else:
            before = text[place - 1].isdigit() != word[0].isdigit()
            best = min(best, WORD if before else INSIDE)
    return best


_CONJOINING = {chr(0x1100 + number): letter for number, letter in enumerate(INITIALS)}


def _compatible(letter: str) -> str:
    return _CONJOINING.get(letter, letter)
