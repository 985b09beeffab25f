"""Every page on the sample city's own answers, on a good day and when all there goes wrong."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.knowledge import Knowledge
from kiosk.page import Language, Page
from kiosk.pages import PAGES, Brief, build, worth
from kiosk.wording import say
from layouts.kiosk_reader import load_kiosk
from layouts.schema import FOLDER
from streams.feeds.book import load_book
from streams.feeds.key import load_keys
from streams.feeds.moment import read_moment
from streams.feeds.poller import Poller
from streams.feeds.snapshot import State
from streams.feeds.store import Store
from streams.sample.services.mishap import Mishap
from tests.fakes.sampled import Sampled, sampled

RUSH = read_moment("2026-07-21 08:30:07")
KIOSKS = ("hongik", "yeouido", "changdong")
SYSTEMS = (
    "realtimeStationArrival", "ListAirQualityByDistrictService", "RealtimeCityAir",
    "getCtprvnRltmMesureDnsty", "bikeList", "citydata_ppltn", "citydata", "culturalEventInfo",
    "AccInfo", "SearchParkInfoService", "SeoulGilWalkCourse", "ListNecessariesPricesService",
    "ListPublicReservationSport", "DSSP-IF-00247", "trip-updates.pb", "alerts.pb", "gbfs.json",
)  # fmt: skip
LONG = {Mishap.SLOW, Mishap.DRIP}
"""To a page they are what an error is, and cost a test half a minute."""
HAN = re.compile("[\u4e00-\u9fff]")
HANGUL = re.compile("[\uac00-\ud7a3]")
MARKUP = re.compile(r"<[a-z/]+>|&[a-z]+;|[{}]|\b(None|nan)\b")


def asked(city: Sampled, folder: Path) -> Knowledge:
    """What is known after every feed was asked once."""
    book = load_book(city.feeds, load_keys(city.keys, {}))
    store = Store(folder / "feeds.db")
    poller = Poller(book.subscriptions, store, now=lambda: RUSH, answer_s=5.0)
    asyncio.run(poller.ask_all())
    store.close()
    return Knowledge(dict(poller.snapshots))


def pages(knowledge: Knowledge, kiosk: str, language: Language, now: datetime) -> list[Page]:
    document = load_kiosk(FOLDER.parent / "examples" / f"kiosk-{kiosk}.json")
    return [build(page, Brief(document, knowledge, language, now)) for page in PAGES]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """What is known on a good day."""
    folder = tmp_path_factory.mktemp("city")
    with sampled(folder, lambda: RUSH) as city:
        return asked(city, folder)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kiosk", KIOSKS)
def test_on_a_good_day_every_page_has_something_to_show(
    good: Knowledge, kiosk: str, language: Language
) -> None:
    told = pages(good, kiosk, language, RUSH)
    dull = [page.id for page in told if not worth(page)]
    # Crowds and bicycles are told around one of the three stations alone.
    assert set(dull) <= {"bikes", "cameras", "roads"}
    assert not [page.spoken for page in told if MARKUP.search(page.spoken)]
    trains = [block for block in told[0].blocks if block.kind == "departures"]
    assert len(trains) >= 4
    buses = say(language, "home.buses")
    assert (buses in [block.title for block in trains]) == (kiosk == "hongik")


@pytest.mark.parametrize("language", [Language.ZH, Language.JA])
def test_whose_data_they_are_is_said_in_chinese_and_japanese(
    good: Knowledge, language: Language
) -> None:
    vouches = [
        block.vouch for page in pages(good, "hongik", language, RUSH) for block in page.blocks
    ]
    sources = {vouch.source for vouch in vouches if vouch}
    assert len(sources) > 8
    assert [one for one in sources if not HAN.search(one) or HANGUL.search(one)] == []


def test_the_page_of_each_station_shows_its_own_trains(good: Knowledge) -> None:
    lines = {
        kiosk: {
            row["line"]
            for block in pages(good, kiosk, Language.EN, RUSH)[0].blocks
            for row in block.as_map().get("rows", ())
            if block.title != "Buses"
        }
        for kiosk in KIOSKS
    }
    assert lines == {
        "hongik": {"2", "GJ", "AREX"},
        "yeouido": {"5", "9"},
        "changdong": {"1", "4"},
    }


@pytest.mark.parametrize("mishap", [one for one in Mishap if one not in LONG])
def test_whatever_goes_wrong_there_every_page_stands_and_says_so(
    tmp_path: Path, mishap: Mishap
) -> None:
    with sampled(tmp_path, lambda: RUSH) as city:
        for system in SYSTEMS:
            city.fault(system, mishap)
        knowledge = asked(city, tmp_path)
    for language in Language:
        told = pages(knowledge, "hongik", language, RUSH + timedelta(seconds=2))
        assert all(page.blocks for page in told)
        assert not [page.spoken for page in told if MARKUP.search(page.spoken)]
    trains = [block for block in told[0].blocks if block.vouch]
    if mishap in (Mishap.QUOTA, Mishap.GARBAGE, Mishap.ERROR, Mishap.KEY):
        assert trains[0].vouch is not None
        assert trains[0].vouch.state is State.NO_DATA
