"""An engine aside shares live pictures, obeys fingers, and is started again whatever befalls it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import psutil
import pytest

from layouts.credentials import Credential
from streams.floor.truth import State, Tier, judge
from streams.media.aside.tether import Tether
from streams.media.demand import Demand, Focus
from streams.sample.process import CityProcess
from tests.fakes.patience import until

LONG_S = 60.0


@pytest.fixture(scope="module")
def city() -> Iterator[CityProcess]:
    with CityProcess(3) as one:
        yield one


@pytest.fixture(scope="module")
def tether(city: CityProcess) -> Iterator[Tether]:
    logins = {
        name: Credential(login.username, login.password)
        for name, login in city.credentials().items()
    }
    one = Tether(city.channels, logins, 0.5)
    one.start()
    yield one
    one.stop()


def states(tether: Tether) -> list[State]:
    shared = tether.shared
    if shared is None:
        return []
    return [State(state) for state in judge(shared.frames.status, time.monotonic()).tolist()]


def live(tether: Tether, count: int) -> bool:
    return states(tether).count(State.LIVE) == count


def test_an_engine_aside_is_live_and_obeys(city: CityProcess, tether: Tether) -> None:
    until(lambda: live(tether, 3), LONG_S, "it never came to be so")
    shared = tether.shared
    assert shared is not None
    assert set(shared.rows) == {channel.id for channel in city.channels}
    name = city.channels[1].id
    row = shared.rows[name]
    tether.touch(name, 320, 180)
    until(lambda: shared.frames.status["canvas"][row] >= 0, LONG_S, "it never came to be so")
    tether.show({name: Demand(640, 360, Focus.SPOTLIGHT)})
    until(lambda: shared.frames.status["tier"][row] == Tier.SHARP, LONG_S, "it never came to be so")


def runs(process: psutil.Process) -> bool:
    """Whether a process does anything yet: one that nobody has buried yet has ended, too."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def worker_of(engine: int) -> int:
    """The process that receives, of an engine's."""
    children = psutil.Process(engine).children()
    return next(one.pid for one in children if "streams.media.worker" in one.cmdline())


def test_an_engine_that_hangs_is_started_again_and_costs_no_descriptor(tether: Tether) -> None:
    until(lambda: live(tether, 3), LONG_S, "it never came to be so")
    starts, pid = tether.starts, tether.pid
    family = psutil.Process(pid).children(recursive=True)
    descriptors = psutil.Process().num_fds()
    # A worker that hangs with it cannot be told to end, and ends all the same.
    for process in (worker_of(pid), pid):
        os.kill(process, signal.SIGSTOP)
    until(lambda: tether.starts > starts and live(tether, 3), LONG_S, "it never came to be so")
    until(lambda: psutil.Process().num_fds() <= descriptors, LONG_S, "it never came to be so")
    until(lambda: not any(map(runs, family)), LONG_S, "it never came to be so")


def test_a_worker_that_hangs_is_started_again_by_its_engine(tether: Tether) -> None:
    until(lambda: live(tether, 3), LONG_S, "it never came to be so")
    starts, pid = tether.starts, tether.pid
    worker = psutil.Process(worker_of(pid))
    os.kill(worker.pid, signal.SIGSTOP)
    until(lambda: not runs(worker), LONG_S, "it never came to be so")
    until(lambda: live(tether, 3), LONG_S, "it never came to be so")
    assert (tether.starts, tether.pid) == (starts, pid)


def test_an_engine_that_is_missing_harms_nobody(city: CityProcess) -> None:
    tether = Tether(city.channels, {}, 0.5, "streams.media.aside.no_such_house")
    tether.start()
    until(lambda: tether.starts >= 2, LONG_S, "it never came to be so")
    tether.touch(city.channels[0].id, 96, 54)
    tether.show({})
    assert tether.shared is None
    tether.stop()


def test_an_engine_that_is_let_go_leaves_nothing_behind(tether: Tether) -> None:
    until(lambda: tether.pid, LONG_S, "it never came to be so")
    family = psutil.Process(tether.pid).children(recursive=True)
    tether.stop()
    until(lambda: not any(map(runs, family)), LONG_S, "it never came to be so")
    tether.stop()
