"""A kiosk knows at once what was kept, goes on without a network, and says what it cannot read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.knowledge.intake import Intake
from kiosk.knowledge.outlook import Liveness, Outlook
from kiosk.knowledge.spare import MEMORY, PREFIX
from kiosk.page import Alarm, Language
from kiosk.pages import Brief, build, taking
from layouts.kiosk import Kiosk
from streams.feeds.arrival import Arrival
from streams.feeds.snapshot import State, judge
from tests.fakes.cap import cap, info
from tests.fakes.feed import in_thread
from tests.fakes.patience import until
from tests.fakes.sampled import sampled
from tests.kiosk.pages.known import KIOSK

LONG_S = 50


@contextmanager
def running(kiosk: Kiosk) -> Iterator[Intake]:
    """What a kiosk knows, asked for meanwhile."""
    intake = Intake(kiosk, environment={}, look_s=0.05)
    intake.start()
    try:
        yield intake
    finally:
        intake.stop()


def trains(intake: Intake) -> list[object]:
    """The trains of the kiosk's station that are known."""
    feed = intake.knowledge.snapshots["trains-hongik"]
    return [record for record in feed.records if isinstance(record, Arrival)]


def test_what_was_fetched_is_there_at_the_next_start_without_a_network(tmp_path: Path) -> None:
    with sampled(tmp_path, lambda: datetime.now(UTC)) as city:
        kiosk = replace(KIOSK, feeds=city.feeds, keys=city.keys, store=tmp_path / "kept")
        with running(kiosk) as intake:
            until(lambda: intake.knowledge.snapshots["bicycles"].fetched, LONG_S, "no bicycles")
            until(lambda: intake.knowledge.snapshots["parks"].fetched, LONG_S, "no parks")
            assert intake.knowledge.troubles == ()

    # The city is gone; nothing was asked yet.
    offline = Intake(kiosk, environment={})
    parks = offline.knowledge.snapshots["parks"]
    assert parks.records
    page = build("walks", Brief(kiosk, offline.knowledge, Language.JA, datetime.now(UTC)))
    assert "公園" in page.spoken
    offline.stop()

    with running(kiosk) as intake:
        until(lambda: intake.knowledge.snapshots["parks"].failed_since, LONG_S, "no failure")
        verdict = judge(intake.knowledge.snapshots["parks"], datetime.now(UTC))
        assert verdict.state is State.STALE


def test_a_kiosk_with_a_broken_document_stands_and_takes_it_up_when_it_is_mended(
    tmp_path: Path,
) -> None:
    document = tmp_path / "city.json"
    document.write_text('{"version": 1, "services": {}, "feeds": [{"id": 7}]}', encoding="utf-8")
    with sampled(tmp_path, lambda: datetime.now(UTC)) as city:
        kiosk = replace(KIOSK, feeds=document, keys=city.keys, store=tmp_path / "kept")
        with running(kiosk) as intake:
            (trouble,) = intake.knowledge.troubles
            assert "city.json" in trouble
            assert "expected" in trouble
            document.write_text(city.feeds.read_text(encoding="utf-8"), encoding="utf-8")
            until(lambda: not intake.knowledge.troubles, LONG_S, "the mend was not seen")
            until(lambda: intake.knowledge.snapshots["parks"].records, LONG_S, "no parks")


def test_a_store_that_cannot_be_opened_is_said_and_nothing_else_falls(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where a folder belongs", encoding="utf-8")
    with sampled(tmp_path, lambda: datetime.now(UTC)) as city:
        kiosk = replace(KIOSK, feeds=city.feeds, keys=city.keys, store=tmp_path / "kept")
        with running(kiosk) as intake:
            page = build("home", Brief(kiosk, intake.knowledge, Language.EN, datetime.now(UTC)))
            assert [block.kind for block in page.blocks] == ["exits", "notice"]
            until(lambda: intake.knowledge.snapshots["parks"].records, LONG_S, "no parks")
            assert "cannot be opened" in intake.knowledge.troubles[0]


def test_a_disk_that_takes_nothing_costs_neither_what_was_kept_nor_what_comes(
    tmp_path: Path,
) -> None:
    with sampled(tmp_path, lambda: datetime.now(UTC)) as city:
        kiosk = replace(KIOSK, feeds=city.feeds, keys=city.keys, store=tmp_path / "kept")
        with running(kiosk) as intake:
            until(lambda: intake.knowledge.snapshots["parks"].records, LONG_S, "no parks")

    # SQLite finds no room for what it needs beside the file, as on a disk that is full.
    beside = tmp_path / "kept" / "feeds.db-shm"
    beside.mkdir()
    offline = Intake(kiosk, environment={})
    assert offline.knowledge.snapshots["parks"].records, "what was kept is known"
    assert "feeds.db" in offline.knowledge.troubles[0]
    offline.stop()
    assert not list(MEMORY.glob(f"{PREFIX}{os.getpid()}-*")), "nothing stays in memory"

    with sampled(tmp_path, lambda: datetime.now(UTC)) as city:
        kiosk = replace(KIOSK, feeds=city.feeds, keys=city.keys, store=tmp_path / "kept")
        with running(kiosk) as intake:
            asked = datetime.now(UTC)
            until(lambda: fetched(intake) > asked, LONG_S, "nobody is asked")
            beside.rmdir()
            city.feeds.touch()
            until(lambda: not intake.knowledge.troubles, LONG_S, "the disk was not seen")
            mended = datetime.now(UTC)
            until(lambda: fetched(intake) > mended, LONG_S, "nobody is asked any more")


def fetched(intake: Intake) -> datetime:
    """When the bicycles came."""
    return intake.knowledge.snapshots["bicycles"].fetched or datetime.min.replace(tzinfo=UTC)


def test_an_alert_that_cannot_be_kept_is_known_and_is_kept_as_soon_as_it_can_be(
    tmp_path: Path,
) -> None:
    now = datetime.now(UTC)
    sent = (now - timedelta(minutes=1)).isoformat(timespec="seconds")
    document = tmp_path / "alerts.json"
    kiosk = replace(KIOSK, alerts=document, store=tmp_path / "kept")
    beside = tmp_path / "kept" / "alerts.db-shm"
    beside.mkdir(parents=True)
    with in_thread() as feed:
        # Until it is lifted, as senders write it.
        feed.messages["a1"] = cap("a1", info(expires="9999-12-31T23:59:59+00:00"), sent=sent)
        source = {"id": "kma", "url": feed.url, "every_s": 1}
        told = {"version": 1, "place": {"lat": 37.5568, "lon": 126.9237}, "sources": [source]}
        document.write_text(json.dumps(told), encoding="utf-8")
        with running(kiosk) as intake:
            until(lambda: intake.knowledge.alerts, LONG_S, "no alert")
            assert "alerts.db" in intake.knowledge.troubles[0]
            block = build("alarm", Brief(kiosk, intake.knowledge, Language.EN, now)).blocks[0]
            assert isinstance(block, Alarm)
            assert block.until == "until further notice"
            feed.messages.clear()
            beside.rmdir()
            document.touch()
            until(lambda: not intake.knowledge.troubles, LONG_S, "the disk was not seen")
            assert intake.knowledge.alerts, "it stands on"

    with running(kiosk) as intake:
        until(lambda: intake.knowledge.alerts, LONG_S, "the alert was forgotten")


def test_an_alert_is_known_soon_and_still_after_a_restart(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    sent = (now - timedelta(minutes=1)).isoformat(timespec="seconds")
    ends = (now + timedelta(hours=1)).isoformat(timespec="seconds")
    document = tmp_path / "alerts.json"
    with in_thread() as feed:
        feed.messages["a1"] = cap("a1", info(expires=ends), sent=sent)
        source = {"id": "kma", "url": feed.url, "every_s": 1}
        place = {"lat": 37.5568, "lon": 126.9237}
        told = {"version": 1, "place": place, "sources": [source]}
        document.write_text(json.dumps(told), encoding="utf-8")
        kiosk = replace(KIOSK, alerts=document, store=tmp_path / "kept")
        with running(kiosk) as intake:
            until(lambda: intake.knowledge.alerts, LONG_S, "no alert")
            known = Brief(kiosk, intake.knowledge, Language.EN, now)
            assert taking(known) is not None
            assert build("alarm", known).blocks[0].title == "Heavy rain and flood"

    with running(kiosk) as intake:
        until(lambda: intake.knowledge.alerts, LONG_S, "the alert was forgotten")


def test_a_broken_alerts_document_is_said_and_the_feeds_go_on(tmp_path: Path) -> None:
    document = tmp_path / "alerts.json"
    document.write_text("{}", encoding="utf-8")
    with sampled(tmp_path, lambda: datetime.now(UTC)) as city:
        kiosk = replace(
            KIOSK, feeds=city.feeds, keys=city.keys, alerts=document, store=tmp_path / "kept"
        )
        with running(kiosk) as intake:
            until(lambda: intake.knowledge.troubles, LONG_S, "no trouble told")
            assert "alerts.json" in intake.knowledge.troubles[0]
            until(lambda: trains(intake) or _empty(intake), LONG_S, "no trains")


def _empty(intake: Intake) -> bool:
    """At night no train runs, in the sample city either."""
    return intake.knowledge.snapshots["trains-hongik"].fetched is not None


class Wardens:
    """Who keeps cameras."""

    troubles = ("cameras.json: found the private channel 'hall'.",)

    def outlooks(self) -> Mapping[str, Outlook]:
        return {"square": Outlook({"ko": "광장"}, liveness=Liveness.LIVE, at=datetime.now(UTC))}


def test_what_is_known_of_cameras_is_asked_anew_each_time() -> None:
    intake = Intake(KIOSK, Wardens(), environment={})
    known = intake.knowledge
    assert known.cameras["square"].liveness is Liveness.LIVE
    assert known.cameras["square"].at != intake.knowledge.cameras["square"].at
    assert known.troubles == Wardens.troubles
    intake.stop()
    intake.stop()


def test_a_screen_does_not_wait_for_what_asks_the_city_and_what_hears_alerts() -> None:
    script = (
        "import sys, kiosk.knowledge.intake, kiosk.pages, layouts.kiosk_reader;"
        "import kiosk.cameras.cameras, kiosk.face.pictures.item, kiosk.face.pictures.gallery;"
        "heavy = ('httpx', 'lxml', 'signxml', 'aiohttp', 'numpy', 'av');"
        "print([name for name in heavy if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]", (
        "these cost a tenth of a second each before the first picture"
    )
