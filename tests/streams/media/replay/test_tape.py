"""A tape holds half a minute, never more than it may, and gives back what it took."""

from __future__ import annotations

import resource
import signal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.media.replay.passage import Bare, Passage
from streams.media.replay.tape import KEEP_S, LONGEST_S, Tape
from streams.media.replay.vault import PAGE, Limits, Vault
from tests.fakes.descriptors import held

RATE = 90_000


def passage(began: float, length: float = 2.0) -> Passage:
    return Passage(began, began + length, round(began * RATE), RATE, True, "h264", b"", Bare(()))


def filled(tape: Tape, seconds: int, size: int = 1000, first: float = 100.0) -> None:
    for step in range(seconds // 2):
        tape.take(passage(first + 2 * step), bytes([step % 256]) * size)


def test_it_holds_half_a_minute_and_no_more_than_a_group_besides() -> None:
    tape = Tape(Vault())
    filled(tape, 120)
    [(began, ended)] = tape.spans()
    assert ended == 220.0
    assert KEEP_S <= ended - began <= KEEP_S + 2.0


def test_what_is_too_old_goes_although_nothing_comes() -> None:
    tape = Tape(Vault())
    filled(tape, 20)
    tape.roll(125.0)
    assert tape.spans() == [(100.0, 120.0)]
    tape.roll(147.0)
    assert tape.spans() == [(116.0, 120.0)]
    tape.roll(200.0)
    assert tape.spans() == []
    assert tape.size == 0


def test_while_somebody_looks_back_nothing_goes_for_a_while() -> None:
    tape = Tape(Vault())
    filled(tape, 30)
    tape.hold(130.0)
    filled(tape, 90, first=130.0)
    assert tape.spans()[0][0] == pytest.approx(100.0, abs=2.0)
    filled(tape, 40, first=220.0)
    assert tape.spans() == [(228.0, 260.0)], "but not for ever"


def test_when_nobody_looks_back_any_more_it_is_half_a_minute_again() -> None:
    tape = Tape(Vault())
    filled(tape, 30)
    tape.hold(130.0)
    filled(tape, 60, first=130.0)
    tape.release()
    tape.roll(190.0)
    assert tape.spans()[0][0] >= 190.0 - KEEP_S - 2.0


def test_a_gap_is_told() -> None:
    tape = Tape(Vault())
    filled(tape, 6)
    filled(tape, 6, first=112.0)
    assert tape.spans() == [(100.0, 106.0), (112.0, 118.0)]


def test_what_comes_again_under_the_same_times_takes_its_place() -> None:
    tape = Tape(Vault())
    filled(tape, 10)
    tape.take(passage(105.0), b"again")
    assert tape.spans() == [(100.0, 107.0)]
    assert [tape.read(piece) for piece in tape.pieces][-1] == b"again"


@pytest.mark.parametrize("length", [0.0, -1.0, LONGEST_S + 1.0])
def test_a_passage_whose_clock_jumped_has_no_time_and_is_not_kept(length: float) -> None:
    tape = Tape(Vault())
    tape.take(passage(100.0, length), b"x")
    assert len(tape) == 0
    assert tape.lost == 1


def test_beyond_the_share_of_memory_it_is_on_disk_and_reads_the_same(tmp_path: Path) -> None:
    vault = Vault(Limits(memory=3 * PAGE, disk=64 * PAGE), tmp_path)
    tape = Tape(vault)
    filled(tape, 28, size=PAGE + 7)
    assert vault.memory <= 3 * PAGE
    assert vault.disk > 0
    assert list(tmp_path.iterdir()) == [], "the file has no name"
    read = [tape.read(piece) for piece in tape.pieces]
    assert read == [bytes([step]) * (PAGE + 7) for step in range(14)]
    tape.clear()
    assert (vault.memory, vault.disk) == (0, 0)


def test_a_disk_that_takes_nothing_costs_the_oldest_and_is_counted(tmp_path: Path) -> None:
    vault = Vault(Limits(memory=2 * PAGE, disk=64 * PAGE), tmp_path)
    tape = Tape(vault)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        filled(tape, 20, size=PAGE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert vault.refused > 0
    assert vault.memory <= 2 * PAGE
    assert tape.lost == 8
    assert [tape.read(piece)[0] for piece in tape.pieces] == [8, 9], "the newest are there"


def test_no_tape_takes_what_the_others_need() -> None:
    vault = Vault(Limits(memory=8 * PAGE, disk=8 * PAGE))
    first, second = Tape(vault), Tape(vault)
    filled(first, 28, size=PAGE)
    filled(second, 8, size=PAGE)
    assert first.size <= 4 * PAGE
    assert second.size == 4 * PAGE


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 1),
            st.floats(0.04, 8.0),
            st.floats(-1.0, 3.0),
            st.integers(0, 3 * PAGE),
            st.sampled_from(["take", "take", "take", "hold", "release", "roll", "clear"]),
        ),
        max_size=60,
    )
)
def test_whatever_comes_it_keeps_its_bounds_and_its_bytes(
    steps: list[tuple[int, float, float, int, str]],
) -> None:
    vault = Vault(Limits(memory=4 * PAGE, disk=6 * PAGE))
    tapes = (Tape(vault), Tape(vault))
    now = 100.0
    written: dict[tuple[int, float], int] = {}
    for number, (which, length, pause, size, what) in enumerate(steps):
        tape = tapes[which]
        now += max(pause, 0.0)
        if what == "take":
            tape.take(passage(now, length), number.to_bytes(2, "big") * (size // 2))
            written[which, now] = number
            now += length
        elif what in ("hold", "roll"):
            getattr(tape, what)(now)
        else:
            getattr(tape, what)()
        assert vault.memory <= vault.limits.memory
        assert vault.disk <= vault.limits.disk
        for place, each in enumerate(tapes):
            assert each.size == sum(piece.kept.size for piece in each.pieces)
            for piece in each.pieces:
                told = written[place, piece.passage.began].to_bytes(2, "big")
                assert each.read(piece) == told * (piece.kept.size // 2)
            spans = each.spans()
            assert spans == sorted(spans)
    for tape in tapes:
        tape.clear()
    assert (vault.memory, vault.disk) == (0, 0)


def test_nothing_is_left_open_when_the_last_bytes_are_forgotten() -> None:
    before = held()
    vault = Vault(Limits(memory=0, disk=64 * PAGE))
    tape = Tape(vault)
    filled(tape, 20, size=PAGE)
    assert vault.disk > 0
    assert held().items() - before.items()
    tape.clear()
    assert not held().items() - before.items()
