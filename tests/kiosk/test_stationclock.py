"""The clock in the station is that of its city."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kiosk.page.language import Language
from kiosk.pages.brief import Brief
from kiosk.stationclock import station_clock, zone
from tests.kiosk.pages.known import KIOSK, knowing


def test_it_tells_the_moment_in_its_zone() -> None:
    here = station_clock("Asia/Seoul")()
    assert here.utcoffset() == timedelta(hours=9)
    assert abs(here - datetime.now(UTC)) < timedelta(seconds=20)


def test_without_a_database_of_zones_it_has_the_machines() -> None:
    assert zone("Nowhere/None") is None
    here = station_clock("Nowhere/None")()
    assert here.utcoffset() == datetime.now().astimezone().utcoffset()


def test_pages_tell_times_by_it() -> None:
    noon = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    brief = Brief(KIOSK, knowing(), Language.EN, noon)
    assert brief.local(noon).hour == 21
