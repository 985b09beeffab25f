"""A channel over whose pictures decoders end is left out, longer and longer."""

from __future__ import annotations

from streams.media.suspects import FORGOTTEN_S, Suspects


def test_once_is_chance_and_twice_is_not() -> None:
    suspects = Suspects()
    assert suspects.accuse(7, 100.0) == 0.0
    assert not suspects.rests(7, 100.0)
    assert suspects.accuse(7, 110.0) == 30.0
    assert suspects.rests(7, 139.9)
    assert not suspects.rests(7, 140.1)
    assert not suspects.rests(8, 120.0)


def test_it_rests_longer_each_time_but_not_for_ever() -> None:
    suspects = Suspects()
    now, rests = 0.0, []
    for _ in range(6):
        rests.append(suspects.accuse(7, now))
        now += rests[-1] + 1.0
    assert rests == [0.0, 30.0, 120.0, 600.0, 600.0, 600.0]


def test_what_was_long_ago_is_forgotten_and_so_is_what_another_camera_did() -> None:
    suspects = Suspects()
    suspects.accuse(7, 0.0)
    assert suspects.accuse(7, FORGOTTEN_S + 1.0) == 0.0
    assert suspects.accuse(7, FORGOTTEN_S + 2.0) > 0.0
    suspects.forget(7)
    assert not suspects.rests(7, FORGOTTEN_S + 3.0)
