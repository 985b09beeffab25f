"""The code on a receipt: it names one opinion, tells no more, and shows when it is mistyped."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without I, L, O and U, which are read as something else."""
LENGTH: Final = 18
CHECKED: Final = 16
"""Characters by chance, 80 bits: among a thousand million opinions no two are alike."""
GROUP: Final = 6
_PRIME: Final = 1021
"""The largest below 32 squared: one wrong character and any two swapped ones change the rest."""
_BASE: Final = len(ALPHABET)
_MISREAD: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})

Chance = Callable[[int], bytes]
"""Returns so many bytes by chance."""


def new_code(chance: Chance = secrets.token_bytes) -> str:
    """Return a code that no other opinion has; no time, place or device is in it."""
    number = int.from_bytes(chance(CHECKED * 5 // 8), "big")
    return _written(number, CHECKED) + _written(number % _PRIME, LENGTH - CHECKED)


def read_code(text: str) -> str | None:
    """Return the code that somebody typed or scanned; None where it can be none.

    Lower case, blanks, hyphens and the letters O, I and L are taken for what was meant.
    """
    code = text.upper().translate(_MISREAD)
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        return None
    number = _number(code[:CHECKED])
    return code if _number(code[CHECKED:]) == number % _PRIME else None


def shown(code: str) -> str:
    """Return a code in groups, as people read it."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _written(number: int, length: int) -> str:
    letters = []
    for _ in range(length):
        number, rest = divmod(number, _BASE)
        letters.append(ALPHABET[rest])
    return "".join(reversed(letters))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * _BASE + ALPHABET.index(letter)
    return number
