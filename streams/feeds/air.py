"""What the air is like somewhere, and the grades by which Korea tells how bad that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final


class Grade(StrEnum):
    """How good air is; the words are the ministry's."""

    GOOD = "good"
    MODERATE = "moderate"
    UNHEALTHY = "unhealthy"
    VERY_UNHEALTHY = "very_unhealthy"

    @property
    def ko(self) -> str:
        """The grade in Korean."""
        return _KO[self]


_KO: Final[Mapping[Grade, str]] = {
    Grade.GOOD: "좋음",
    Grade.MODERATE: "보통",
    Grade.UNHEALTHY: "나쁨",
    Grade.VERY_UNHEALTHY: "매우나쁨",
}
_BY_WORD: Final[Mapping[str, Grade]] = {word: grade for grade, word in _KO.items()}


class Pollutant(StrEnum):
    """What is measured."""

    INDEX = "cai"
    PM10 = "pm10"
    PM25 = "pm25"
    O3 = "o3"
    NO2 = "no2"
    CO = "co"
    SO2 = "so2"


LIMITS: Final[Mapping[Pollutant, tuple[float, float, float]]] = {
    Pollutant.INDEX: (50, 100, 250),
    Pollutant.PM10: (30, 80, 150),
    Pollutant.PM25: (15, 35, 75),
    Pollutant.O3: (0.030, 0.090, 0.150),
    Pollutant.NO2: (0.030, 0.060, 0.200),
    Pollutant.CO: (2, 9, 15),
    Pollutant.SO2: (0.020, 0.050, 0.150),
}
"""The highest value that is still good, moderate, unhealthy; µg/m³ for dust, else ppm."""


@dataclass(frozen=True)
class Air:
    """The air at one station, or on average in one area.

    Attributes:
        at: The hour that was measured.
        id: The station's or area's id at the source; its name where it has none.
        place: The station's or district's name.
        zone: The larger area that it belongs to; empty where the source tells none.
        index: The comprehensive air-quality index (CAI); None where it is not known just now.
        grade: The grade of the index; None where that is not known.
        worst: The pollutant that makes the index, as the source names it; may be empty.
        values: What was measured; a pollutant that is not known just now is missing.
    """

    at: datetime
    id: str
    place: str
    zone: str
    index: float | None
    grade: Grade | None
    worst: str
    values: Mapping[Pollutant, float] = field(hash=False)

    def grade_of(self, pollutant: Pollutant) -> Grade | None:
        """Return the grade of one pollutant; None where it is not known just now."""
        value = self.values.get(pollutant)
        return graded(pollutant, value) if value is not None else None


def graded(pollutant: Pollutant, value: float) -> Grade:
    """Return the grade of a value."""
    for grade, limit in zip(Grade, LIMITS[pollutant], strict=False):
        if value <= limit:
            return grade
    return Grade.VERY_UNHEALTHY


def read_grade(word: str, index: float | None) -> Grade | None:
    """Return the grade that a source's word names, or else that of the index."""
    grade = _BY_WORD.get("".join(word.split()))
    if grade is None and index is not None:
        return graded(Pollutant.INDEX, index)
    return grade


def measured(values: Mapping[Pollutant, float | None]) -> Mapping[Pollutant, float]:
    """Return the values that are known."""
    return {pollutant: value for pollutant, value in values.items() if value is not None}
