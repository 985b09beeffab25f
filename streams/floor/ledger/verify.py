"""Checks a whole ledger: every hash, no hole, and the end that its head was signed for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from streams.floor.ledger.chain import Link
from streams.floor.ledger.form import E, Form
from streams.floor.ledger.head import Head, Places, read_head
from streams.floor.ledger.key import public_key, read_public
from streams.floor.ledger.ledger import (
    UNREADABLE,
    LedgerError,
    look_for,
    read,
    reading,
    schema_of,
)
from streams.floor.ledger.retention import Cut, cut_of


@dataclass(frozen=True)
class Verdict:
    """What was found.

    Attributes:
        entries: How many were found good, from the first on.
        broken: What is wrong with the first one that is not, in a sentence; empty if all are good.
        last: When the last good one was made, RFC 3339; empty if there is none.
        unsealed: How many good ones were written after the head was signed.
        cut: What was cut off before the first one, because it was too old to be kept.
    """

    entries: int
    broken: str = ""
    last: str = ""
    unsealed: int = 0
    cut: Cut = field(default_factory=Cut)


def verify(
    path: Path, form: Form[Any, Any], copy: Path | None = None, key: str | None = None
) -> Verdict:
    """Check a ledger; its writer may go on writing to it.

    Args:
        path: The database; its head and public key lie beside it.
        form: What it holds.
        copy: A copy of an earlier head, kept elsewhere, that the log must still fit.
        key: The public key in hexadecimal digits, noted elsewhere; otherwise that beside the log.

    Raises:
        LedgerError: There is nothing to check, or the key is none.
    """
    look_for(path, form)
    places = Places(path)
    public = _public(places, key, form)
    try:
        # Heads first: what is written meanwhile can only be more.
        heads = [read_head(file, public, form.purpose) for file in (places.head, copy) if file]
    except LedgerError as error:
        return Verdict(0, str(error))
    with reading(path, form) as database:
        return _checked(database, form, heads)


def told(verdict: Verdict, path: Path) -> Iterator[str]:
    """Say what was found in a ledger, for people, line by line."""
    if verdict.broken:
        yield f"{path}: {verdict.broken}"
        yield f"{verdict.entries} entries before it are good."
        return
    last = f", the last of {verdict.last}" if verdict.last else ""
    yield f"{path}: {verdict.entries} entries, all good{last}."
    if verdict.cut.through:
        through, when = verdict.cut.through, verdict.cut.at
        yield f"Entries 1 to {through} were cut off as too old, by the record of {when}."
    yield f"The signed head {Places(path).head} agrees."
    if verdict.unsealed:
        yield f"{verdict.unsealed} of them were written after it was signed."


def _public(places: Places, key: str | None, form: Form[Any, Any]) -> Ed25519PublicKey:
    if key is None:
        return read_public(places.public)
    try:
        return public_key(key)
    except ValueError as error:
        raise LedgerError(
            f"--key: found no Ed25519 public key ({error}), expected the 64 hexadecimal digits "
            f"that the {form.writer} logs when it starts."
        ) from None


def _checked(database: sqlite3.Connection, form: Form[Any, E], heads: list[Head]) -> Verdict:
    good: E | None = None
    cut, count, end = Cut(), 0, 0
    try:
        database.execute("BEGIN")
        if schema_of(database) != set(form.schema):
            return Verdict(
                0, f"The log's tables were changed: they are not those of {_one(form.name)}."
            )
        cut = cut_of(database, form)
        end, before = cut.through, cut.hash
        for entry in read(database, form, "ORDER BY sequence"):
            wrong = _wrong(entry, end + 1, before, heads)
            if wrong:
                return Verdict(count, wrong, good.at if good else "", cut=cut)
            good, count, end, before = entry, count + 1, entry.sequence, entry.hash
        wrong = _missing(end, heads) or _unsound(database)
    except UNREADABLE as error:
        wrong = f"Entry {end + 1} cannot be read: {error}. The file was changed or damaged."
    last = good.at if good else ""
    unsealed = end - heads[0].sequence
    return Verdict(count, wrong, last, 0 if wrong else unsealed, cut)


def _wrong(entry: Link, place: int, before: bytes, heads: list[Head]) -> str:
    if entry.sequence != place:
        return f"Entry {place} is missing: behind entry {place - 1} stands entry {entry.sequence}."
    if not entry.follows(before):
        return (
            f"Entry {place} is broken ({described(entry)}): it does not fit its hash and the entry "
            f"before it. It was changed."
        )
    if any(head.sequence == place and head.hash != entry.hash for head in heads):
        return f"Entry {place} is not the one that the head was signed for: the log was rewritten."
    return ""


def _missing(end: int, heads: list[Head]) -> str:
    most = max(head.sequence for head in heads)
    if most <= end:
        return ""
    return (
        f"Entry {end + 1} is missing: the log ends with entry {end}, and a signed head counts "
        f"{most}. Entries were cut off its end."
    )


def _unsound(database: sqlite3.Connection) -> str:
    """What SQLite says of the file's own order; a look-up could miss what a reading finds."""
    said = [str(line) for (line,) in database.execute("PRAGMA integrity_check(1)")]
    return "" if said == ["ok"] else f"The file is damaged: {said[0]}."


def described(entry: Link) -> str:
    """An entry in one line: when, what, and what it was done to."""
    return " ".join(part for part in (entry.at, entry.event, entry.object) if part)


def _one(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
