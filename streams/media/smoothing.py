"""Measured figures that settle: a moving mean that begins at its first value."""

from __future__ import annotations


def smooth(old: float, new: float, share: float) -> float:
    """The mean moved towards a new value.

    Args:
        old: The mean so far; 0 before the first value.
        new: What was measured.
        share: How far to move, 0 to 1.
    """
    return new if old <= 0 else old + share * (new - old)
