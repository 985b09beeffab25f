"""When a wall counts as hung, and how long the watchdog waits after crashes."""

from __future__ import annotations

from wall.care.vigil import HUNG_LOOKS, START_LOOKS, WELL_S, Health, Patience, Vigil


def after(looks: list[int]) -> Vigil:
    """What is known after these counts were seen."""
    vigil = Vigil()
    for beats in looks:
        vigil = vigil.looked(beats)
    return vigil


def test_a_wall_that_starts_has_a_minute_to_its_first_beat() -> None:
    assert after([0] * (START_LOOKS - 1)).health is Health.STARTING
    assert after([0] * START_LOOKS).health is Health.HUNG


def test_a_wall_that_beats_is_well_and_hangs_after_a_while_without() -> None:
    assert after([0, 0, 1]).health is Health.WELL
    assert after([1] * HUNG_LOOKS).health is Health.WELL
    assert after([1] * (HUNG_LOOKS + 1)).health is Health.HUNG
    assert after([1] * HUNG_LOOKS + [2]).health is Health.WELL


def test_the_first_crash_costs_no_wait_and_further_ones_ever_more() -> None:
    patience = Patience()
    pauses = []
    for _ in range(9):
        patience = patience.ended(1.0)
        pauses.append(patience.pause_s)
    assert pauses == [0, 1, 2, 4, 8, 16, 30, 30, 30]
    assert patience.ended(WELL_S).pause_s == 0
