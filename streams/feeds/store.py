"""Keeps each feed's last good answer on the disk, so that a start without a network shows it."""

from __future__ import annotations

import os
import sqlite3
import threading
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

from streams.feeds.ask import Answer
from streams.feeds.reason import Reason
from streams.feeds.snapshot import Failure
from streams.feeds.storeerror import StoreError
from streams.floor.log import logger

T = TypeVar("T")

VERSION: Final = 1
WAIT_S: Final = 5.0
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS answers (
    feed TEXT NOT NULL, number INTEGER NOT NULL, asked TEXT NOT NULL, body BLOB NOT NULL,
    at REAL NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL, PRIMARY KEY (feed, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS polls (
    feed TEXT PRIMARY KEY, question TEXT NOT NULL, fetched REAL, failed_since REAL, failed REAL,
    reason TEXT NOT NULL DEFAULT 'NONE', number REAL NOT NULL DEFAULT 0,
    own TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS calls (
    service TEXT NOT NULL, day TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (service, day)
) WITHOUT ROWID;
"""

_UNUSABLE: Final = (sqlite3.Error, zlib.error, ValueError, TypeError, OverflowError)
"""What a damaged file may raise: SQLite reads what it finds, moments that are none among it."""

log = logger(__name__)


@dataclass(frozen=True)
class Kept:
    """What is kept of a feed.

    Attributes:
        answers: The last good ones.
        fetched: When they came; None where there are none.
        failed_since: When the first failure since then was.
        failure: The last failure ever.
    """

    answers: tuple[Answer, ...] = ()
    fetched: datetime | None = None
    failed_since: datetime | None = None
    failure: Failure | None = None


class Store:
    """The file; a disk that is full or broken costs what is kept, never the feeds.

    Args:
        path: The file; made with its folder, for its owner's eyes only, since addresses in answers
            may hold tokens. One that is no store of ours is put aside.
        wait_s: How long to wait for another process that has it open, seconds.

    Raises:
        StoreError: It cannot be opened there.
    """

    def __init__(self, path: Path, wait_s: float = WAIT_S) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._told = False
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._base = _open(path, wait_s)
        except OSError as error:
            why = error.strerror or error
            raise StoreError(f"{path}: the store of feeds cannot be opened ({why})") from None
        except sqlite3.OperationalError as error:
            # A full disk or a lock: the file itself may be sound.
            raise StoreError(f"{path}: the store of feeds cannot be opened ({error})") from None
        except sqlite3.DatabaseError as error:
            log.warning("the store of feeds is put aside", error=str(error), file=path.name)
            _put_aside(path)
            self._base = _open(path, wait_s)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._base.close()

    def load(self, feed: str, question: str) -> Kept:
        """Return what is kept of a feed.

        Args:
            feed: Its id.
            question: What it asks, in full: what was answered to another question is not shown.
        """
        return self._try(lambda base: _load(base, feed, question), Kept())

    def keep(self, feed: str, question: str, answers: Sequence[Answer]) -> None:
        """Keep a feed's good answers, at least one, in place of those before."""
        self._try(lambda base: _keep(base, feed, question, answers), None)

    def fail(self, feed: str, question: str, failure: Failure) -> None:
        """Keep a feed's failure; its last good answers stay."""
        self._try(lambda base: _fail(base, feed, question, failure), None)

    def spend(self, service: str, day: str, calls: int) -> int:
        """Count `calls` to a service on a day; return how many it were that day."""
        return self._try(lambda base: _spend(base, service, day, calls), calls)

    def take(self, service: str, day: str, calls: int, most: int) -> bool:
        """Count `calls` to a service on a day, unless it would be more than `most` that day.

        Returns:
            Whether they were counted; on a broken disk they are taken to be.
        """
        return self._try(lambda base: _take(base, service, day, calls, most), True)

    def _try(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        with self._lock:
            try:
                with self._base:
                    done = work(self._base)
            except _UNUSABLE as error:
                if not self._told:
                    words = str(error)
                    log.warning("feeds are not kept on disk", file=str(self._path), error=words)
                self._told = True
                return otherwise
            self._told = False
            return done


def _load(base: sqlite3.Connection, feed: str, question: str) -> Kept:
    row = base.execute(
        "SELECT fetched, failed_since, failed, reason, number, own FROM polls"
        " WHERE feed = ? AND question = ?",
        (feed, question),
    ).fetchone()
    if row is None:
        return Kept()
    fetched, failed_since, failed, reason, number, own = row
    answers = base.execute(
        "SELECT asked, body, at, etag, modified FROM answers WHERE feed = ? ORDER BY number",
        (feed,),
    ).fetchall()
    failure = None
    if failed is not None:
        code = Reason.__members__.get(reason, Reason.STUMBLED)
        failure = Failure(_moment(failed), code, number, own)
    return Kept(
        tuple(
            Answer(asked, zlib.decompress(body), _moment(at), etag, modified)
            for asked, body, at, etag, modified in answers
        ),
        _moment(fetched) if fetched is not None else None,
        _moment(failed_since) if failed_since is not None else None,
        failure,
    )


def _keep(base: sqlite3.Connection, feed: str, question: str, answers: Sequence[Answer]) -> None:
    _row_for(base, feed, question)
    base.execute("DELETE FROM answers WHERE feed = ?", (feed,))
    for number, one in enumerate(answers):
        body = zlib.compress(one.body, 1)
        base.execute(
            "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)",
            (feed, number, one.asked, body, one.at.timestamp(), one.etag, one.modified),
        )
    base.execute(
        "UPDATE polls SET fetched = ?, failed_since = NULL WHERE feed = ?",
        (max(answer.at for answer in answers).timestamp(), feed),
    )


def _fail(base: sqlite3.Connection, feed: str, question: str, failure: Failure) -> None:
    at = failure.at.timestamp()
    _row_for(base, feed, question)
    base.execute(
        "UPDATE polls SET failed_since = coalesce(failed_since, ?), failed = ?,"
        " reason = ?, number = ?, own = ? WHERE feed = ?",
        (at, at, failure.reason.name, failure.number, failure.own, feed),
    )


def _row_for(base: sqlite3.Connection, feed: str, question: str) -> None:
    """See to it that the feed has a row of its own; of another question nothing is kept."""
    known = base.execute("SELECT question FROM polls WHERE feed = ?", (feed,)).fetchone()
    if known is not None and known[0] == question:
        return
    base.execute("DELETE FROM polls WHERE feed = ?", (feed,))
    base.execute("DELETE FROM answers WHERE feed = ?", (feed,))
    base.execute("INSERT INTO polls (feed, question) VALUES (?, ?)", (feed, question))


def _spend(base: sqlite3.Connection, service: str, day: str, calls: int) -> int:
    base.execute("DELETE FROM calls WHERE day < ?", (day,))
    base.execute(
        "INSERT INTO calls VALUES (?, ?, ?)"
        " ON CONFLICT (service, day) DO UPDATE SET count = count + excluded.count",
        (service, day, calls),
    )
    where = "SELECT count FROM calls WHERE service = ? AND day = ?"
    return int(base.execute(where, (service, day)).fetchone()[0])


def _take(base: sqlite3.Connection, service: str, day: str, calls: int, most: int) -> bool:
    base.execute("INSERT OR IGNORE INTO calls VALUES (?, ?, 0)", (service, day))
    # One statement, so that two processes cannot both take the last call.
    taken = base.execute(
        "UPDATE calls SET count = count + ? WHERE service = ? AND day = ? AND count + ? <= ?",
        (calls, service, day, calls, most),
    )
    return taken.rowcount == 1


def _open(path: Path, wait_s: float) -> sqlite3.Connection:
    # Made before SQLite does, so that it and its journals are its owner's alone from the start.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    base = sqlite3.connect(path, timeout=wait_s, check_same_thread=False)
    try:
        version = base.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, VERSION):
            raise sqlite3.DatabaseError(f"version {version} instead of {VERSION}")
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        base.executescript(_SCHEMA)
        base.execute(f"PRAGMA user_version = {VERSION}")
    except sqlite3.Error:
        base.close()
        raise
    return base


def _put_aside(path: Path) -> None:
    path.replace(path.with_name(f"{path.name}.broken"))
    for journal in ("-wal", "-shm"):
        path.with_name(path.name + journal).unlink(missing_ok=True)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
