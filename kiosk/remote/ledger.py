"""The proof as programs read it: its newest entries, and the signed head over them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kiosk.proof.entry import PROOF, Entry
from streams.floor.ledger.head import Places
from streams.floor.ledger.ledger import read, reading

MOST = 500
"""Entries of one answer."""


def newest(file: Path, count: int, before: int | None = None) -> dict[str, Any]:
    """The newest entries, the oldest of them first, as ``GET /proof`` gives them.

    Args:
        file: The proof.
        count: How many, at most `MOST`.
        before: Only entries in front of this place; None: up to the last.

    Raises:
        LedgerError: There is no proof, or it cannot be opened.
        sqlite3.Error: It is damaged.
        OSError: Its head or its key cannot be read.
        ValueError: Its head or its key is damaged.
    """
    where, values = ("WHERE sequence < ?", (before,)) if before is not None else ("", ())
    places = Places(file)
    with reading(file, PROOF) as database:
        how = f"{where} ORDER BY sequence DESC LIMIT {min(max(count, 1), MOST)}"
        found = list(read(database, PROOF, how, values))
    return {
        "public_key": places.public.read_text(encoding="utf-8").strip(),
        "head": json.loads(places.head.read_text(encoding="utf-8")),
        "entries": [_entry(entry) for entry in reversed(found)],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "sequence": entry.sequence,
        "at": entry.at,
        "event": entry.event,
        "object": entry.object,
        "language": entry.language,
        "tiles": entry.tiles,
        "hash": entry.hash.hex(),
    }
