"""Says whether somebody may try the service PIN now, and whether what they typed is it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FREE: Final = 3
"""So many wrong PINs cost nothing: fingers slip."""
FIRST_S: Final = 30.0
LONGEST_S: Final = 3600.0
DIGITS: Final = 12
"""A PIN is no longer than this."""


@dataclass(frozen=True)
class Tries:
    """How often the PIN was wrong.

    Attributes:
        wrong: In a row.
        last: When it was last, monotonic seconds.
    """

    wrong: int = 0
    last: float = 0.0

    def failed(self, now: float) -> Tries:
        """After one more wrong PIN."""
        return Tries(self.wrong + 1, now)

    def wait_s(self, now: float) -> float:
        """Seconds until the next try is taken: none at first, then twice as long each time."""
        if self.wrong < FREE:
            return 0.0
        pause = min(FIRST_S * 2.0 ** min(self.wrong - FREE, 20), LONGEST_S)
        return max(self.last + pause - now, 0.0)


def opens(pin: str, hashed: str) -> bool:
    """Whether a PIN is the one that the document's hash is of; takes a tenth of a second.

    Args:
        pin: What was typed.
        hashed: Argon2id, as the document has it; nothing opens where it is empty or damaged.
    """
    from argon2 import PasswordHasher  # nobody who reads a timetable is to wait for it
    from argon2.exceptions import Argon2Error, InvalidHash

    try:
        return bool(hashed) and PasswordHasher().verify(hashed, pin)
    except (Argon2Error, InvalidHash, ValueError):
        return False
