"""Answers of Seoul's Open Data Square in the recorded shape, and its feeds asked once."""

from __future__ import annotations

from collections.abc import Callable

from streams.feeds.feed import Feed, Record
from streams.feeds.key import Key
from streams.feeds.row import Reading
from streams.feeds.service import Service
from tests.fakes.outside import Served, outside
from tests.streams.feeds.asking import ask

NOW = "2026-07-21 09:00:30"


def page(name: str, *rows: dict[str, object]) -> dict[str, object]:
    """One whole answer."""
    result = {"CODE": "INFO-000", "MESSAGE": "정상 처리되었습니다"}
    return {name: {"list_total_count": len(rows), "RESULT": result, "row": list(rows)}}


async def reading(
    make: Callable[[Service], Feed], served: Served, now: str = NOW
) -> Reading[Record]:
    """What a feed makes of an answer."""
    async with outside(served) as source:
        return await ask(make(Service("seoul", source.address, Key.read("s3cr3tkey"))), now)


async def records(
    make: Callable[[Service], Feed], served: Served, now: str = NOW
) -> tuple[Record, ...]:
    """The records that a feed makes of an answer."""
    return (await reading(make, served, now)).records
