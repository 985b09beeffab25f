"""Keeps the person at the keyboard told what is being done, on a terminal and in a log alike."""

from __future__ import annotations

import sys
import time
from typing import Final

_QUIET_SECONDS: Final = 5.0
"""Without a terminal a long step says at most one line in this time."""
_WIDTH: Final = 110


class BringupError(Exception):
    """A step cannot be done; the text says what was tried, what was found and the mend."""

    def __init__(self, text: str, code: int = 1) -> None:
        """Keeps the text for the person and the exit code for the shell."""
        super().__init__(text)
        self.code = code


def say(text: str) -> None:
    """Prints one finished line."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class Progress:
    """One long step's line: rewritten in place on a terminal, repeated now and then in a log."""

    def __init__(self, title: str) -> None:
        """Starts the clock and says what begins."""
        self._title = title
        self._began = time.monotonic()
        self._said = self._began
        self._terminal = sys.stdout.isatty()
        if not self._terminal:
            say(f"{title} …")

    @property
    def seconds(self) -> float:
        """How long the step has been going on."""
        return time.monotonic() - self._began

    def now(self, detail: str) -> None:
        """Shows what the step is at."""
        line = f"{self._title} … {self.seconds:.0f} s  {detail.strip()}"[:_WIDTH]
        if self._terminal:
            sys.stdout.write(f"\r\x1b[K{line}")
            sys.stdout.flush()
        elif time.monotonic() - self._said >= _QUIET_SECONDS:
            self._said = time.monotonic()
            say(f"  {line}")

    def done(self, detail: str = "done") -> None:
        """Closes the step's line."""
        start = "\r\x1b[K" if self._terminal else ""
        say(f"{start}{self._title}: {detail} ({self.seconds:.0f} s)")
