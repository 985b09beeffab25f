"""Composes Hangul from the letters that fingers strike, as a Korean keyboard does; pure."""

from __future__ import annotations

LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
TAILS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
FIRST, LAST = 0xAC00, 0xD7A3
PAIRS = {
    "ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ",
    "ㅡㅣ": "ㅢ", "ㄱㅅ": "ㄳ", "ㄴㅈ": "ㄵ", "ㄴㅎ": "ㄶ", "ㄹㄱ": "ㄺ", "ㄹㅁ": "ㄻ",
    "ㄹㅂ": "ㄼ", "ㄹㅅ": "ㄽ", "ㄹㅌ": "ㄾ", "ㄹㅍ": "ㄿ", "ㄹㅎ": "ㅀ", "ㅂㅅ": "ㅄ",
}  # fmt: skip
PARTS = {whole: (pair[0], pair[1]) for pair, whole in PAIRS.items()}

Syllable = tuple[str, str, str]
"""Lead, vowel and tail; each may be empty."""


def typed(text: str, letter: str) -> str:
    """Return the text after a letter was struck behind it."""
    head, last = text[:-1], _parts(text[-1:])
    if last is None or letter not in LEADS + VOWELS:
        return text + letter
    composed = _with_vowel(last, letter) if letter in VOWELS else _with_consonant(last, letter)
    return text + letter if composed is None else head + composed


def erased(text: str) -> str:
    """Return the text without the letter that was struck last."""
    last = _parts(text[-1:])
    if last is None:
        return text[:-1]
    lead, vowel, tail = last
    if tail:
        return text[:-1] + _whole(lead, vowel, PARTS[tail][0] if tail in PARTS else "")
    if vowel:
        return text[:-1] + _whole(lead, PARTS[vowel][0] if vowel in PARTS else "", "")
    return text[:-1]


def _with_vowel(last: Syllable, vowel: str) -> str | None:
    lead, there, tail = last
    if tail:
        # The tail was meant as the lead of the next syllable, as soon as a vowel follows.
        stays, goes = PARTS.get(tail, ("", tail))
        return _whole(lead, there, stays) + _whole(goes, vowel, "") if goes in LEADS else None
    if there:
        pair = PAIRS.get(there + vowel)
        return _whole(lead, pair, "") if pair else None
    return _whole(lead, vowel, "")


def _with_consonant(last: Syllable, consonant: str) -> str | None:
    lead, vowel, tail = last
    if not lead or not vowel:
        return None
    wanted = PAIRS.get(tail + consonant) if tail else consonant
    return _whole(lead, vowel, wanted) if wanted in TAILS[1:] else None


def _parts(letter: str) -> Syllable | None:
    """Return what a letter is composed of; None for one that is no Hangul."""
    if not letter:
        return None
    if letter in LEADS:
        return letter, "", ""
    if letter in VOWELS:
        return "", letter, ""
    code = ord(letter) - FIRST
    if not 0 <= code <= LAST - FIRST:
        return None
    rest, tail = divmod(code, len(TAILS))
    lead, vowel = divmod(rest, len(VOWELS))
    return LEADS[lead], VOWELS[vowel], TAILS[tail]


def _whole(lead: str, vowel: str, tail: str | None) -> str:
    if not lead or not vowel:
        return lead + vowel
    number = LEADS.index(lead) * len(VOWELS) + VOWELS.index(vowel)
    return chr(FIRST + number * len(TAILS) + TAILS.index(tail or ""))
