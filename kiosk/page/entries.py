"""A list of things: events, parks, bikes, news."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiosk.page.block import Block


@dataclass(frozen=True)
class Entry:
    """One of them.

    Attributes:
        title: Its name.
        detail: A second line; may be empty.
        aside: What stands at the right: a distance, a number, a state; may be empty.
        badge: A word that stands out: "free", "closing today"; mostly empty.
        mark: The name of its sign, one of the kiosk's own: "bike", "park", "walk"…; or empty.
        page: The id of the page that it leads to; empty where it leads nowhere.
    """

    title: str
    detail: str = ""
    aside: str = ""
    badge: str = ""
    mark: str = ""
    page: str = ""


@dataclass(frozen=True, kw_only=True)
class Entries(Block):
    """The list.

    Attributes:
        entries: What matters most first.
        empty: What is said where there is none.
    """

    kind: ClassVar[str] = "entries"

    entries: tuple[Entry, ...]
    empty: str
