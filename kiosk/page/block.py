"""A part of a page: what is shown, what is said of it aloud, and what vouches for it."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, ClassVar

from kiosk.page.vouch import Vouch


class PageError(ValueError):
    """A page or a block that cannot stand on a public screen."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """What all blocks have; kinds are its subclasses, one file each.

    Attributes:
        title: Its heading, in the page's language.
        spoken: Its whole content as it is read aloud, in sentences.
        vouch: What it says of its data; None only where it shows none that could be old.
    """

    kind: ClassVar[str]
    dated: ClassVar[bool] = True
    """Whether it shows data that can be old, and so has to vouch for them."""

    title: str
    spoken: str
    vouch: Vouch | None = None

    def __post_init__(self) -> None:
        """Refuse a block that says nothing aloud, or does not vouch for what it shows.

        Raises:
            PageError: It does one of these.
        """
        if not self.title.strip():
            raise PageError(f"a block of kind {self.kind} has no title")
        if not self.spoken.strip():
            raise PageError(f"the block {self.title!r} has nothing that is read aloud")
        if self.dated and self.vouch is None:
            raise PageError(f"the block {self.title!r} does not say how old its data are")

    def as_map(self) -> dict[str, Any]:
        """Return it as plain values: strings, numbers, lists and maps; times are ISO 8601."""
        return {"kind": self.kind, **_plain_fields(self)}


def plain(value: Any) -> Any:
    """Return any value of a page as strings, numbers, lists and maps."""
    if isinstance(value, Block):
        return value.as_map()
    if is_dataclass(value) and not isinstance(value, type):
        return _plain_fields(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    return value


def _plain_fields(value: Any) -> dict[str, Any]:
    return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
