"""What one kind of ledger holds and what people call it; everything else about ledgers is alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from streams.floor.ledger.chain import Link

F = TypeVar("F")
"""What happened, before it has a place: a deed, a page shown."""
E = TypeVar("E", bound=Link)
"""The same with its place and its hash."""


@dataclass(frozen=True)
class Form(Generic[F, E]):
    """One kind of ledger.

    Attributes:
        name: What people call it: ``audit log``.
        writer: What writes it: ``wall``.
        mend: How to name another file, as the end of a sentence.
        application_id: Tells `file` and us what a database is; 32 bits.
        purpose: Stands in front of what a head's signature covers, so that it can mean nothing
            else.
        texts: The columns between ``at`` and ``hash``; ``event`` and ``object`` among them.
        make: The entry of a fact, its place, and the hash of the entry before it.
        read: The entry of a row.
    """

    name: str
    writer: str
    mend: str
    application_id: int
    purpose: bytes
    texts: tuple[str, ...]
    make: Callable[[F, int, bytes], E]
    read: Callable[[Sequence[Any]], E]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a row, in order."""
        return ("sequence", "at", *self.texts, "hash")

    @property
    def kinds(self) -> tuple[type, ...]:
        """Of the columns, as Python reads them."""
        return (int, *(str,) * (len(self.texts) + 1), bytes)

    @property
    def schema(self) -> tuple[str, str, str]:
        """The statements that make a database of this kind: its table, and its two triggers."""
        texts = "".join(f"{name} TEXT NOT NULL, " for name in ("at", *self.texts))
        never = "BEGIN SELECT RAISE(ABORT, 'an entry of the {} is not {}'); END"
        return (
            f"CREATE TABLE entries (sequence INTEGER PRIMARY KEY, {texts}hash BLOB NOT NULL) "
            f"STRICT",
            "CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries "
            + never.format(self.name, "changed"),
            "CREATE TRIGGER entries_are_not_deleted BEFORE DELETE ON entries "
            + never.format(self.name, "deleted"),
        )
