"""Whatever is done to an audit log behind the wall's back is found, and the first place named."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from streams.floor.ledger.head import Head, Places, sealed
from streams.floor.ledger.ledger import LedgerError
from tests.wall.trust.conftest import WriteLog, bend, deed, entries
from wall.trust.archive import Archive
from wall.trust.entry import entry_of
from wall.trust.ledger import AUDIT
from wall.trust.verify import verify

MANY = 10_000
FLIPS = 150


def test_ten_thousand_entries_are_verified(write_log: WriteLog) -> None:
    verdict = verify(write_log(MANY))
    assert (verdict.entries, verdict.broken, verdict.unsealed) == (MANY, "", 0)
    assert verdict.last == "2026-11-21T07:46:39.000000Z"


def test_one_altered_byte_among_ten_thousand_entries_is_found(write_log: WriteLog) -> None:
    log = write_log(MANY)
    content = log.read_bytes()
    place = content.index("사고 확인 4710".encode())
    log.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
    verdict = verify(log)
    assert verdict.entries == 4710
    assert verdict.broken.startswith("Entry 4711 ")


def test_any_altered_byte_is_found_or_alters_nothing_that_is_read(write_log: WriteLog) -> None:
    log = write_log(60)
    whole, good = log.read_bytes(), entries(log)
    chance = random.Random(20261121)
    found = 0
    for place in chance.sample(range(len(whole)), FLIPS):
        bent = bytearray(whole)
        bent[place] ^= 1 << chance.randrange(8)
        log.write_bytes(bent)
        if verify(log).broken:
            found += 1
        else:
            assert entries(log) == good, f"byte {place} was altered, and nobody noticed"
    assert found > FLIPS // 4


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE entries SET who = 'Lee' WHERE sequence = 7", 7),
        ("UPDATE entries SET reason = '' WHERE sequence = 12", 12),
        ("UPDATE entries SET hash = zeroblob(32) WHERE sequence = 9", 9),
        ("DELETE FROM entries WHERE sequence = 5", 5),
        ("DELETE FROM entries WHERE sequence = 1", 1),
        ("UPDATE entries SET sequence = 99 WHERE sequence = 20", 20),
    ],
)
def test_the_first_broken_entry_is_named(write_log: WriteLog, change: str, place: int) -> None:
    log = write_log(20)
    bend(log, change)
    verdict = verify(log)
    assert verdict.entries == place - 1
    assert verdict.broken.startswith(f"Entry {place} is ")


def test_a_deleted_last_entry_is_missed_by_the_head(write_log: WriteLog) -> None:
    log = write_log(20)
    bend(log, "DELETE FROM entries WHERE sequence = 20")
    assert verify(log).broken == (
        "Entry 20 is missing: the log ends with entry 19, and a signed head counts 20. "
        "Entries were cut off its end."
    )


def test_a_head_that_was_shortened_with_the_log_is_not_believed(write_log: WriteLog) -> None:
    log = write_log(20)
    bend(log, "DELETE FROM entries WHERE sequence = 20")
    head = Places(log).head
    document = json.loads(head.read_text())
    document |= {"sequence": 19, "hash": entries(log)[-1].hash.hex()}
    head.write_text(json.dumps(document))
    assert "was changed, or signed with another key" in verify(log).broken


def test_a_head_that_was_taken_away_is_missed(write_log: WriteLog) -> None:
    log = write_log(3)
    Places(log).head.unlink()
    assert "cut off" in verify(log).broken


def test_a_chain_rewritten_to_its_end_does_not_fit_its_head(write_log: WriteLog) -> None:
    log = write_log(3)
    kept = entries(log)
    forged = entry_of(deed(77), 3, kept[1].hash)
    with closing(sqlite3.connect(log, isolation_level=None)) as database:
        database.execute("DROP TRIGGER entries_are_not_changed")
        database.execute(
            "UPDATE entries SET at = ?, object = ?, reason = ?, hash = ? WHERE sequence = 3",
            (forged.at, forged.object, forged.reason, forged.hash),
        )
    assert "tables were changed" in verify(log).broken
    bend_back(log)
    assert verify(log).broken.startswith("Entry 3 is not the one that the head was signed for")


def bend_back(log: Path) -> None:
    """Put the trigger back that a forger took away."""
    with closing(sqlite3.connect(log, isolation_level=None)) as database:
        database.execute("DROP TRIGGER entries_are_not_deleted")
        database.execute(
            "CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries "
            "BEGIN SELECT RAISE(ABORT, 'an entry of the audit log is not changed'); END"
        )
        database.execute(
            "CREATE TRIGGER entries_are_not_deleted BEFORE DELETE ON entries "
            "BEGIN SELECT RAISE(ABORT, 'an entry of the audit log is not deleted'); END"
        )


def test_a_copy_of_the_head_binds_even_whoever_has_the_key(
    write_log: WriteLog, tmp_path: Path
) -> None:
    log = write_log(20)
    places, copy = Places(log), tmp_path / "kept-elsewhere.head"
    shutil.copy(places.head, copy)
    bend(log, "DELETE FROM entries WHERE sequence = 20")
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(places.key.read_text()))
    places.head.write_text(sealed(Head(19, entries(log)[-1].hash), key, AUDIT.purpose))
    assert verify(log).broken == ""
    assert verify(log, copy).broken.startswith("Entry 20 is missing")


def test_a_key_noted_elsewhere_binds_whoever_changed_all_files(write_log: WriteLog) -> None:
    log = write_log(2)
    places = Places(log)
    noted = places.public.read_text()
    assert verify(log, key=noted).broken == ""
    forger = Ed25519PrivateKey.generate()
    places.public.write_text(forger.public_key().public_bytes_raw().hex())
    places.head.write_text(sealed(Head(2, entries(log)[-1].hash), forger, AUDIT.purpose))
    assert verify(log).broken == ""
    assert "another key" in verify(log, key=noted).broken
    with pytest.raises(LedgerError, match="64 hexadecimal digits"):
        verify(log, key="noted")


def test_a_log_that_is_being_written_can_be_verified(log: Path) -> None:
    archive = Archive(log)
    archive.append([deed(1), deed(2)])
    archive.seal()
    archive.append([deed(3)])
    verdict = verify(log)
    archive.close()
    assert (verdict.entries, verdict.broken, verdict.unsealed) == (3, "", 1)


def test_without_a_log_there_is_nothing_to_verify(log: Path) -> None:
    with pytest.raises(LedgerError, match="There is no audit log"):
        verify(log)
