"""Why an opinion was not taken, said to the one who gave it: never silently."""

from __future__ import annotations

import math
from enum import StrEnum

from kiosk.opinions.words import tell


class Refusal(StrEnum):
    """The reasons."""

    EMPTY = "empty"
    FLOOD = "flood"
    FULL = "full"
    DISK = "disk"
    CLOSED = "closed"


class RefusedError(Exception):
    """An opinion was not taken, and is kept nowhere.

    Args:
        why: The reason.
        wait_s: After how many seconds it may be tried again; 0 where that is not known.
    """

    def __init__(self, why: Refusal, wait_s: float = 0.0) -> None:
        super().__init__(why, wait_s)
        self.why = why
        self.wait_s = wait_s

    def say(self, language: str) -> str:
        """The sentence, to the citizen; English where the language is unknown."""
        return tell(language, self.why, seconds=math.ceil(self.wait_s))

    def __str__(self) -> str:
        """The sentence, in English."""
        return self.say("en")
