"""A process hangs that could have spoken and did not: not one that starves, or was not heard."""

from __future__ import annotations

import os

from streams.media.vigil import Vigil, waited_for_core

FIRST_S, SILENT_S = 20.0, 5.0


class Core:
    """What the kernel says of the time for which a process waited."""

    def __init__(self) -> None:
        self.waited = 3.0

    def __call__(self) -> float:
        return self.waited


def looked(vigil: Vigil, since: float, until: float, every: float = 0.1) -> float:
    """Look in this rhythm, up to a moment; returns the silence that is counted then."""
    now, silent = since, 0.0
    while now < until - 1e-9:
        now += every
        silent = vigil.look(now)
    return silent


def test_silence_is_counted_from_the_last_word() -> None:
    vigil = Vigil(100.0, FIRST_S, SILENT_S, Core())
    vigil.heard(101.0)
    silent = looked(vigil, 101.0, 105.5)
    assert abs(silent - 4.5) < 0.01
    assert vigil.worries(silent)
    assert not vigil.hangs(silent)
    assert vigil.hangs(looked(vigil, 105.5, 106.2))
    vigil.heard(107.0)
    assert looked(vigil, 107.0, 107.5) < 0.6


def test_the_first_word_may_take_longer() -> None:
    vigil = Vigil(100.0, FIRST_S, SILENT_S, Core())
    assert not vigil.hangs(looked(vigil, 100.0, 119.0))
    assert not vigil.spoken
    assert vigil.hangs(looked(vigil, 119.0, 120.5))


def test_whoever_looks_late_blames_nobody_for_it() -> None:
    """The machine was suspended for an hour: everybody was silent, and nobody hangs."""
    vigil = Vigil(100.0, FIRST_S, SILENT_S, Core())
    vigil.heard(100.5)
    assert vigil.look(3700.0) <= 1.0
    assert vigil.hangs(looked(vigil, 3700.0, 3704.2)), "behind it silence counts as ever"


def test_whoever_waits_for_a_core_does_not_hang() -> None:
    core = Core()
    vigil = Vigil(100.0, FIRST_S, SILENT_S, core)
    vigil.heard(100.5)
    core.waited += 4.0
    silent = looked(vigil, 100.5, 107.5)
    assert abs(silent - 3.0) < 0.01
    core.waited += 100.0
    assert vigil.look(107.6) == 0.0


def test_whoever_is_asked_nothing_need_not_answer() -> None:
    vigil = Vigil(100.0, FIRST_S, SILENT_S, Core())
    for second in range(100, 200):
        vigil.excuse(float(second))
        assert vigil.look(float(second)) < 1.1
    assert not vigil.spoken


def test_the_kernel_says_how_long_a_process_waited() -> None:
    before = waited_for_core(os.getpid())
    assert 0.0 <= before <= waited_for_core(os.getpid())
    assert waited_for_core(2**22 + 1) == 0.0, "there is no such process"
