"""The last good answer outlives the process; a broken disk costs what is kept and nothing else."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from streams.feeds.ask import Answer
from streams.feeds.reason import Reason
from streams.feeds.snapshot import Failure
from streams.feeds.store import Kept, Store

AT = datetime(2026, 7, 21, tzinfo=UTC)
LATER = datetime(2026, 7, 21, 1, tzinfo=UTC)
ONE = Answer("http://a/…/1", b"{}" * 9, AT, '"e"', "Tue")
TWO = Answer("http://a/…/2", b"\x00\xff", LATER)
BROKEN = Failure(LATER, Reason.HTTP, 500, "Oops")


def test_answers_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "feeds.db"
    store = Store(path)
    store.keep("bikes", "q", [ONE, TWO])
    store.fail("bikes", "q", BROKEN)
    store.fail("bikes", "q", Failure(datetime(2026, 7, 22, tzinfo=UTC), Reason.NO_ANSWER, 10))
    store.close()
    kept = Store(path).load("bikes", "q")
    assert kept.answers == (ONE, TWO)
    assert (kept.fetched, kept.failed_since) == (LATER, LATER)
    assert kept.failure == Failure(datetime(2026, 7, 22, tzinfo=UTC), Reason.NO_ANSWER, 10)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_good_answer_ends_the_failure_and_replaces_the_one_before(tmp_path: Path) -> None:
    store = Store(tmp_path / "feeds.db")
    store.fail("bikes", "q", BROKEN)
    store.keep("bikes", "q", [ONE, TWO])
    store.keep("bikes", "q", [TWO])
    assert store.load("bikes", "q") == Kept((TWO,), LATER, None, BROKEN)


def test_another_question_is_not_answered_with_what_was_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "feeds.db")
    store.keep("trains", "강남", [ONE])
    assert store.load("trains", "창동") == Kept()
    store.fail("trains", "창동", BROKEN)
    assert store.load("trains", "창동").answers == ()
    assert store.load("trains", "강남") == Kept()


def test_calls_are_counted_by_the_day(tmp_path: Path) -> None:
    store = Store(tmp_path / "feeds.db")
    assert store.spend("seoul", "2026-07-21", 3) == 3
    assert store.spend("seoul", "2026-07-21", 2) == 5
    assert store.spend("its", "2026-07-21", 1) == 1
    assert not store.take("seoul", "2026-07-21", 2, most=6)
    assert store.take("seoul", "2026-07-21", 1, most=6)
    assert store.spend("seoul", "2026-07-21", 0) == 6
    assert store.spend("seoul", "2026-07-22", 0) == 0


@pytest.mark.parametrize("rubbish", [b"no database at all, but long enough to be one" * 100, None])
def test_a_file_that_is_no_store_is_put_aside(tmp_path: Path, rubbish: bytes | None) -> None:
    path = tmp_path / "feeds.db"
    if rubbish is not None:
        path.write_bytes(rubbish)
    else:
        base = sqlite3.connect(path)
        base.execute("PRAGMA user_version = 77")
        base.commit()
        base.close()
    store = Store(path)
    store.keep("bikes", "q", [ONE])
    assert store.load("bikes", "q").answers == (ONE,)
    assert path.with_name("feeds.db.broken").exists()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "a-file").touch()
    with pytest.raises(OSError, match="a-file"):
        Store(tmp_path / "a-file" / "feeds.db")
    (tmp_path / "feeds.db").mkdir()
    with pytest.raises(OSError, match=r"feeds\.db"):
        Store(tmp_path / "feeds.db")


def test_a_moment_that_is_none_costs_what_is_kept_of_one_feed(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    store = Store(path)
    store.keep("bikes", "q", [ONE])
    store.keep("air", "q", [TWO])
    store.close()
    base = sqlite3.connect(path)
    base.execute("UPDATE polls SET fetched = 1e300 WHERE feed = 'bikes'")
    base.commit()
    base.close()
    store = Store(path)
    assert store.load("bikes", "q").answers == ()
    assert store.load("air", "q").answers == (TWO,)


def test_a_full_disk_stops_no_feed(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    store = Store(path, wait_s=0.0)
    store.keep("bikes", "q", [ONE])
    # Somebody else holds the file for longer than anyone waits; a full disk ends the same way.
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    store.keep("bikes", "q", [TWO])
    assert store.spend("seoul", "2026-07-21", 3) == 3
    other.execute("ROLLBACK")
    other.close()
    assert store.load("bikes", "q").answers == (ONE,)


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from streams.feeds.ask import Answer
from streams.feeds.store import Store
store = Store(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    body = str(number).encode() * 5000
    store.keep("bikes", "q", [Answer(f"{page}", body, datetime.now(UTC)) for page in range(3)])
    print(number, flush=True)
"""


def test_a_killed_writer_leaves_one_whole_answer(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, env=env
    )
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline() for _ in range(20)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += writer.communicate()[0].splitlines()
    answers = Store(path).load("bikes", "q").answers
    assert len(answers) == 3
    assert len({answer.body for answer in answers}) == 1, "three pages of one answer"
    last = int(acknowledged[-1])
    assert answers[0].body in {str(number).encode() * 5000 for number in (last, last + 1)}
