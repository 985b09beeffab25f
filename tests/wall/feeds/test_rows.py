"""Every kind of feed of the sample city has rows that say something in either language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from streams.feeds.book import load_book
from streams.feeds.key import load_keys
from streams.feeds.moment import read_moment
from streams.feeds.poller import Poller
from streams.feeds.snapshot import Snapshot
from streams.feeds.store import Store
from streams.sample.services.document import write_documents
from streams.sample.services.server import SampleServices
from wall.feeds.rows import UNKNOWN, Moment, rows_of
from wall.glass.feedpage import FeedRow, Tone

RUSH = read_moment("2026-07-21 08:30:07")
SEOUL = ZoneInfo("Asia/Seoul")


async def everything(folder: Path) -> Mapping[str, Snapshot]:
    """Every feed of the sample city, asked once over real HTTP."""
    city = SampleServices(now=lambda: RUSH)
    await city.start()
    try:
        feeds, keys = write_documents(city.address, folder)
        book, store = load_book(feeds, load_keys(keys, {})), Store(folder / "feeds.db")
        poller = Poller(book.subscriptions, store, now=lambda: RUSH)
        await poller.ask_all()
        store.close()
        return poller.snapshots
    finally:
        await city.stop()


def rows(snapshot: Snapshot, language: str) -> tuple[FeedRow, ...]:
    return rows_of(snapshot.records, Moment(language, RUSH + timedelta(seconds=7), SEOUL))


async def test_every_kind_of_feed_has_rows_that_say_something(tmp_path: Path) -> None:
    snapshots = await everything(tmp_path)
    for snapshot in snapshots.values():
        for language in ("ko", "en"):
            told = rows(snapshot, language)
            assert told, snapshot.id
            assert all(row.words or row.lead for row in told), snapshot.id
            assert all("{" not in f"{row.words}{row.value}{row.detail}" for row in told)
    korean = {name: rows(snapshot, "ko") for name, snapshot in snapshots.items()}
    newest = max(snapshots["messages"].records, key=lambda one: one.at)
    assert korean["messages"][0].words == getattr(newest, "words", None), "the newest comes first"
    known = [row for row in korean["air-districts"] if row.value != UNKNOWN]
    indices = [int(row.value.split()[-1]) for row in known]
    assert indices == sorted(indices, reverse=True), "the worst air comes first"
    assert korean["crowd-hongik"][0].lead == "지금"
    assert [row.lead for row in korean["crowd-hongik"][1:3]] == ["09:00", "10:00"]
    assert {row.tone for row in korean["bikes-hongik"]} >= {Tone.GOOD}
    assert all(row.value.endswith("₩") for row in korean["prices"])


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_no_row_holds_a_token_of_a_road_camera(tmp_path: Path, language: str) -> None:
    cameras = (await everything(tmp_path))["road-cameras"]
    for row in rows(cameras, language):
        assert "://" not in f"{row.lead}{row.words}{row.value}{row.detail}"
