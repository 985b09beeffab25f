"""A log is continued where its head agrees, and set aside, never signed over, where not."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from streams.floor.ledger.head import Places
from streams.floor.ledger.ledger import LedgerError
from tests.wall.trust.conftest import WriteLog, bend, deed, entries
from wall.trust.archive import Archive
from wall.trust.entry import Event
from wall.trust.verify import verify


def opened(log: Path) -> str:
    """Open and close a log; returns why the one before was set aside."""
    archive = Archive(log)
    archive.close()
    return archive.broken


def test_the_key_is_its_owners_alone(write_log: WriteLog) -> None:
    places = Places(write_log(1))
    assert stat.S_IMODE(places.key.stat().st_mode) == 0o600
    assert stat.S_IMODE(places.log.stat().st_mode) == 0o600


def test_a_log_goes_on_where_it_ended(write_log: WriteLog, log: Path) -> None:
    write_log(3)
    archive = Archive(log)
    archive.append([deed(3)])
    archive.seal()
    archive.close()
    assert [entry.sequence for entry in entries(log)] == [1, 2, 3, 4]
    assert verify(log).broken == ""


def test_an_entry_that_came_before_the_end_and_not_under_the_head_is_sealed_at_the_next_start(
    log: Path,
) -> None:
    archive = Archive(log)
    archive.append([deed(1)])
    archive.close()
    assert verify(log).unsealed == 1
    assert opened(log) == ""
    assert verify(log).unsealed == 0


def test_a_shortened_log_is_set_aside_as_it_is(write_log: WriteLog, log: Path) -> None:
    write_log(3)
    bend(log, "DELETE FROM entries WHERE sequence = 3")
    assert "cut off" in opened(log)
    [first] = entries(log)
    assert first.event == Event.CONTINUED
    assert "cut off" in first.reason
    aside = log.with_name(f"{first.object}.sqlite")
    assert len(entries(aside)) == 2
    assert aside.with_suffix(".head").exists()
    assert verify(log).broken == ""


@pytest.mark.parametrize("gone", ["log", "head", "both", "key", "damaged"])
def test_what_was_taken_away_is_noticed_at_the_next_start(
    write_log: WriteLog, log: Path, gone: str
) -> None:
    places = Places(write_log(3))
    if gone in ("log", "both"):
        places.log.unlink()
    if gone in ("head", "both"):
        places.head.unlink()
    if gone == "key":
        places.key.unlink()
    if gone == "damaged":
        places.log.write_bytes(b"no database at all, but long enough to be read as one" * 50)
    assert opened(log)
    assert [entry.event for entry in entries(log)] == [Event.CONTINUED]
    assert verify(log).broken == ""


def test_a_log_has_one_writer(log: Path) -> None:
    archive = Archive(log)
    with pytest.raises(LedgerError, match="Another wall writes"):
        Archive(log)
    archive.close()
    assert opened(log) == ""


def test_a_key_that_others_may_read_is_refused(write_log: WriteLog, log: Path) -> None:
    Places(write_log(1)).key.chmod(0o640)
    with pytest.raises(LedgerError, match="chmod 600"):
        Archive(log)


def test_a_folder_that_cannot_be_written_is_refused_with_the_mend(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="--audit FILE"):
        Archive(tmp_path / "file" / "audit.sqlite")


def test_a_database_of_something_else_is_left_alone(log: Path) -> None:
    log.write_text("a letter to my aunt\n" * 100)
    with pytest.raises(LedgerError, match="damaged"):
        Archive(log)
    assert log.read_text().startswith("a letter")
