"""A budget that the machine does not grant: less is planned at once, and more by and by."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from streams.media.pressure import AGAIN_S, CALM_S, LATE_S, LEAST, Pressure

LATE, IN_TIME = LATE_S * 3, LATE_S / 3
lateness = st.lists(st.floats(0, 5), min_size=1, max_size=200)


def played(pressure: Pressure, late: list[float], since: float = 0.0) -> list[float]:
    """What is granted, look by look, a second apart."""
    return [pressure.look(one, since + number * AGAIN_S) for number, one in enumerate(late)]


def test_where_all_is_in_time_all_is_granted() -> None:
    assert played(Pressure(), [IN_TIME] * 20) == [1.0] * 20


def test_a_machine_that_has_no_time_is_planned_with_less_and_less() -> None:
    granted = played(Pressure(), [LATE] * 10)
    assert granted[0] == 0.7
    assert granted == sorted(granted, reverse=True)
    assert granted[-1] == LEAST


@given(lateness)
def test_some_is_always_granted_and_never_more_than_all(late: list[float]) -> None:
    assert all(LEAST <= share <= 1.0 for share in played(Pressure(), late))


@given(lateness)
def test_what_is_late_never_brings_more(late: list[float]) -> None:
    granted = [1.0, *played(Pressure(), late)]
    for before, after, one in zip(granted, granted[1:], late, strict=False):
        assert after <= before or one <= LATE_S


@given(lateness)
def test_after_a_calm_all_is_granted_again(late: list[float]) -> None:
    pressure = Pressure()
    played(pressure, late)
    long = round(CALM_S / AGAIN_S + 1.0 / 0.05) + 2
    assert played(pressure, [IN_TIME] * long, len(late) * AGAIN_S)[-1] == 1.0


def test_what_was_late_between_two_judgements_counts() -> None:
    pressure = Pressure()
    pressure.look(IN_TIME, 0.0)
    pressure.look(LATE, 0.5)
    assert pressure.look(IN_TIME, 1.0) == 0.7
