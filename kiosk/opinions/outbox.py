"""Keeps each opinion from the moment it is accepted until the city has it, within a bound."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.opinions.opinion import Opinion
from kiosk.opinions.shelf import opened, opened_to_look
from kiosk.opinions.standing import Standing
from streams.feeds.reason import FeedError, Reason
from streams.feeds.snapshot import Failure

MOST_BYTES: Final = 64 * 1024 * 1024
"""Some 200,000 opinions in words, or 600 voice notes of half a minute."""
FOR_WORDS: Final = 0.25
"""The share that voice notes may not take, so that words find room for longer."""
ROW_BYTES: Final = 256
"""What an opinion takes besides its text and voice."""
HELD_FOR: Final = timedelta(days=1)
_FAR: Final = 2 * HELD_FOR
"""What may first be sent later than so is no plan: the clock was ahead when it was written."""
_FIELDS: Final = "code, place, page, language, given, grain, scale, text, voice"


class OutboxFullError(Exception):
    """There is no room for an opinion; none was lost to make any."""


class Outbox:
    """The opinions that wait; for any number of threads.

    Args:
        path: The SQLite file; made with its folder, its owner's alone.
        most: Bytes that opinions may take.

    Raises:
        OSError: It cannot be opened there.
    """

    def __init__(self, path: Path, most: int = MOST_BYTES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._base = opened(path)
        with self._change() as base:
            base.execute("UPDATE state SET most = ? WHERE most <> ?", (most, most))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._base.close()

    def keep(self, opinion: Opinion) -> None:
        """Keep an opinion; when this returns it outlives the process and a power cut.

        The same code again changes nothing, so that the same draft sent twice is one opinion.

        Raises:
            OutboxFullError: There is no room for it.
            OSError: The disk does not take it.
        """
        size = ROW_BYTES + len(opinion.text.encode()) + len(opinion.voice)
        most = self._most * (1.0 - FOR_WORDS) if opinion.voice else self._most
        with self._change(durable=True) as base:
            if base.execute("SELECT 1 FROM opinions WHERE code = ?", (opinion.code,)).fetchone():
                return
            taken = base.execute("SELECT size FROM state").fetchone()[0]
            if taken + size > most:
                raise OutboxFullError(f"{taken} of {most:.0f} bytes are taken")
            base.execute(
                f"INSERT INTO opinions ({_FIELDS}, ready, size)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*_row(opinion), opinion.ready.timestamp(), size),
            )
            base.execute("UPDATE state SET size = size + ?", (size,))

    def next(self, now: datetime) -> Opinion | None:
        """Return the opinion whose turn it is, or None; by chance among those that wait as long.

        Raises:
            OSError: The file cannot be read.
        """
        at = now.timestamp()
        with self._change() as base:
            row = base.execute(
                f"SELECT {_FIELDS} FROM opinions WHERE ready <= ? OR ready > ?"
                " ORDER BY tries, code LIMIT 1",
                (at, at + _FAR.total_seconds()),
            ).fetchone()
        return _opinion(row) if row else None

    def wait_s(self, now: datetime) -> float | None:
        """Return in how many seconds the next one may be sent; None where none waits.

        Raises:
            OSError: The file cannot be read.
        """
        with self._change() as base:
            first = base.execute("SELECT min(ready) FROM opinions").fetchone()[0]
        return None if first is None else max(0.0, first - now.timestamp())

    def forget(self, code: str, now: datetime) -> None:
        """Delete an opinion that the city has.

        Raises:
            OSError: The disk does not take it; the opinion goes again, and the city knows it.
        """
        with self._change() as base:
            size = base.execute("SELECT size FROM opinions WHERE code = ?", (code,)).fetchone()
            if size is None:
                return
            base.execute("DELETE FROM opinions WHERE code = ?", (code,))
            base.execute(
                "UPDATE state SET size = size - ?, delivered = delivered + 1, delivered_at = ?,"
                " failures = 0, failed = NULL, reason = 'NONE', number = 0, own = ''",
                (size[0], now.timestamp()),
            )
            empty = base.execute("SELECT 1 FROM opinions LIMIT 1").fetchone() is None
        if empty:
            self._empty_journal()

    def postpone(self, code: str, failure: FeedError, now: datetime, held: bool = False) -> None:
        """Note that an opinion was not taken; others go before it.

        Args:
            code: Of the opinion.
            failure: Why.
            now: When.
            held: Whether the city refused this one: then it waits for a day.

        Raises:
            OSError: The disk does not take the note; the opinion stays as it is.
        """
        later = (now + HELD_FOR).timestamp()
        with self._change() as base:
            base.execute("UPDATE opinions SET tries = tries + 1 WHERE code = ?", (code,))
            if held:
                base.execute(
                    "UPDATE opinions SET held = 1, ready = ? WHERE code = ?", (later, code)
                )
            base.execute(
                "UPDATE state SET failures = failures + 1, failed = ?, reason = ?, number = ?,"
                " own = ?",
                (now.timestamp(), failure.reason.name, failure.number, failure.own),
            )

    def standing(self) -> Standing:
        """Return how it stands.

        Raises:
            OSError: The file cannot be read.
        """
        with self._change() as base:
            return _standing(base)

    @contextmanager
    def _change(self, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction, undone by whatever is raised in it."""
        with self._lock:
            try:
                # What is lost with the power of a delivery is another try of it, and no opinion.
                self._base.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                self._base.execute("BEGIN IMMEDIATE" if durable else "BEGIN")
                try:
                    yield self._base
                    self._base.execute("COMMIT")
                finally:
                    # On some errors SQLite has undone it itself.
                    if self._base.in_transaction:
                        self._base.execute("ROLLBACK")
            except sqlite3.Error as error:
                raise OSError(f"the outbox of opinions: {error}") from error

    def _empty_journal(self) -> None:
        """What was delivered stands in the journal until it is written over."""
        with self._lock:
            try:
                self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            except sqlite3.Error as error:
                raise OSError(f"the outbox of opinions: {error}") from error


def look(path: Path) -> Standing:
    """Return how the outbox of a kiosk stands, which may be running.

    Raises:
        OSError: There is none, or it cannot be read.
    """
    base = opened_to_look(path)
    try:
        return _standing(base)
    except sqlite3.Error as error:
        raise OSError(f"{path}: it cannot be read ({error})") from None
    finally:
        base.close()


def _row(opinion: Opinion) -> tuple[object, ...]:
    return (
        opinion.code,
        opinion.place,
        opinion.page,
        opinion.language,
        opinion.given.timestamp(),
        opinion.grain.total_seconds(),
        opinion.scale,
        opinion.text,
        opinion.voice,
    )


def _opinion(row: tuple[str, str, str, str, float, float, int | None, str, bytes]) -> Opinion:
    code, place, page, language, given, grain, scale, text, voice = row
    span = timedelta(seconds=grain)
    return Opinion(code, place, page, language, _moment(given), span, scale, text, voice)


def _standing(base: sqlite3.Connection) -> Standing:
    count, oldest, held, voices = base.execute(
        "SELECT count(*), min(given), sum(held), sum(length(voice) > 0) FROM opinions"
    ).fetchone()
    size, most, delivered, delivered_at, failures, failed, reason, number, own = base.execute(
        "SELECT size, most, delivered, delivered_at, failures, failed, reason, number, own"
        " FROM state"
    ).fetchone()
    failure = None
    if failed is not None:
        code = Reason.__members__.get(reason, Reason.STUMBLED)
        failure = Failure(_moment(failed), code, number, own)
    return Standing(
        count,
        voices or 0,
        held or 0,
        size,
        most,
        _moment(oldest) if oldest is not None else None,
        delivered,
        _moment(delivered_at) if delivered_at is not None else None,
        failure,
        failures,
    )


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
