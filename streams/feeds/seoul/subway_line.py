"""The lines of the capital's subway by the numbers that its systems call them by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class SubwayLine(NamedTuple):
    """A line's name in both languages."""

    ko: str
    en: str


LINES: Final[Mapping[str, SubwayLine]] = {
    **{f"100{n}": SubwayLine(f"{n}호선", f"Line {n}") for n in range(1, 10)},
    "1032": SubwayLine("GTX-A", "GTX-A"),
    "1061": SubwayLine("중앙선", "Jungang Line"),
    "1063": SubwayLine("경의중앙선", "Gyeongui-Jungang Line"),
    "1065": SubwayLine("공항철도", "Airport Railroad"),
    "1067": SubwayLine("경춘선", "Gyeongchun Line"),
    "1075": SubwayLine("수인분당선", "Suin-Bundang Line"),
    "1077": SubwayLine("신분당선", "Shinbundang Line"),
    "1081": SubwayLine("경강선", "Gyeonggang Line"),
    "1092": SubwayLine("우이신설선", "Ui-Sinseol Line"),
    "1093": SubwayLine("서해선", "Seohae Line"),
    "1094": SubwayLine("신림선", "Sillim Line"),
}


def line_of(number: str) -> SubwayLine:
    """Return the line of that number; one that opened since then goes by its number."""
    return LINES.get(number, SubwayLine(number, number))
