"""Remembers through a kill whether an alert has the screen, so that the next start shows it first.

What reads alerts takes a second to load, which a start without one does not wait for.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path


class Ember:
    """A small file that is there while an alert has the screen; it says until when.

    It decides nothing but the order of a start: whether the alert still stands is for the desk to
    say.

    Args:
        file: Where it is.
    """

    def __init__(self, file: Path) -> None:
        """Nothing is read yet."""
        self._file = file
        self._kept: datetime | None = None

    def keep(self, until: datetime | None) -> None:
        """Remember until when an alert has the screen; None: none has.

        A disk that takes nothing costs the next start a second, and nothing now.
        """
        if until == self._kept and until is not None:
            return
        self._kept = until
        with suppress(OSError):
            if until is None:
                self._file.unlink(missing_ok=True)
            else:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._file.write_text(f"{until.astimezone(UTC).isoformat()}\n", encoding="ascii")

    def glows(self, now: datetime) -> bool:
        """Whether an alert had the screen when it was last told, and may have it still."""
        try:
            until = datetime.fromisoformat(self._file.read_text(encoding="ascii").strip())
            return until > now
        except (OSError, ValueError, TypeError):
            return False
