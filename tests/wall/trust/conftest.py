"""Audit logs to be kept, read, cut and bent."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.entry import Actor, Deed, Entry, Event, Origin, Role
from wall.trust.ledger import AUDIT, read, reading

KIM = Actor(Origin.TOUCH, "Kim", Role.OPERATOR)
BEGUN = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        """It is two o'clock in the afternoon, in Seoul."""
        self.now = BEGUN

    def __call__(self) -> datetime:
        """The time on it."""
        return self.now

    def at(self, minutes: float) -> None:
        """Set it to so many minutes after its beginning."""
        self.now = BEGUN + timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands."""
    return Clock()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where a log may be kept."""
    return tmp_path / "audit.sqlite"


@pytest.fixture
def clerk(log: Path, clock: Clock) -> Iterator[Clerk]:
    """A clerk at work."""
    found = Clerk(Archive(log), clock)
    found.start()
    yield found
    found.stop()


WriteLog = Callable[[int], Path]


@pytest.fixture
def write_log(log: Path) -> WriteLog:
    """Writes a whole log of so many entries."""

    def write(count: int) -> Path:
        archive = Archive(log)
        for start in range(0, count, 500):
            archive.append([deed(number) for number in range(start, min(start + 500, count))])
            archive.seal()
        archive.close()
        return log

    return write


def deed(number: int) -> Deed:
    """Kim looks at one camera after another."""
    at = BEGUN + timedelta(seconds=number)
    return Deed(at, KIM, Event.SPOTLIGHT, f"한강-{number:04d}", f"사고 확인 {number}")


def entries(log: Path) -> list[Entry]:
    """What stands in a log."""
    with reading(log) as database:
        return list(read(database, "ORDER BY sequence"))


def bend(log: Path, *statements: str) -> None:
    """Change a log as somebody would who knows SQL and has the file."""
    with closing(sqlite3.connect(log, isolation_level=None)) as database:
        database.execute("DROP TRIGGER entries_are_not_changed")
        database.execute("DROP TRIGGER entries_are_not_deleted")
        for statement in statements:
            database.execute(statement)
        for trigger in AUDIT.schema[1:]:
            database.execute(trigger)
