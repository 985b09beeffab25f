"""What dies and comes back: the cameras' server, a worker, the engine itself, an edited list."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import psutil
import pytest

from layouts.credentials import Credential
from streams.floor.truth import State, Tier
from streams.media.demand import Demand
from streams.media.engine import Engine, EngineSettings
from streams.sample.process import CityProcess
from tests.fakes.hanging import Hung, hanging, hung
from tests.fakes.patience import until

pytestmark = pytest.mark.realtime
BACK_S = 3.0
WORKER_BACK_S = 5.0
WRONG = "planted-wrong-secret"


def test_a_killed_server_and_its_return() -> None:
    with hung(8) as wall:
        wall.until_all(State.LIVE)
        wall.cameras.kill()
        wall.until_all(State.LOST)
        wall.cameras.revive()
        revived = time.monotonic()
        wall.until_all(State.LIVE)
        for channel in wall.engine.channels:
            slot = float(wall.status(channel.id)["retry_at"])
            assert slot < revived + 10.0, "never later than the longest step of the backoff"
            assert wall.since(channel.id) - max(slot, revived) <= BACK_S
        assert wall.sessions() == [2] * 8


def test_a_worker_that_is_killed_is_replaced_and_the_others_notice_nothing() -> None:
    with hung(8, settings=EngineSettings(cores=1.2, workers=2)) as wall:
        wall.until_all(State.LIVE)
        first, second = wall.engine.processes()
        bereft = [c.id for c in wall.engine.channels if wall.status(c.id)["worker"] == 0]
        others = [c.id for c in wall.engine.channels if wall.status(c.id)["worker"] == 1]
        wall.show(bereft[0], 320)
        wall.until_tier(bereft[0], Tier.SMOOTH, canvas=True)
        os.kill(first, signal.SIGKILL)
        killed = time.monotonic()
        until(lambda: wall.engine.processes()[0] != first, 20, "another worker")
        until(
            lambda: all(
                float(wall.status(channel)["played_at"]) > killed
                and wall.state(channel) is State.LIVE
                for channel in bereft
            ),
            40,
            wall.described,
        )
        for channel in bereft:
            assert float(wall.status(channel)["played_at"]) - killed <= WORKER_BACK_S
            # A tile may have stayed live by what stood there, or have been late in between.
            assert wall.since(channel) - killed <= WORKER_BACK_S
        assert wall.engine.processes()[1] == second
        assert [int(wall.status(channel)["sessions"]) for channel in others] == [1] * 4
        wall.until_tier(bereft[0], Tier.SMOOTH, canvas=True)


def test_a_still_decoder_that_is_killed_is_replaced_and_no_session_notices() -> None:
    with hung(6, settings=EngineSettings(cores=1.0, workers=1)) as wall:
        wall.until_all(State.LIVE)
        [worker] = wall.engine.processes()
        [decoder] = psutil.Process(worker).children()
        os.kill(decoder.pid, signal.SIGKILL)
        killed = time.monotonic()
        until(
            lambda: all(
                float(wall.status(channel.id)["captured"]) > killed
                for channel in wall.engine.channels
            ),
            20,
            wall.described,
        )
        assert wall.engine.processes() == (worker,)
        assert wall.sessions() == [1] * 6


def test_what_is_not_on_the_glass_gets_its_picture_when_there_is_too_little_for_all() -> None:
    number = 60
    with hung(number, settings=EngineSettings(cores=0.1, workers=1)) as wall:
        ids = [channel.id for channel in wall.engine.channels]
        wall.engine.show({wall.engine.index(i): Demand(36, 20) for i in ids[: number // 2]})
        until(lambda: all(float(wall.status(i)["captured"]) > 0 for i in ids), 60, wall.described)


def test_a_worker_that_hangs_turns_its_tiles_late_by_itself() -> None:
    with hung(4) as wall:
        wall.until_all(State.LIVE)
        [worker] = wall.engine.processes()
        os.kill(worker, signal.SIGSTOP)
        try:
            wall.until_all(State.LATE)
        finally:
            os.kill(worker, signal.SIGCONT)
        wall.until_all(State.LIVE)


def test_an_edited_list_leaves_the_sessions_of_the_unchanged_alone() -> None:
    with hung(6) as wall:
        wall.until_all(State.LIVE)
        channels, logins = wall.engine.channels, credentials(wall.cameras)
        rows = {channel.id: wall.row(channel.id) for channel in channels}
        gone, moved = channels[1].id, replace(channels[2], sub=channels[4].sub)
        extra = replace(channels[0], id="extra", names={"en": "Extra"})
        edited = [channels[5], channels[0], moved, channels[3], channels[4], extra]
        assert wall.engine.replace(edited, logins) == ()
        wall.until_all(State.LIVE)
        for channel in (channels[0], channels[3], channels[4], channels[5]):
            assert wall.row(channel.id) == rows[channel.id]
            assert int(wall.status(channel.id)["sessions"]) == 1
        with pytest.raises(KeyError):
            wall.row(gone)
        until(lambda: wall.cameras.counts.playing == 6, 20, "the session of the one that left")
        assert [channel.id for channel in wall.engine.channels] == [one.id for one in edited]


def credentials(city: CityProcess) -> dict[str, Credential]:
    return {
        name: Credential(login.username, login.password)
        for name, login in city.credentials().items()
    }


def test_no_password_is_on_the_glass_in_a_reason_or_in_the_log(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with CityProcess(4, digest_every=2) as city:
        right = credentials(city)
        [(name, login)] = right.items()
        [asks, *_] = [channel for channel in city.channels if channel.credential]
        with hanging(city.channels, right) as engine:
            wall = Hung(engine, city=city)
            wall.until_all(State.LIVE)
            engine.replace(city.channels, {name: replace(login, password=WRONG)})
            wall.until_state(asks.id, State.REFUSED)
            said = [wall.words(channel.id) for channel in engine.channels]
            said += [engine.decision(row).reason for row in engine.rows]
            said += [engine.budget().hardware, repr(engine.settings), wall.described()]
            said += [" ".join(psutil.Process(pid).cmdline()) for pid in engine.processes()]
            memory = bytes(engine.frames.status.tobytes())
    said += capfd.readouterr()
    assert "user name or password" in " ".join(said)
    for secret in (WRONG, login.password):
        assert not any(secret in text for text in said)
        assert secret.encode() not in memory


def test_stopping_leaves_no_process_behind_and_is_quick() -> None:
    with CityProcess(4) as city:
        engine = Engine(city.channels, credentials(city), EngineSettings(cores=1.2, workers=2))
        engine.start()
        workers = engine.processes()
        until(lambda: engine.totals()["live"] == 4, 40, "four live cameras")
        began = time.monotonic()
        engine.stop()
        assert time.monotonic() - began < 3.0 + 2.0
        assert not any(psutil.pid_exists(pid) for pid in workers)
        until(lambda: city.counts.playing == 0, 20, "the cameras' sessions to be over")


def test_workers_end_with_the_process_that_started_them() -> None:
    program = (
        "import sys, time\n"
        "from layouts.channels import Channel\n"
        "from streams.media.engine import Engine, EngineSettings\n"
        "channel = Channel('a', {'en': 'a'}, 'rtsp://127.0.0.1:1/a')\n"
        "engine = Engine([channel], {}, EngineSettings(cores=1.0, workers=2))\n"
        "engine.start()\n"
        "print(*engine.processes(), flush=True)\n"
        "time.sleep(600)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(workers) == 2
        parent.kill()
    until(lambda: not any(_runs(pid) for pid in workers), 20, "the workers' end")


def _runs(pid: int) -> bool:
    """Whether a process goes on; one that ended counts as gone, whoever is slow to bury it."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
