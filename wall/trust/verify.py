"""Checks the whole audit log."""

from __future__ import annotations

from pathlib import Path

from streams.floor.ledger.verify import Verdict
from streams.floor.ledger.verify import verify as verify_form
from wall.trust.ledger import AUDIT


def verify(path: Path, copy: Path | None = None, key: str | None = None) -> Verdict:
    """Check a log; a wall may go on writing to it.

    Args:
        path: The database; its head and public key lie beside it.
        copy: A copy of an earlier head, kept elsewhere, that the log must still fit.
        key: The public key in hexadecimal digits, noted elsewhere; otherwise that beside the log.

    Raises:
        LedgerError: There is nothing to check, or the key is none.
    """
    return verify_form(path, AUDIT, copy, key)
