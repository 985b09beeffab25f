"""The key that signs a ledger's head: made once, held by one writer at a time."""

from __future__ import annotations

import fcntl
import os
import stat
from io import BufferedReader
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from streams.floor.ledger.form import Form
from streams.floor.ledger.head import Places, write_whole
from streams.floor.ledger.ledger import LedgerError

OTHERS = stat.S_IRWXG | stat.S_IRWXO
KEY_BYTES = 32


class Key:
    """The signing key of one log; whoever has it is the only one who writes the log.

    Args:
        places: The log's files.
        form: What the log is.
    """

    def __init__(self, places: Places, form: Form[Any, Any]) -> None:
        """Read the key, or make it where neither it nor a log is there.

        Raises:
            LedgerError: It cannot be read or made, others may read it, or another writer has it.
        """
        path = places.key
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.new = not path.exists()
            """Whether it was made just now: there can be no log yet."""
            if self.new:
                _make(path)
            self._file: BufferedReader = path.open("rb")
        except OSError as error:
            raise LedgerError(
                f"The {form.name}'s key {path} cannot be read or made: {error.strerror or error}. "
                f"Name a file in a folder of your own {form.mend}."
            ) from None
        try:
            self.private = _held(path, self._file, form)
            self._publish(places.public)
        except BaseException:
            self._file.close()
            raise

    @property
    def words(self) -> str:
        """The public key in hexadecimal digits."""
        return self.private.public_key().public_bytes_raw().hex()

    def close(self) -> None:
        """Let another one write the log."""
        self._file.close()

    def _publish(self, path: Path) -> None:
        text = f"{self.words}\n"
        # As bytes: a damaged file is no text, and is written anew like one that is missing.
        if not path.exists() or path.read_bytes() != text.encode():
            write_whole(path, text, 0o644)


def read_public(path: Path) -> Ed25519PublicKey:
    """Read the public key beside a log.

    Raises:
        LedgerError: It is not there, or no key.
    """
    try:
        return public_key(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LedgerError(f"The public key {path} cannot be read: {error}.") from None


def public_key(digits: str) -> Ed25519PublicKey:
    """The public key that is written in 64 hexadecimal digits.

    Raises:
        ValueError: It is none.
    """
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(digits.strip()))


def _make(path: Path) -> None:
    write_whole(path, Ed25519PrivateKey.generate().private_bytes_raw().hex() + "\n", 0o600)


def _held(path: Path, file: BufferedReader, form: Form[Any, Any]) -> Ed25519PrivateKey:
    mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
    if mode & OTHERS:
        raise LedgerError(
            f"The {form.name}'s key {path} can be read by others (mode {mode:04o}); it must be its "
            f"owner's alone. Mend: chmod 600 {path}"
        )
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise LedgerError(
            f"Another {form.writer} writes the {form.name} of {path}; end it, or name another log "
            f"{form.mend}."
        ) from None
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(file.read(1024).decode()))
    except ValueError:
        raise LedgerError(
            f"The {form.name}'s key {path} does not hold {KEY_BYTES} bytes in hexadecimal digits. "
            f"Put it back from a backup; with a new key the log before it cannot be continued."
        ) from None
