"""A flood is held up politely; people one after the other are not."""

from __future__ import annotations

import pytest

from kiosk.opinions.flood import Flood


def test_a_dozen_in_a_row_then_one_after_the_other() -> None:
    flood = Flood(most=12, every_s=10.0)
    for _ in range(12):
        assert flood.wait_s(100.0) == 0
        flood = flood.taking(100.0)
    assert flood.wait_s(100.0) == pytest.approx(10.0)
    assert flood.wait_s(104.0) == pytest.approx(6.0)
    assert flood.wait_s(110.0) == pytest.approx(0.0, abs=1e-9)
    assert flood.taking(110.0).wait_s(110.0) == pytest.approx(10.0)


def test_after_a_while_it_is_as_if_nothing_had_been() -> None:
    flood = Flood(most=2, every_s=10.0).taking(0.0).taking(0.0)
    assert flood.wait_s(1.0) > 0
    assert flood.taking(500.0).wait_s(500.0) == 0


def test_a_clock_that_goes_back_changes_nothing() -> None:
    assert Flood(most=1).taking(50.0).wait_s(20.0) == pytest.approx(10.0)
