"""What befalls a kiosk in a soak, and what counts as a blank frame."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from scripts.soaking.blank import blank
from scripts.soaking.kiosksoak import Report
from scripts.soaking.kioskweather import (
    CALM_SHARE,
    KILLS_APART_S,
    MISHAPS,
    SYSTEMS,
    Ill,
    forecast,
)
from streams.sample.services.mishap import read_mishap
from streams.sample.services.server import DOORS

HOUR = 3600.0
CAMERAS = ("seoul-0001", "seoul-0002")


@pytest.mark.parametrize("seed", range(5))
def test_the_same_seed_draws_the_same_weather(seed: int) -> None:
    assert forecast(seed, HOUR) == forecast(seed, HOUR)
    assert forecast(seed, HOUR) != forecast(seed + 1, HOUR)
    with_cameras = forecast(seed, HOUR, CAMERAS)
    others = [one for one in with_cameras if one.ill not in (Ill.CAMERA, Ill.ENGINE)]
    assert tuple(others) == forecast(seed, HOUR), "cameras change nothing of the rest"
    assert with_cameras == forecast(seed, HOUR, CAMERAS)
    assert {one.system for one in with_cameras if one.ill is Ill.CAMERA} == set(CAMERAS)


@pytest.mark.parametrize("seed", range(5))
def test_every_ill_befalls_it_in_an_hour_and_the_end_is_without_kills(seed: int) -> None:
    blows = forecast(seed, HOUR, CAMERAS)
    assert {blow.ill for blow in blows} == set(Ill)
    harms = [blow.at for blow in blows if blow.ill in (Ill.KILL, Ill.STOP)]
    assert max(harms) <= HOUR * (1 - CALM_SHARE)
    assert min(later - at for at, later in pairwise(harms)) >= KILLS_APART_S
    assert all(blow.at + blow.lasts <= HOUR for blow in blows)


def test_the_sample_city_knows_every_fault() -> None:
    known = {name for _, systems in DOORS.values() for name in systems}
    assert set(SYSTEMS) <= known
    for name in MISHAPS:
        read_mishap(name)


def test_one_colour_is_blank_and_a_page_is_not() -> None:
    plain = np.full((270, 480, 3), (16, 24, 32), np.uint8)
    assert blank(plain)
    speck = plain.copy()
    speck[:8, :16] = 255
    assert blank(speck)
    page = plain.copy()
    page[100:140, 40:440] = (240, 240, 240)
    assert not blank(page)


def test_a_report_is_kept_for_programs_and_for_people(tmp_path: Path) -> None:
    machine = {"cpu": "a processor", "cores": 2}
    report = Report(0.5, 7, machine, 1800, {"kill": 2, "fault": 9}, {"kill": [2.1, 3.4]})
    data, page = report.keep(tmp_path / "soak")
    assert json.loads(data.read_text())["back_s"] == {"kill": [2.1, 3.4]}
    text = page.read_text()
    assert "9 x fault, 2 x kill" in text
    assert "Every promise was kept" in text
    report.breaches.append("at 40 s, unharmed: a blank frame, for 2.0 s")
    assert "- BROKEN: at 40 s, unharmed" in report.page
