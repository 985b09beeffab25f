"""Processes that hang without ending: they are ended, and all tiles are live again."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import psutil
import pytest

from streams.floor.reason import Reason
from streams.floor.truth import Judge, Rows, State, Tier
from streams.media.engine import EngineSettings
from tests.fakes.hanging import Hung, hung
from tests.fakes.patience import until

pytestmark = pytest.mark.realtime
BACK_S = 20.0
STUMBLES = 3
STALE_S = 3.5
"""A tile whose newest picture is older than that says so: the longest promise of this city."""


@pytest.fixture(scope="module")
def wall() -> Iterator[Hung]:
    with hung(8, settings=EngineSettings(cores=1.2, workers=2)) as made:
        made.until_all(State.LIVE)
        yield made


def of_worker(wall: Hung, number: int) -> list[str]:
    channels = wall.engine.channels
    return [one.id for one in channels if int(wall.status(one.id)["worker"]) == number]


def decoder_of(worker: int) -> int:
    [decoder] = psutil.Process(worker).children()
    return decoder.pid


def runs(pid: int) -> bool:
    """Whether a process does anything yet: one that nobody has buried yet has ended, too."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def stop(*processes: int) -> float:
    """Have processes hang; returns when."""
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    return time.monotonic()


def stop_in_motion(wall: Hung, channel: str, worker: int) -> float:
    """Have a worker hang in the middle of decoding a channel's motion."""
    mark = wall.engine._handles()[0].mark

    def caught() -> bool:
        stop(worker)
        if mark.row == wall.row(channel):
            return True
        os.kill(worker, signal.SIGCONT)
        return False

    until(caught, BACK_S, "the channel's motion")
    return time.monotonic()


def until_back(wall: Hung, channels: Sequence[str], since: float) -> None:
    """Wait until some tiles are live by pictures of a later time; none may claim to be before."""

    def back() -> bool:
        now = time.monotonic()
        # In this order: a picture that comes in between is one that the claim was not made by.
        live = [wall.state(one) is State.LIVE for one in channels]
        fresh = [float(wall.status(one)["captured"]) > since for one in channels]
        for one, new, claims in zip(channels, fresh, live, strict=True):
            assert new or not claims or now < since + STALE_S, f"{one} looks live, and is not"
            error = wall.error(one)
            assert error is None or abs(error) < 0.1, f"{one} says a wrong age"
        return all(fresh) and all(live)

    until(back, BACK_S, wall.described)


def fell(wall: Hung, who: str, why: str) -> int:
    return next(count for fall, count in wall.engine.falls().items() if fall == (who, why))


def test_a_worker_that_hangs_is_ended_with_its_decoder_and_the_others_notice_nothing(
    wall: Hung,
) -> None:
    first, second = wall.engine.processes()
    bereft, others = of_worker(wall, 0), of_worker(wall, 1)
    assert len(bereft) == len(others) == 4
    wall.show(bereft[0], 320)
    wall.until_tier(bereft[0], Tier.SMOOTH, canvas=True)
    descriptors, sessions = psutil.Process().num_fds(), wall.cameras.counts.playing
    decoder = decoder_of(first)
    before = [int(wall.status(one)["sessions"]) for one in others]
    stopped = stop_in_motion(wall, bereft[0], first)
    stop(decoder)
    until(lambda: all(wall.state(one) is not State.LIVE for one in bereft), BACK_S, wall.described)
    until(lambda: fell(wall, "worker", "hung") == 1, BACK_S, "a look at the worker")
    assert any(int(wall.status(one)["reason"]) == Reason.RENEWED for one in bereft)
    until_back(wall, bereft, stopped)
    wall.until_tier(bereft[0], Tier.SMOOTH, canvas=True)
    assert wall.engine._planner.suspects.accuse(wall.row(bereft[0]), time.monotonic()) > 0.0, (
        "it was held against the channel once"
    )
    wall.engine._planner.suspects.forget(wall.row(bereft[0]))
    assert wall.engine.processes()[1] == second
    assert [int(wall.status(one)["sessions"]) for one in others] == before
    until(lambda: not runs(first) and not runs(decoder), BACK_S, "the end of both")
    until(lambda: psutil.Process().num_fds() <= descriptors, BACK_S, "all descriptors back")
    until(lambda: wall.cameras.counts.playing == sessions, BACK_S, "the old sessions' end")
    assert {wall.status(one)["reason"].item() for one in bereft} == {Reason.NONE}
    wall.engine.show({})


def test_a_still_decoder_that_hangs_costs_no_session(wall: Hung) -> None:
    workers = wall.engine.processes()
    until(lambda: len(psutil.Process(workers[1]).children()) == 1, BACK_S, "its decoder")
    channels, sessions = of_worker(wall, 1), wall.sessions()
    decoder = decoder_of(workers[1])
    wall.until_all(State.LIVE)
    stopped = stop(decoder)
    until(lambda: fell(wall, "stills", "hung") == 1, BACK_S, wall.described)
    until_back(wall, channels, stopped)
    assert wall.engine.processes() == workers
    assert wall.sessions() == sessions
    assert not runs(decoder)


class Stumbling(Judge):
    """One that nobody foresaw: it fails a few times."""

    left = STUMBLES

    def look(self, rows: Rows, now: float) -> npt.NDArray[np.intp]:
        """As ever, in the end."""
        if self.left:
            self.left -= 1
            raise ArithmeticError("nobody foresaw it")
        return super().look(rows, now)


def test_an_engine_that_stumbles_goes_on(wall: Hung) -> None:
    judge = Stumbling(len(wall.engine.judge.states), time.monotonic())
    wall.engine.judge = judge
    wall.until_all(State.LIVE)
    assert judge.left == 0
    began = time.monotonic()
    until(lambda: wall.engine.turned > began, BACK_S, "a turn behind it")
