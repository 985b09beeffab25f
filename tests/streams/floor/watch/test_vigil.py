"""When a program counts as hung, and how long the watchdog waits after crashes."""

from __future__ import annotations

from streams.floor.watch.vigil import KIOSK, WALL, WELL_S, Health, Pace, Patience, Vigil


def after(looks: list[int], pace: Pace = WALL) -> Vigil:
    """What is known after these counts were seen."""
    vigil = Vigil(pace=pace)
    for beats in looks:
        vigil = vigil.looked(beats)
    return vigil


def test_a_wall_that_starts_has_a_minute_to_its_first_beat() -> None:
    assert after([0] * (WALL.start_looks - 1)).health is Health.STARTING
    assert after([0] * WALL.start_looks).health is Health.HUNG


def test_a_wall_that_beats_is_well_and_hangs_after_a_while_without() -> None:
    assert after([0, 0, 1]).health is Health.WELL
    assert after([1] * WALL.hung_looks).health is Health.WELL
    assert after([1] * (WALL.hung_looks + 1)).health is Health.HUNG
    assert after([1] * WALL.hung_looks + [2]).health is Health.WELL


def test_a_kiosk_is_missed_sooner_when_it_does_not_start() -> None:
    assert after([0] * KIOSK.start_looks, KIOSK).health is Health.HUNG
    assert after([0] * KIOSK.start_looks).health is Health.STARTING
    assert after([1] * (KIOSK.hung_looks + 1), KIOSK).health is Health.HUNG


def test_a_start_that_was_given_up_gets_twice_the_time_and_not_for_ever_more() -> None:
    looks = [KIOSK.after(unborn).start_looks for unborn in range(7)]
    assert looks == [300, 600, 1200, 2400, 4800, 4800, 4800]
    assert after([0] * 300, KIOSK.after(1)).health is Health.STARTING
    assert KIOSK.after(3).hung_looks == KIOSK.hung_looks


def test_the_first_crash_costs_no_wait_and_further_ones_ever_more() -> None:
    patience = Patience()
    pauses = []
    for _ in range(9):
        patience = patience.ended(1.0)
        pauses.append(patience.pause_s)
    assert pauses == [0, 1, 2, 4, 8, 16, 30, 30, 30]
    assert patience.ended(WELL_S).pause_s == 0


def test_a_kiosk_is_waited_for_later() -> None:
    patience, pauses = Patience(pauses_s=KIOSK.pauses_s), []
    for _ in range(5):
        patience = patience.ended(1.0)
        pauses.append(patience.pause_s)
    assert pauses == [0, 0, 0, 1, 2]
    assert patience.ended(WELL_S).pause_s == 0
