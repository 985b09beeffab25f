"""PINs: hashed with Argon2id, compared in a time that tells nothing, never kept in the clear."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

DIGITS: Final = re.compile(r"[0-9]{6,12}")
RULE: Final = "6 to 12 digits"
HASHER: Final = PasswordHasher()
"""The second set of parameters that RFC 9106 recommends: 64 MiB and some 50 ms a try."""


class PinError(ValueError):
    """A text cannot be a PIN; says what can, and never repeats it."""


def hashed(pin: str) -> str:
    """The hash of a PIN, with its salt and parameters; slow on purpose.

    Raises:
        PinError: It is none.
    """
    if not DIGITS.fullmatch(pin):
        raise PinError(f"A PIN has {RULE}, and nothing else.")
    if len(set(pin)) == 1:
        raise PinError("A PIN of one digit repeated is the first that anybody tries.")
    return HASHER.hash(pin)


def matches(pin: str, kept: str | None) -> bool:
    """Whether a PIN is the one that was hashed; takes as long where there is none.

    Args:
        pin: What was typed.
        kept: Its hash; None for somebody who is not known.
    """
    try:
        return HASHER.verify(kept or _nobodys(), pin) and kept is not None
    except Argon2Error:
        return False


def is_hash(text: str) -> bool:
    """Whether a text is an Argon2id hash."""
    try:
        return text.startswith("$argon2id$") and HASHER.check_needs_rehash(text) in (True, False)
    except InvalidHashError:
        return False


@cache
def _nobodys() -> str:
    return HASHER.hash("nobody")
