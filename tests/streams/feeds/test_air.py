"""Air is graded by the ministry's limits, each limit still belonging to the better grade."""

from __future__ import annotations

import pytest

from streams.feeds.air import Grade, Pollutant, graded, read_grade


@pytest.mark.parametrize(
    ("pollutant", "values"),
    [
        (Pollutant.INDEX, (50, 51, 100, 101, 250, 251)),
        (Pollutant.PM10, (30, 31, 80, 81, 150, 151)),
        (Pollutant.PM25, (15, 16, 35, 36, 75, 76)),
        (Pollutant.O3, (0.030, 0.031, 0.090, 0.091, 0.150, 0.151)),
        (Pollutant.NO2, (0.030, 0.031, 0.060, 0.061, 0.200, 0.201)),
        (Pollutant.CO, (2, 2.1, 9, 9.1, 15, 15.1)),
        (Pollutant.SO2, (0.020, 0.021, 0.050, 0.051, 0.150, 0.151)),
    ],
)
def test_the_limits(pollutant: Pollutant, values: tuple[float, ...]) -> None:
    good, moderate, bad, worst = Grade
    expected = [good, moderate, moderate, bad, bad, worst]
    assert [graded(pollutant, value) for value in values] == expected


def test_the_sources_word_goes_before_the_index() -> None:
    assert read_grade("매우 나쁨", 40) is Grade.VERY_UNHEALTHY
    assert read_grade("", 40) is Grade.GOOD
    assert read_grade("점검중", None) is None
    assert [grade.ko for grade in Grade] == ["좋음", "보통", "나쁨", "매우나쁨"]
