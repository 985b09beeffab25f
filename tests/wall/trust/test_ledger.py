"""The audit log's form is fixed: logs of years ago are opened, continued and proven by it."""

from __future__ import annotations

from datetime import UTC, datetime

from wall.trust.entry import Actor, Deed, Event, Origin, Role, entry_of
from wall.trust.ledger import AUDIT


def test_the_tables_are_as_they_always_were() -> None:
    assert AUDIT.schema == (
        "CREATE TABLE entries (sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, "
        "role TEXT NOT NULL, origin TEXT NOT NULL, event TEXT NOT NULL, object TEXT NOT NULL, "
        "reason TEXT NOT NULL, hash BLOB NOT NULL) STRICT",
        "CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries "
        "BEGIN SELECT RAISE(ABORT, 'an entry of the audit log is not changed'); END",
        "CREATE TRIGGER entries_are_not_deleted BEFORE DELETE ON entries "
        "BEGIN SELECT RAISE(ABORT, 'an entry of the audit log is not deleted'); END",
    )


def test_an_entry_has_the_hash_that_it_always_had() -> None:
    kim = Actor(Origin.TOUCH, "Kim", Role.OPERATOR)
    at = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)
    entry = entry_of(Deed(at, kim, Event.SPOTLIGHT, "mapo-001", "교통사고"), 1, bytes(32))
    assert entry.hash.hex() == "7b1e84d90fb4bbde9371e6b2af8b645525a4506d887b7bb2805578b011f913b7"
    assert entry.follows(bytes(32))
