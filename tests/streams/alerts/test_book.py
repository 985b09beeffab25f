"""What was kept is there after kill -9, and a damaged book keeps nobody from going on."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from streams.alerts.book import Book, BookError, Kept
from streams.alerts.cap import read_alert
from tests.fakes.cap import NOON, cap, moment

KEY = read_alert(cap(), "t").key
KEEPER = """
import sys
from pathlib import Path
from streams.alerts.book import Book, Kept
from streams.alerts.cap import read_alert
from tests.fakes.cap import NOON, cap
book = Book(Path(sys.argv[1]))
for number in range(100_000):
    document = cap(f"a{number}")
    book.keep(read_alert(document, "t").key, Kept(document, NOON, "t"))
    print(number, flush=True)
"""


def test_what_is_kept_is_there_and_what_is_struck_out_is_not(tmp_path: Path) -> None:
    path = tmp_path / "alerts.sqlite"
    kept = Kept(cap(), NOON, "feed")
    book = Book(path)
    book.keep(KEY, kept)
    book.keep(KEY, kept)
    book.close()
    again = Book(path)
    assert again.load() == [kept]
    again.forget([KEY])
    assert again.load() == []
    again.close()


def test_one_moment_in_two_zones_is_one_message(tmp_path: Path) -> None:
    book = Book(tmp_path / "alerts.sqlite")
    book.keep(KEY, Kept(cap(), NOON, "feed"))
    other = cap(sent="2026-11-21T21:00:00+09:00")
    book.keep(read_alert(other, "t").key, Kept(other, NOON, "feed"))

    assert [one.document for one in book.load()] == [other]
    book.close()


def test_nothing_acknowledged_is_lost_by_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "alerts.sqlite"
    keeper = subprocess.Popen(
        [sys.executable, "-c", KEEPER, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert keeper.stdout is not None
    last = -1
    for line in keeper.stdout:
        last = int(line)
        if last >= 30:
            break
    os.kill(keeper.pid, signal.SIGKILL)
    last = max([last, *map(int, keeper.stdout.read().split())])
    keeper.stdout.close()
    keeper.wait()

    book = Book(path)
    names = {read_alert(one.document, "t").identifier for one in book.load()}
    book.close()
    assert {f"a{number}" for number in range(last + 1)} <= names


@pytest.mark.parametrize("damage", ["head", "body"])
def test_a_damaged_book_is_put_aside_and_a_new_one_begun(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "alerts.sqlite"
    book = Book(path)
    for number in range(200):
        document = cap(f"a{number}")
        book.keep(read_alert(document, "t").key, Kept(document, NOON, "t"))
    book.close()
    data = bytearray(path.read_bytes())
    start = 0 if damage == "head" else 8192
    data[start : start + 4096] = os.urandom(4096)
    path.write_bytes(data)

    fresh = Book(path)
    # Of the body it is the index that is lost: every message can still be read.
    readable = 0 if damage == "head" else 200
    assert len(fresh.load()) == len(fresh.load()) == readable
    fresh.keep(KEY, Kept(cap(), NOON, "t"))
    assert cap() in [one.document for one in fresh.load()]
    fresh.close()
    assert list(tmp_path.glob("alerts.sqlite.damaged-*"))


def test_another_programs_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE theirs (x)")
    database.commit()
    database.close()

    with pytest.raises(BookError, match="it is the database of something else"):
        Book(path)
    with pytest.raises(BookError, match="cannot be kept"):
        Book(tmp_path / "other.sqlite" / "alerts.sqlite")
    assert moment() in cap().decode()
