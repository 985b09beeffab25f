"""What can go wrong with an outside system, on request."""

from __future__ import annotations

from enum import StrEnum


class Mishap(StrEnum):
    """A fault of one system, until it is mended."""

    EMPTY = "empty"
    """It answers that it has nothing."""
    QUOTA = "quota"
    """It answers that the day's calls are used up."""
    KEY = "key"
    """It answers that the key is unknown."""
    OLD_NAMES = "old_names"
    """It gives its fields the names that they had, or those of its other version."""
    GARBAGE = "garbage"
    """Half of what it should say, and then a proxy's page."""
    SLOW = "slow"
    """It answers after half a minute."""
    DRIP = "drip"
    """It answers byte by byte."""
    ERROR = "error"
    """It answers with HTTP 500."""
    DROP = "drop"
    """It closes the connection instead of answering."""
    LOST = "lost"
    """It takes what it is sent, and closes the connection before it says so."""
    STUCK = "stuck"
    """It tells what was an hour ago, as if its clock stood still."""


OF_THE_LINE = frozenset(
    {
        Mishap.GARBAGE,
        Mishap.SLOW,
        Mishap.DRIP,
        Mishap.ERROR,
        Mishap.DROP,
        Mishap.LOST,
        Mishap.STUCK,
    }
)
"""Those that the server makes, whatever the system says; the others are the system's own words."""


def read_mishap(text: str) -> Mishap:
    """Return the mishap called `text`.

    Raises:
        ValueError: There is none; says which there are.
    """
    try:
        return Mishap(text)
    except ValueError:
        known = ", ".join(Mishap)
        raise ValueError(f"no fault is called {text!r}: expected one of {known}") from None
