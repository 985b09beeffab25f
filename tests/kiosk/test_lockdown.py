"""A service PIN is tried a few times, and then less and less often."""

from __future__ import annotations

from argon2 import PasswordHasher

from kiosk.lockdown import FIRST_S, FREE, LONGEST_S, Tries, opens

HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("2580")


def test_the_pin_opens_and_no_other_does() -> None:
    assert opens("2580", HASH)
    assert not opens("2581", HASH)
    assert not opens("", HASH)


def test_nothing_opens_a_kiosk_without_a_pin_or_with_a_damaged_one() -> None:
    assert not opens("", "")
    assert not opens("2580", "$argon2id$v=19$broken")
    assert not opens("2580", "$argon2id$v=19$m=8,t=1,p=1$소금$해시")


def test_fingers_may_slip_and_then_each_wrong_pin_costs_twice_the_time() -> None:
    tries = Tries()
    for at in range(FREE):
        assert tries.wait_s(float(at)) == 0.0
        tries = tries.failed(float(at))
    last = tries.last
    assert tries.wait_s(last) == FIRST_S
    assert tries.wait_s(last + FIRST_S) == 0.0
    assert tries.failed(100.0).wait_s(100.0) == 2 * FIRST_S


def test_a_kiosk_is_not_shut_for_ever() -> None:
    assert Tries(10_000, 0.0).wait_s(0.0) == LONGEST_S
