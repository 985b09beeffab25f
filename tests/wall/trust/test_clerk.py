"""What is recorded is on the disk and under the head, in order, whatever happens to the process."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

from tests.fakes.patience import until
from tests.wall.trust.conftest import KIM, Clock, entries
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.entry import Event
from wall.trust.verify import verify

ROOT = Path(__file__).parents[3]
WRITER = """
import sys
from pathlib import Path
from streams.floor.log import set_up
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.entry import Actor, Event, Origin

set_up()
clerk = Clerk(Archive(Path(sys.argv[1])))
clerk.start()
kim = Actor(Origin.TOUCH, "Kim")
for batch in range(100_000):
    futures = [clerk.record(kim, Event.SPOTLIGHT, f"camera-{batch}-{i}") for i in range(3)]
    print(futures[-1].result().sequence, flush=True)
"""
ACKNOWLEDGED = 60


def test_an_acknowledged_entry_is_on_the_disk_and_under_the_head(clerk: Clerk, log: Path) -> None:
    entry = clerk.record(KIM, Event.SPOTLIGHT, "mapo-001", "교통사고").result(10)
    assert entries(log) == [entry]
    assert (entry.sequence, entry.at) == (1, "2026-11-21T05:00:00.000000Z")
    assert (entry.who, entry.role, entry.origin) == ("Kim", "operator", "touch")
    assert (entry.event, entry.object, entry.reason) == ("spotlight", "mapo-001", "교통사고")
    verdict = verify(log)
    assert (verdict.entries, verdict.unsealed, verdict.broken) == (1, 0, "")


def test_many_threads_share_one_chain(clerk: Clerk, log: Path) -> None:
    def work(name: str) -> None:
        for number in range(50):
            clerk.record(KIM, Event.SPOTLIGHT, f"{name}-{number}")

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    clerk.stop()
    written = [entry.object for entry in entries(log)]
    assert len(written) == 200
    for name in "abcd":
        own = [object_ for object_ in written if object_.startswith(name)]
        assert own == [f"{name}-{number}" for number in range(50)]
    assert verify(log).broken == ""


def test_what_no_encoding_can_write_is_recorded_all_the_same(clerk: Clerk, log: Path) -> None:
    clerk.record(KIM, Event.SPOTLIGHT, "\ud800\n\0'", "x" * 10_000).result(10)
    [entry] = entries(log)
    assert entry.object == "?\n\0'"
    assert len(entry.reason) == 500
    assert verify(log).broken == ""


def test_a_disk_that_cannot_be_written_costs_nothing_that_there_is_room_for(
    log: Path, clock: Clock
) -> None:
    clerk = Clerk(Archive(log), clock, most=3)
    lock = log.with_suffix(".head")
    lock.unlink()
    lock.mkdir()  # no file can take a folder's place: the head cannot be written
    clerk.start()
    first = clerk.record(KIM, Event.SCENE, "0")
    until(lambda: clerk.failure, 20, "nothing is said")
    assert not first.done()
    waiting = [clerk.record(KIM, Event.SCENE, str(number)) for number in range(1, 6)]
    assert [isinstance(future.exception(0), OverflowError) for future in waiting[3:]] == [True] * 2
    lock.rmdir()
    for number, future in enumerate([first, *waiting[:3]]):
        assert future.result(10).object == str(number)
    assert clerk.failure == ""
    clerk.stop()
    last = entries(log)[-1]
    assert (last.event, last.object) == (Event.MISSED, "2")
    assert verify(log).broken == ""


def test_a_kill_in_the_middle_of_writing_loses_nothing_acknowledged(log: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(log)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            if int(line) >= ACKNOWLEDGED:
                break
        writer.send_signal(signal.SIGKILL)
        last = [line, *writer.stdout.read().split()][-1]
    acknowledged = int(last)
    verdict = verify(log)
    assert verdict.broken == ""
    assert verdict.entries >= acknowledged
    assert verdict.entries - verdict.unsealed >= acknowledged, "the head covers them too"
    archive = Archive(log)
    archive.close()
    assert archive.broken == "", "the next wall goes on with the same log"
