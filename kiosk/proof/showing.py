"""What is proven of a page: which it was, and of each tile whose data it showed and of when."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from kiosk.page.page import Page
from streams.floor.ledger.chain import stamp


@dataclass(frozen=True)
class Tile:
    """One block, as far as its data can be old.

    Attributes:
        title: Its heading, in the page's language.
        source: Whose data they are; empty where it shows none.
        state: What the tile said of them: ``fresh``, ``stale`` or ``no_data``; empty where it
            shows none.
        record: The time of the newest record that was shown; None where there was none.
    """

    title: str
    source: str = ""
    state: str = ""
    record: datetime | None = None


@dataclass(frozen=True)
class Showing:
    """What stands on the screen.

    Attributes:
        page: The page's id.
        language: Its language's code.
        tiles: Its blocks, in order.
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


def showing_of(page: Page) -> Showing:
    """What is proven of a page."""
    tiles = []
    for block in page.blocks:
        vouch = block.vouch
        if vouch is None:
            tiles.append(Tile(block.title))
        else:
            tiles.append(Tile(block.title, vouch.source, vouch.state.value, vouch.at))
    return Showing(page.id, page.language.value, tuple(tiles))


def _tile(tile: Tile, at: datetime) -> dict[str, str | float]:
    found: dict[str, str | float] = {"title": tile.title}
    if tile.source:
        found |= {"source": tile.source, "state": tile.state}
    if tile.record is not None:
        age = (at - tile.record).total_seconds()
        found |= {"record": stamp(tile.record), "age_s": round(age, 1)}
    return found
