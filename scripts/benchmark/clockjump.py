"""A clock that jumps for one program alone, by Debian's libfaketime."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

FAKETIME: Final = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")
"""Where Debian's package faketime keeps it."""


class Clock:
    """The clock of programs that are started with its variables.

    Args:
        file: Says by how much it is wrong.
    """

    def __init__(self, file: Path) -> None:
        """It is right."""
        self._file = file
        self._set(0)

    @property
    def variables(self) -> dict[str, str]:
        """What a program is started with to have this clock."""
        return {
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def by(self, seconds: int) -> tuple[Callable[[], None], Callable[[], None]]:
        """What makes it jump, and what brings it back."""
        return lambda: self._set(seconds), lambda: self._set(0)

    def _set(self, seconds: int) -> None:
        scratch = self._file.with_suffix(".new")
        scratch.write_text(f"{seconds:+d}\n", encoding="ascii")
        scratch.replace(self._file)
