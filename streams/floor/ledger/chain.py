"""What every entry of every ledger is: its place, its time, and the hash that ties it to the last.

The hash of an entry is SHA-256 over the hash of the entry before it (32 zero bytes for the first)
followed by the entry as canonical JSON: UTF-8, keys in order, no blank between them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Protocol

BEGINNING = bytes(32)
"""What the first entry follows."""
CUT = "cut"
"""The event of an entry by which older ones are cut off, in every ledger; its object is the place
of the last of them and its hash."""


class Link(Protocol):
    """An entry of some ledger."""

    @property
    def sequence(self) -> int:
        """Its place, from 1 and without holes."""

    @property
    def at(self) -> str:
        """When it was made: RFC 3339 in UTC with microseconds."""

    @property
    def event(self) -> str:
        """What it is about."""

    @property
    def object(self) -> str:
        """What it is about it; may be empty."""

    @property
    def content(self) -> tuple[int | str, ...]:
        """Everything but the hash, in the order of the ledger's columns."""

    @property
    def hash(self) -> bytes:
        """SHA-256, 32 bytes."""

    def follows(self, before: bytes) -> bool:
        """Whether this entry, as it stands, follows the one with that hash."""


def chained(before: bytes, content: Mapping[str, int | str]) -> bytes:
    """The hash of an entry.

    Args:
        before: The hash of the entry before it.
        content: The entry's columns but for its own hash.
    """
    text = json.dumps(dict(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(before + text.encode()).digest()


def stamp(moment: datetime) -> str:
    """RFC 3339 in UTC with microseconds, so that texts sort as times do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def plain(text: str, longest: int) -> str:
    """The text without lone surrogates, which UTF-8 cannot write, and of bounded length."""
    return text.encode("utf-8", "replace").decode()[:longest]
