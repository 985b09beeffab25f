"""The signed head of a ledger, kept beside it, so that entries cut off its end are missed.

A chain of hashes proves that nothing within it was changed, but not that nothing is missing behind
its last link.  The head says how long the chain is and how it ends, signed with an Ed25519 key that
was made when the log was begun.  A copy of the head kept on another machine binds even whoever
holds the key.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from streams.floor.ledger.ledger import LedgerError


@dataclass(frozen=True)
class Head:
    """How long a chain is, and how it ends.

    Attributes:
        sequence: Of its last entry; 0 for an empty one.
        hash: Of its last entry, 32 bytes.
    """

    sequence: int
    hash: bytes

    def signed(self, purpose: bytes) -> bytes:
        """The bytes under the signature.

        Args:
            purpose: Of the ledger's kind.
        """
        return purpose + f"{self.sequence}\n{self.hash.hex()}\n".encode()


@dataclass(frozen=True)
class Places:
    """The files of a ledger, all beside one another.

    Attributes:
        log: The database.
    """

    log: Path

    @property
    def head(self) -> Path:
        """The signed head."""
        return self.log.with_suffix(".head")

    @property
    def key(self) -> Path:
        """The private key, of mode 0600."""
        return self.log.with_suffix(".key")

    @property
    def public(self) -> Path:
        """The public key in hexadecimal digits, for whoever verifies."""
        return self.log.with_suffix(".pub")


def sealed(head: Head, key: Ed25519PrivateKey, purpose: bytes) -> str:
    """The head file's text."""
    document = {
        "sequence": head.sequence,
        "hash": head.hash.hex(),
        "signature": key.sign(head.signed(purpose)).hex(),
    }
    return json.dumps(document, indent=1) + "\n"


def read_head(path: Path, key: Ed25519PublicKey, purpose: bytes) -> Head:
    """Read a head file and check its signature.

    Raises:
        LedgerError: It is not there, is no head, or is not signed with this key.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        head = Head(int(document["sequence"]), bytes.fromhex(document["hash"]))
        signature = bytes.fromhex(document["signature"])
    except FileNotFoundError:
        raise LedgerError(
            f"The head file {path} is not there: entries may have been cut off the log's end."
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LedgerError(f"The head file {path} cannot be read: {error}.") from None
    try:
        key.verify(signature, head.signed(purpose))
    except InvalidSignature:
        raise LedgerError(
            f"The head file {path} was changed, or signed with another key than that beside it."
        ) from None
    return head


def write_whole(path: Path, text: str, mode: int) -> None:
    """Write a file so that it is there whole or not at all, and on the disk on return."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            os.fchmod(file.fileno(), mode)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
