"""A rectangle of the screen in pixels, with what is asked of two of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle; x grows to the right and y downward."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is; never less than 0."""
        return max(self.right - self.left, 0.0)

    @property
    def height(self) -> float:
        """How high it is; never less than 0."""
        return max(self.bottom - self.top, 0.0)

    @property
    def area(self) -> float:
        """Square pixels."""
        return self.width * self.height

    def meet(self, other: Box) -> Box:
        """Return what is in both; empty where nothing is."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def holds(self, other: Box, slack: float = 1.0) -> bool:
        """Whether all of another is in it, but for so many pixels."""
        return (
            other.left >= self.left - slack
            and other.top >= self.top - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def apart(self, other: Box) -> tuple[float, float]:
        """Return how far another is away in x and in y; less than 0 where they overlap there."""
        return (
            max(other.left - self.right, self.left - other.right),
            max(other.top - self.bottom, self.top - other.bottom),
        )

    def shrunk(self, by: float) -> Box:
        """Return the same without a margin."""
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)
