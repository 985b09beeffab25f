"""What the wall says or asks over its tiles where a channel may not simply be seen large."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Question:
    """A sentence about one channel, and what may be answered.

    Attributes:
        row: The channel's; None while nothing is asked.
        sentence: In the viewer's language.
        purposes: The usual answers; empty where no purpose would help.
        sign_in: Whether signing in would.
        in_place: The channel is seen in its tile as soon as it is allowed, not in a spotlight.
        then: What the purpose is told to where it is asked for something else than a look.
    """

    row: int | None = None
    sentence: str = ""
    purposes: tuple[str, ...] = ()
    sign_in: bool = False
    in_place: bool = False
    then: Callable[[str], None] | None = None

    @property
    def wanted(self) -> int | None:
        """The row that a purpose would open."""
        return self.row if self.purposes else None

    def told(self) -> dict[str, Any]:
        """As QML reads it."""
        return {
            "open": self.row is not None,
            "sentence": self.sentence,
            "purposes": list(self.purposes),
            "signIn": self.sign_in,
        }


NONE = Question()
