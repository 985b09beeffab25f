"""Old entries go in whole days, the rest is proven, and the flight recorder knows what stood."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from typer.testing import CliRunner

from streams.floor.ledger.retention import Retention
from tests.wall.trust.conftest import BEGUN, KIM, bend, entries
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.command import audit
from wall.trust.entry import THE_WALL, Deed, Event
from wall.trust.flight import glimpse
from wall.trust.ledger import reading
from wall.trust.retention import cut_deed
from wall.trust.verify import verify

DAYS = 20
SEOUL = timezone(timedelta(hours=9))
SECRET = "사고 확인 첫날"


def lived(log: Path, days: int = DAYS) -> Archive:
    """A wall that has run since BEGUN, with one scene, and a spotlight once a day."""
    archive = Archive(log)
    deeds = [
        Deed(BEGUN, THE_WALL, Event.STARTED),
        Deed(BEGUN, THE_WALL, Event.DOCUMENTS, "sha256:ab"),
        Deed(BEGUN, KIM, Event.SCENE, "rivers", SECRET),
    ]
    for day in range(days):
        at = BEGUN + timedelta(days=day, hours=2)
        deeds.append(Deed(at, KIM, Event.SPOTLIGHT, f"han-{day}"))
        deeds.append(Deed(at + timedelta(minutes=1), KIM, Event.SPOTLIGHT))
    archive.append(deeds)
    archive.seal()
    return archive


def now() -> datetime:
    """Behind the last day."""
    return BEGUN + timedelta(days=DAYS)


def cut(archive: Archive, days: int) -> int:
    """Cut off what is older than so many days."""
    return archive.cut(now() - timedelta(days=days), now())


def test_a_cut_log_is_proven_from_the_cut_on(log: Path) -> None:
    archive = lived(log)
    assert cut(archive, 5) == 3 + 2 * 15
    archive.close()
    verdict = verify(log)
    assert verdict.broken == ""
    assert verdict.cut.through == 33
    assert entries(log)[0].object == "han-15"
    assert SECRET.encode() not in log.read_bytes().replace(carried_words(log), b"")
    said = CliRunner().invoke(audit, ["verify", str(log)]).output
    assert "Entries 1 to 33 were cut off as too old" in said


def carried_words(log: Path) -> bytes:
    """The scene's reason where it was carried over."""
    found = [entry.reason for entry in entries(log) if entry.event == Event.CARRIED]
    return next(reason for reason in found if SECRET in reason).encode()


def test_a_log_goes_on_after_a_cut_and_is_cut_again(log: Path) -> None:
    archive = lived(log)
    cut(archive, 10)
    archive.close()
    archive = Archive(log)
    assert archive.broken == ""
    assert cut(archive, 5) == 10
    assert cut(archive, 5) == 0
    archive.append([Deed(now(), KIM, Event.SPOTLIGHT, "a")])
    archive.seal()
    archive.close()
    assert verify(log).broken == ""


def test_the_flight_recorder_knows_what_stood_all_the_while(log: Path) -> None:
    archive = lived(log)
    cut(archive, 10)
    cut(archive, 5)
    archive.close()
    with reading(log) as database:
        seen = glimpse(database, now() - timedelta(days=2))
    assert seen.started is not None
    assert seen.started.moment == BEGUN
    scene = seen.shown[Event.SCENE]
    assert (scene.object, scene.who, scene.reason, scene.moment) == ("rivers", "Kim", SECRET, BEGUN)
    assert seen.shown[Event.SPOTLIGHT].object == ""
    with reading(log) as database:
        assert glimpse(database, now() - timedelta(days=30)).started is None


def test_more_taken_away_than_was_cut_is_missed(log: Path) -> None:
    archive = lived(log)
    cut(archive, 5)
    archive.close()
    bend(log, "DELETE FROM entries WHERE sequence = 34")
    assert verify(log).broken.startswith("Entry 1 is missing")


def test_a_record_of_a_cut_cannot_be_made_up(log: Path) -> None:
    archive = lived(log)
    cut(archive, 5)
    archive.close()
    forged = f"40 {entries(log)[6].hash.hex()}"
    bend(
        log,
        "DELETE FROM entries WHERE sequence <= 40",
        f"UPDATE entries SET object = '{forged}' WHERE event = 'cut'",
    )
    assert "It was changed" in verify(log).broken


def test_entries_cannot_be_deleted_after_a_cut_either(log: Path) -> None:
    archive = lived(log)
    cut(archive, 5)
    archive.close()
    with (
        closing(sqlite3.connect(log)) as database,
        pytest.raises(sqlite3.IntegrityError, match="not deleted"),
    ):
        database.execute("DELETE FROM entries WHERE sequence = 40")


def test_a_cut_that_was_killed_half_way_is_good_and_comes_about_later(log: Path) -> None:
    archive = lived(log)
    archive.append([cut_deed(entries(log)[32], now() - timedelta(days=5), now())])
    archive.seal()
    archive.close()
    assert (verify(log).broken, verify(log).cut.through) == ("", 0)
    archive = Archive(log)
    assert cut(archive, 5) == 33
    archive.close()
    assert (verify(log).broken, verify(log).cut.through) == ("", 33)


def test_it_is_time_once_a_day_at_a_midnight_of_the_wall() -> None:
    retention = Retention(400, lambda: True)
    day = datetime(2026, 11, 21, 14, 3, tzinfo=SEOUL)
    assert retention.due(day) == datetime(2025, 10, 17, tzinfo=SEOUL)
    assert retention.due(day + timedelta(hours=9)) is None
    assert retention.due(day + timedelta(hours=10)) == datetime(2025, 10, 18, tzinfo=SEOUL)


def test_the_last_day_is_kept_whatever_is_asked_for() -> None:
    at = datetime(2026, 11, 21, 0, 30, tzinfo=UTC)
    due = Retention(0, lambda: True).due(at)
    assert due is not None
    assert at - due > timedelta(hours=24)


def test_a_clock_that_may_be_wrong_cuts_nothing() -> None:
    assert Retention(2, lambda: False).due(datetime(2036, 1, 1, tzinfo=UTC)) is None


def test_the_clerk_cuts_by_itself(log: Path) -> None:
    lived(log).close()
    clerk = Clerk(Archive(log), now, retention=Retention(5, lambda: True))
    clerk.start()
    clerk.record(KIM, Event.SPOTLIGHT, "last").result(20)
    clerk.stop()
    verdict = verify(log)
    assert (verdict.broken, verdict.unsealed) == ("", 0)
    assert verdict.cut.through >= 31
    assert "last" in [entry.object for entry in entries(log)]
