"""Disaster messages come from a city's feeds over real HTTP: each is one alert, for its region."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from layouts.problem import DocumentError
from streams.alerts.alerts_form import load_alert_settings
from streams.alerts.desk import FEEDS_SUFFIX, AlertDesk
from streams.alerts.disaster_message import MAPPING
from streams.alerts.reckoning import Reckoning
from streams.feeds.moment import read_moment
from streams.sample.services.disaster import MESSAGES
from streams.sample.services.document import write_documents
from streams.sample.services.mishap import Mishap
from streams.sample.services.server import SampleServices
from tests.fakes import patience

RUSH = read_moment("2026-07-21 08:30:07")
WHOLE: dict[str, Any] = {
    "version": 1,
    "place": {"lat": 37.55, "lon": 126.91, "regions": ["서울특별시 마포구"]},
    "feeds": "feeds.json",
    "keys": "keys.json",
    "book": "alerts.sqlite",
}


@asynccontextmanager
async def city(folder: Path) -> AsyncIterator[SampleServices]:
    """The sample city's services at the rush hour, and the documents beside the feeds document."""
    services = SampleServices(now=lambda: RUSH)
    await services.start()
    write_documents(services.address, folder)
    (folder / "alerts.json").write_text(json.dumps(WHOLE), encoding="utf-8")
    try:
        yield services
    finally:
        await services.stop()


def desk_in(folder: Path) -> AlertDesk:
    settings = load_alert_settings(folder / "alerts.json")
    return AlertDesk(settings, Reckoning(lambda: RUSH, lambda: 0.0, lambda: True))


async def until(desk: AlertDesk, count: int) -> None:
    """Wait until so many alerts stand."""
    await asyncio.to_thread(
        patience.until, lambda: len(desk.standing) == count, 20, lambda: desk.standing
    )


async def test_messages_for_our_region_stand_each_once_and_outlive_the_feed(
    tmp_path: Path,
) -> None:
    async with city(tmp_path) as services:
        desk = desk_in(tmp_path)
        desk.start()
        await until(desk, 3)
        stands = desk.standing
        (condition,) = desk.conditions
        await asyncio.to_thread(desk.stop)

        for stand in stands:
            assert MAPPING in stand.infos[0].parameters
            assert stand.heard.source == "messages"
            regions = {area.description for area in stand.infos[0].areas}
            assert regions & {"서울특별시 전체", "서울특별시 마포구"}
        assert len({stand.alert.identifier for stand in stands}) == 3
        assert (condition.source, condition.error) == ("messages", "")

        services.fault(MESSAGES, Mishap.KEY)
        again = desk_in(tmp_path)
        again.start()
        await until(again, 3)
        assert again.standing == stands
        await asyncio.to_thread(again.stop)
    assert (tmp_path / f"alerts.sqlite{FEEDS_SUFFIX}").exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"book": None}, "expected 'book' beside 'feeds'"),
        ({"feeds": "none.json"}, "no such file"),
        ({"feeds": "empty.json"}, "which has no feed of the kind 'disaster_messages'"),
    ],
)
def test_a_document_whose_feeds_cannot_be_heard_is_refused(
    tmp_path: Path, changed: dict[str, Any], says: str
) -> None:
    (tmp_path / "empty.json").write_text('{"version": 1, "services": {}, "feeds": []}')
    given = {**WHOLE, **changed, "keys": None}
    written = {name: value for name, value in given.items() if value is not None}
    (tmp_path / "alerts.json").write_text(json.dumps(written), encoding="utf-8")

    with pytest.raises(DocumentError) as caught:
        load_alert_settings(tmp_path / "alerts.json")
    assert says in str(caught.value)
