"""Reads the code of a receipt as a city does that somebody types one to."""

from __future__ import annotations

from typing import Final

from kiosk.opinions.receiptcode import ALPHABET, BASE, CHECKED, LENGTH, PRIME

_MISREAD: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def read_code(text: str) -> str | None:
    """Return the code that somebody typed or scanned; None where it can be none.

    Lower case, blanks, hyphens and the letters O, I and L are taken for what was meant.
    """
    code = text.upper().translate(_MISREAD)
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        return None
    number = _number(code[:CHECKED])
    return code if _number(code[CHECKED:]) == number % PRIME else None


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * BASE + ALPHABET.index(letter)
    return number
