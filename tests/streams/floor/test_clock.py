"""What the kernel says of the machine's clock."""

from __future__ import annotations

import pytest

from streams.floor.clock import ERROR_STATE, STA_UNSYNC, Timex, Timing, timing


def answering(state: int, status: int, maxerror: int) -> Timing:
    """What is made of this answer of the kernel's."""

    def ask(answer: Timex) -> int:
        answer.status, answer.maxerror = status, maxerror
        return state

    return timing(ask)


def test_a_clock_that_something_keeps_right_is_synchronised() -> None:
    assert answering(0, 0x2001, 1500) == Timing(synchronised=True, error_s=0.0015)


@pytest.mark.parametrize(("state", "status"), [(ERROR_STATE, 0), (0, STA_UNSYNC), (5, STA_UNSYNC)])
def test_a_clock_that_runs_free_is_not(state: int, status: int) -> None:
    assert answering(state, status, 16_000_000) == Timing(synchronised=False, error_s=16.0)


def test_a_clock_that_cannot_be_asked_about_is_not() -> None:
    def ask(_answer: Timex) -> int:
        raise PermissionError(1, "Operation not permitted")

    assert not timing(ask).synchronised


def test_the_real_kernel_answers() -> None:
    found = timing()
    assert 0.0 <= found.error_s <= 3600.0
