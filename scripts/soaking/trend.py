"""Tells growth from noise in a series of readings without keeping them: least squares, running."""

from __future__ import annotations


class Trend:
    """The straight line through readings; takes the same few numbers however many they are."""

    def __init__(self) -> None:
        self.count = 0
        self.least, self.most = float("inf"), float("-inf")
        self._first = self._last = 0.0
        self._time = self._value = 0.0
        self._time_time = self._time_value = 0.0

    def add(self, seconds: float, value: float) -> None:
        """Take a reading in."""
        if not self.count:
            self._first = seconds
        self._last = seconds
        self.count += 1
        self.least, self.most = min(self.least, value), max(self.most, value)
        # Welford's way: sums of large numbers would eat the digits that the slope is in.
        ahead = seconds - self._time
        self._time += ahead / self.count
        self._value += (value - self._value) / self.count
        self._time_time += ahead * (seconds - self._time)
        self._time_value += ahead * (value - self._value)

    @property
    def hours(self) -> float:
        """From the first reading to the last."""
        return (self._last - self._first) / 3600.0

    @property
    def mean(self) -> float:
        """Of the readings."""
        return self._value

    @property
    def slope(self) -> float:
        """Per hour; 0 before there are two moments."""
        return self._time_value / self._time_time * 3600.0 if self._time_time else 0.0

    @property
    def growth(self) -> float:
        """By how much the line rises from the first reading to the last."""
        return self.slope * self.hours
