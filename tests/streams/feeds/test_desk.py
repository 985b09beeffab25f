"""Feeds are asked in a thread of their own, and what they hold can be read from any other."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from layouts.problem import DocumentError
from streams.feeds.ask import Answer
from streams.feeds.book import load_book
from streams.feeds.desk import FeedDesk, asked
from streams.feeds.key import load_keys
from streams.feeds.snapshot import State, judge
from streams.feeds.store import Store
from streams.feeds.storeerror import StoreError
from tests.fakes.patience import until
from tests.fakes.sampled import sampled


def test_the_feeds_of_a_document_are_asked_meanwhile_and_kept(tmp_path: Path) -> None:
    store = tmp_path / "feeds.sqlite"
    with sampled(tmp_path, lambda: datetime.now(UTC)) as city:
        with asked(city.feeds, city.keys, store) as desk:
            assert judge(desk.snapshots["bicycles"], datetime.now(UTC)).state is State.NO_DATA
            until(lambda: desk.snapshots["bicycles"].records, 20, "no bicycles")
            desk.stop()
            assert desk.snapshots["bicycles"].records, "what came can be read afterwards"
        with asked(city.feeds, city.keys, store) as again:
            assert again.snapshots["bicycles"].records, "what was kept is there at once"


def test_what_waits_for_a_slow_disk_is_kept_although_the_asking_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, keep = tmp_path / "feeds.sqlite", Store.keep

    def slow(self: Store, feed: str, question: str, answers: Sequence[Answer]) -> None:
        time.sleep(0.3)
        keep(self, feed, question, answers)

    monkeypatch.setattr(Store, "keep", slow)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)  # by which threads there are
    with sampled(tmp_path, lambda: datetime.now(UTC)) as city:
        with asked(city.feeds, city.keys, store) as desk:
            threads = 2 + 4
            until(lambda: len(shown(desk)) > threads, 20, "no more came than are written at once")
        assert len(shown(desk)) > threads
        with asked(city.feeds, city.keys, store) as again:
            assert shown(again) >= shown(desk)


def shown(desk: FeedDesk) -> set[str]:
    """The feeds whose records can be shown."""
    return {name for name, feed in desk.snapshots.items() if feed.records}


def test_asking_that_breaks_down_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Who sets up a proxy may mistype it: no HTTP client can be made then.
    monkeypatch.setenv("HTTP_PROXY", "gopher://proxy.example")
    with sampled(tmp_path, lambda: datetime.now(UTC)) as city:
        book = load_book(city.feeds, load_keys(city.keys, {}))
        desk = FeedDesk(book, Store(tmp_path / "feeds.sqlite"), again_s=0.05)
        with capture_logs() as told:
            desk.start()
            until(lambda: told, 20, "it did not break down")
        monkeypatch.delenv("HTTP_PROXY")
        until(lambda: desk.snapshots["bicycles"].records, 20, "nobody asks any more")
        desk.stop()


def test_a_document_that_is_wrong_is_refused_before_anything_starts(tmp_path: Path) -> None:
    wrong = tmp_path / "feeds.json"
    wrong.write_text('{"version": 1, "services": {}, "feeds": [{"id": "a", "kind": "trains"}]}')
    with (
        pytest.raises(DocumentError, match="the unknown kind 'trains'"),
        asked(wrong, None, tmp_path / "feeds.sqlite"),
    ):
        pass


def test_a_store_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with sampled(tmp_path, lambda: datetime.now(UTC)) as city:
        (tmp_path / "taken").mkdir()
        with (
            pytest.raises(StoreError, match="taken"),
            asked(city.feeds, city.keys, tmp_path / "taken"),
        ):
            pass
