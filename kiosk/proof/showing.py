"""What is proven of a page: which it was, and of each tile whose data it showed and of when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.page.block import Block
from kiosk.page.page import Page
from streams.floor.ledger.chain import stamp

LONGEST: Final = 160
"""Letters of a title or a source that are proven: an entry with a whole page has room for them."""


@dataclass(frozen=True)
class Tile:
    """One block, as far as its data can be old.

    Attributes:
        title: Its heading, in the page's language.
        source: Whose data they are; empty where it shows none.
        state: What the tile said of them: ``fresh``, ``stale`` or ``no_data``; empty where it
            shows none.
        record: The time of the newest record that was shown; None where there was none.
        page: The id of the page that it belongs to, where it stands beside the one that is shown.
    """

    title: str
    source: str = ""
    state: str = ""
    record: datetime | None = None
    page: str = ""


@dataclass(frozen=True)
class Showing:
    """What stands on the screen.

    Attributes:
        page: The page's id.
        language: Its language's code.
        tiles: Its blocks, in order, and behind them those of the pages beside it.
    """

    page: str
    language: str
    tiles: tuple[Tile, ...] = ()

    @property
    def stands(self) -> tuple[str, str, tuple[tuple[str, str, str], ...]]:
        """What makes it another one: not that a record was replaced by a newer one."""
        tiles = tuple((tile.title, tile.source, tile.state) for tile in self.tiles)
        return self.page, self.language, tiles

    def written(self, at: datetime) -> str:
        """The tiles as an entry has them: JSON, each with its age at that moment in seconds.

        Args:
            at: When it was seen.
        """
        return json.dumps(
            [_tile(tile, at) for tile in self.tiles], ensure_ascii=False, separators=(",", ":")
        )


def showing_of(page: Page, beside: Sequence[Page] = ()) -> Showing:
    """What is proven of a page, and of those that stand beside it on the screen."""
    others = (_seen(block, other.id) for other in beside for block in other.blocks)
    tiles = (*(_seen(block) for block in page.blocks), *others)
    return Showing(page.id, page.language.value, tiles)


def _seen(block: Block, page: str = "") -> Tile:
    vouch = block.vouch
    if vouch is None:
        return Tile(block.title, page=page)
    return Tile(block.title, vouch.source, vouch.state.value, vouch.at, page)


def _tile(tile: Tile, at: datetime) -> dict[str, str | float]:
    found: dict[str, str | float] = {"title": tile.title[:LONGEST]}
    if tile.page:
        found["page"] = tile.page
    if tile.source:
        found |= {"source": tile.source[:LONGEST], "state": tile.state}
    if tile.record is not None:
        age = (at - tile.record).total_seconds()
        found |= {"record": stamp(tile.record), "age_s": round(age, 1)}
    return found
