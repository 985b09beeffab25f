"""A machine that allows too few open files says so, and what to do."""

import resource

from streams.floor.descriptors import raise_limit, shortfall


def test_the_soft_limit_is_raised_to_the_hard_one() -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(512, before[1]), before[1]))
    assert raise_limit() == before[1]
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == before[1]


def test_enough_is_nothing_to_speak_of() -> None:
    assert shortfall(2800, 20_000) is None


def test_too_few_are_told_with_the_number_and_the_mend() -> None:
    told = shortfall(2800, 1024)
    assert told is not None
    assert "2032 of them will not connect" in told
    assert "ulimit -n 3056" in told
