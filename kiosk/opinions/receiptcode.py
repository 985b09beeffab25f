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
PRIME: Final = 1021
"""The largest below 32 squared: one wrong character and any two swapped ones change the rest."""
BASE: Final = len(ALPHABET)

Chance = Callable[[int], bytes]
"""Returns so many bytes by chance."""


def new_code(chance: Chance = secrets.token_bytes) -> str:
    """Return a code that no other opinion has; no time, place or device is in it."""
    number = int.from_bytes(chance(CHECKED * 5 // 8), "big")
    return _written(number, CHECKED) + _written(number % PRIME, LENGTH - CHECKED)


def shown(code: str) -> str:
    """Return a code in groups, as people read it."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _written(number: int, length: int) -> str:
    letters = []
    for _ in range(length):
        number, rest = divmod(number, BASE)
        letters.append(ALPHABET[rest])
    return "".join(reversed(letters))
