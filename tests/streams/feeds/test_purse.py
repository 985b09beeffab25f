"""The day's calls are taken before they are made, counted across processes, and begin anew."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from streams.feeds.moment import read_moment
from streams.feeds.purse import Purse
from streams.feeds.reason import FeedError, Reason
from streams.feeds.service import Service
from streams.feeds.store import Store

NOON = read_moment("2026-07-21 12:00")
TWENTY = Service("seoul", "http://a.example", per_day=20)


async def taken(purse: Purse, service: Service, times: int) -> int:
    """How many of so many single calls are let through."""
    results = await asyncio.gather(
        *(purse.take(service, 1) for _ in range(times)), return_exceptions=True
    )
    refused = [result for result in results if isinstance(result, FeedError)]
    assert {error.reason for error in refused} <= {Reason.SPENT}
    return times - len(refused)


async def test_of_many_at_once_only_so_many_are_let_through(tmp_path: Path) -> None:
    store = Store(tmp_path / "feeds.db")
    assert await taken(Purse(store, lambda: NOON), TWENTY, 50) == 19
    store.close()


async def test_a_second_process_counts_on(tmp_path: Path) -> None:
    one, other = Store(tmp_path / "feeds.db"), Store(tmp_path / "feeds.db")
    assert await taken(Purse(one, lambda: NOON), TWENTY, 15) == 15
    assert await taken(Purse(other, lambda: NOON), TWENTY, 15) == 4
    one.close()
    other.close()


async def test_what_was_taken_and_not_made_is_put_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "feeds.db")
    purse = Purse(store, lambda: NOON)
    ten = await purse.take(TWENTY, 10)
    await purse.settle(ten, 2)
    assert await taken(purse, TWENTY, 30) == 17
    store.close()


async def test_midnight_in_korea_fills_the_purse(tmp_path: Path) -> None:
    store = Store(tmp_path / "feeds.db")
    clock = [NOON]
    purse = Purse(store, lambda: clock[0])
    assert await taken(purse, TWENTY, 30) == 19
    clock[0] = read_moment("2026-07-22 00:00")
    assert await taken(purse, TWENTY, 30) == 19
    store.close()


async def test_with_a_broken_disk_a_process_still_counts_its_own(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    store = Store(path, wait_s=0.0)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert await taken(Purse(store, lambda: NOON), TWENTY, 30) == 19
    other.execute("ROLLBACK")
    other.close()
    store.close()


async def test_without_a_limit_nothing_is_counted(tmp_path: Path) -> None:
    store = Store(tmp_path / "feeds.db")
    purse = Purse(store, lambda: NOON)
    free = Service("open", "http://a.example")
    assert await taken(purse, free, 100) == 100
    assert await purse.stretch(free, 9.0) == 1
    assert await purse.stretch(TWENTY, 9.0) == pytest.approx(9 * 43_200 / 19)
    store.close()
