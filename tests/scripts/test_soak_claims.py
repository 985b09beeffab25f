"""What a soak calls a lie, who is back in time, what grows: decided on hand-made evidence."""

from __future__ import annotations

import itertools
import json
import math
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from scripts.benchmark.machine import Machine
from scripts.soaking.claim import Claim, Cover, Lie, judged, true_capture
from scripts.soaking.gauge import Gauge, Reading, read
from scripts.soaking.ledger import BACK_S, HUNG_BACK_S, Ledger
from scripts.soaking.outcome import Outcome, command
from scripts.soaking.standstill import FIRST_S, SETTLE_S, stops
from scripts.soaking.subject import drawn
from scripts.soaking.trend import Trend
from scripts.soaking.verdict import Evidence, figures, verdict
from scripts.soaking.weather import BURST_SHARE, Event, weather
from scripts.soaking.witness import Found, Witness
from streams.sample import framecode
from streams.sample.faults import KINDS
from streams.sample.process import CityProcess

NOW = 1_000_000.0
NAN = float("nan")
ASKED = {
    "hours": 0.5,
    "channels": 8,
    "seed": 3,
    "clips": "tiny",
    "cores": None,
    "subject": "engine",
}


def claim(age: float, *, live: bool = True, promise: float = 3.0, blur: float = 0.0) -> Claim:
    pixels = np.zeros((54, 96, 4), np.uint8)
    return Claim(0, live, NOW - age, NOW, blur, promise, "still", pixels)


def test_a_tile_that_says_its_pictures_true_age_does_not_lie() -> None:
    assert judged(claim(2.0), NOW - 2.1, None) is None


@pytest.mark.parametrize("true", [1.6, 2.4])
def test_a_tile_whose_age_is_off_lies_in_either_direction(true: float) -> None:
    lie = judged(claim(2.0), NOW - true, None)
    assert lie is not None
    assert (lie.wrong, lie.said) == ("age", 2.0)
    assert lie.true == pytest.approx(true)
    assert judged(claim(2.0, live=False), NOW - true, None) is not None
    assert judged(claim(2.0, blur=0.2), NOW - true, None) is None


def test_a_tile_that_is_called_live_and_is_older_than_promised_lies() -> None:
    assert judged(claim(4.5), NOW - 4.5, None) == Lie("stale", 4.5, 4.5, 3.0)
    assert judged(claim(4.5, live=False), NOW - 4.5, None) is None
    assert judged(claim(3.9), NOW - 3.9, None) is None


def test_a_picture_whose_code_cannot_be_read_proves_nothing() -> None:
    assert judged(claim(100.0), None, None) is None


@pytest.mark.parametrize(
    ("kind", "wrong", "known"), [("freeze", "frozen", 53), ("black", "black", 8)]
)
def test_a_frozen_or_black_picture_may_be_called_live_only_until_that_shows(
    kind: str, wrong: str, known: float
) -> None:
    short, long = Cover(kind, NOW - 4.0), Cover(kind, NOW - known)  # type: ignore[arg-type]
    assert judged(claim(1.0), NOW - 2.9, short) is None, "its code is not of its time"
    lie = judged(claim(1.0), NOW - 2.9, long)
    assert lie is not None
    assert lie.wrong == wrong
    assert judged(claim(1.0, live=False), NOW - 2.9, long) is None


def test_after_a_freeze_the_next_picture_is_held_to_its_code_again() -> None:
    over = Cover("freeze", NOW - 90.0, NOW - 20.0)
    assert judged(claim(2.0), NOW - 5.0, over) is not None
    just_over = Cover("freeze", NOW - 90.0, NOW - 2.1)
    assert judged(claim(2.0), NOW - 2.0, just_over) is None


def test_a_code_that_comes_round_is_read_as_the_moment_nearest_to_what_is_said() -> None:
    assert true_capture(100.0, 115.9, 16.0) == pytest.approx(99.9)
    assert true_capture(100.0, 99.2, 16.0) == pytest.approx(99.2)


def test_a_witness_reads_the_age_off_a_real_camera_and_finds_the_lie() -> None:
    with CityProcess(2, "tiny") as city:
        camera, spec = city.channels[0].id, city.clips[0].sub
        picture = np.full((180, 320, 3), 90, np.uint8)
        framecode.draw(picture, 7, spec.number)
        captured = city.captured_at(framecode.FrameCode(7, spec.number), camera)
        at = captured + 1.0
        witness = Witness(city, {spec.number: float(spec.seconds)}, random.Random(1))
        true, false = (
            Claim(0, True, said, at, 0.0, 3.0, "still", picture)
            for said in (captured, captured + 0.5)
        )
        assert witness.hear([true], {}, {}, 1.0) == []
        [found] = witness.hear([false], {}, {0: "stall"}, 2.0)
    assert (found.camera, found.trouble, found.lie.wrong) == (camera, "stall", "age")
    assert found.lie.true - found.lie.said == pytest.approx(0.5, abs=1e-6)
    assert witness.looks == {"true, live": 1, "lies": 1}
    assert witness.furthest_off < 0.01


def test_a_camera_is_back_when_it_has_been_live_for_a_while() -> None:
    ledger = Ledger()
    ledger.falls_ill(0, "refuse")
    assert not ledger.sound(0)
    ledger.is_mended(0, 100.0)
    assert ledger.look(np.array([50.0]), 101.0) == []
    assert ledger.look(np.array([NAN]), 102.0) == []
    assert ledger.look(np.array([107.0]), 108.0) == []
    assert not ledger.sound(0)
    ledger.look(np.array([107.0]), 110.5)
    assert ledger.sound(0)
    assert ledger.slowest == {"refuse": 7.0}
    assert ledger.overdue == []


def test_a_camera_that_is_not_back_in_time_is_overdue_once() -> None:
    ledger = Ledger()
    ledger.falls_ill(0, "stall")
    ledger.is_mended(0, 100.0)
    [late] = ledger.look(np.array([NAN]), 100.1 + BACK_S)
    assert (late.camera, late.trouble) == (0, "stall")
    assert ledger.look(np.array([NAN]), 105.0 + BACK_S) == []
    ledger.look(np.array([120.0]), 130.0)
    assert ledger.sound(0)
    assert ledger.slowest["stall"] == 20.0


def test_when_the_network_returns_all_are_expected_but_those_who_are_ill() -> None:
    ledger = Ledger()
    ledger.falls_ill(1, "stall")
    ledger.network_goes()
    assert not ledger.sound(0)
    ledger.network_comes(3, 100.0)
    late = ledger.look(np.array([NAN, NAN, 101.0]), 101.0 + BACK_S)
    assert [(each.camera, each.trouble) for each in late] == [(0, "network")]


def test_the_same_seed_brings_the_same_weather_and_in_time_every_fault() -> None:
    events = list(itertools.islice(weather(5, 40), 600))
    assert events == list(itertools.islice(weather(5, 40), 600))
    assert events != list(itertools.islice(weather(6, 40), 600))
    assert [event.at for event in events] == sorted(event.at for event in events)
    met = Counter(event.trouble for event in events)
    assert set(met) == {*KINDS, "network"}
    assert max(len(event.cameras) for event in events) == int(40 * BURST_SHARE)
    assert any(event.again for event in events), "somebody flaps"
    assert all(0 <= camera < 40 for event in events for camera in event.cameras)


def test_processes_hang_in_turn_and_no_more_once_memory_is_watched() -> None:
    found = list(stops(7, 900.0))
    assert found == list(stops(7, 900.0))
    assert found != list(stops(8, 900.0))
    assert 6 <= len(found) <= 14
    assert {stop.who for stop in found[::2]} == {"worker"}
    assert {stop.who for stop in found[1::2]} == {"stills"}
    assert all(FIRST_S <= stop.at < 900.0 - SETTLE_S for stop in found)
    assert list(stops(7, 60.0)) == [], "a short soak has no time for it"


def test_whose_process_hung_has_longer_and_is_counted_from_that_moment() -> None:
    ledger = Ledger()
    ledger.falls_ill(2, "stall")
    ledger.hangs("worker hangs")
    assert not ledger.sound(0)
    ledger.hangs_no_more("worker hangs", 3, 100.0)
    assert ledger.look(np.array([107.5, 50.0, NAN]), 109.0) == []
    assert ledger.look(np.array([107.5, NAN, NAN]), 111.0) == []
    assert ledger.slowest["worker hangs"] == 7.5
    assert ledger.sound(0)
    ledger.hangs("stills hangs")
    ledger.hangs_no_more("stills hangs", 3, 200.0)
    [late] = ledger.look(np.array([50.0, NAN, NAN]), 200.0 + HUNG_BACK_S + 0.1)
    assert (late.camera, late.trouble) == (1, "stills hangs")
    assert 2 in ledger.ill


def test_a_network_that_comes_while_a_process_hangs_expects_nobody_yet() -> None:
    ledger = Ledger()
    ledger.network_goes()
    ledger.hangs("worker hangs")
    ledger.network_comes(2, 100.0)
    assert not ledger.mended
    ledger.hangs_no_more("worker hangs", 2, 95.0)
    assert set(ledger.mended) == {0, 1}


def test_about_a_fifth_of_the_cameras_are_ill_at_a_time() -> None:
    cameras = 100
    events: list[Event] = list(itertools.takewhile(lambda e: e.at < 3600.0, weather(1, cameras)))
    hours = sum(event.seconds * len(event.cameras) for event in events) / 3600.0 / cameras
    assert 0.1 < hours < 0.4


def test_fingers_stay_within_the_city() -> None:
    chance = random.Random(2)
    for _ in range(300):
        gesture = drawn(chance, 5)
        places = [*gesture.large, gesture.spotlight or 0, gesture.touched or 0]
        assert all(0 <= place < 5 for place in places)


def test_a_trend_tells_growth_from_noise() -> None:
    chance, flat, leak = random.Random(4), Trend(), Trend()
    for second in range(7200):
        noise = chance.gauss(500.0, 3.0)
        flat.add(second, noise)
        leak.add(second, noise + 5.0 * second / 3600)
    assert abs(flat.slope) < 0.5
    assert leak.slope - flat.slope == pytest.approx(5.0, abs=0.01)
    assert leak.hours == pytest.approx(2.0, abs=0.001)
    assert leak.mean == pytest.approx(505.0, abs=0.5)


def test_the_kernel_says_what_a_process_holds() -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", "b = bytearray(40 << 20); print(flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    child.stdout.readline()
    reading = read(child.pid)
    child.communicate(b"\n")
    assert reading is not None
    assert reading.memory_mb >= reading.own_mb > 40.0
    assert reading.descriptors >= 3
    assert read(child.pid) is None


def evidence(**changes: object) -> Evidence:
    found: dict[str, object] = {
        "hours": 2.0,
        "gauge": Gauge(),
        "ledger": Ledger(),
        "witness": Witness.__new__(Witness),
        "lies": (),
        "at_rest": (Reading(100.0, 50.0, 80), Reading(101.0, 51.0, 80)),
        "not_back": (),
    }
    return Evidence(**(found | changes))  # type: ignore[arg-type]


def grown(slope: float, hours: float) -> Gauge:
    """Memory that grows by so many MB an hour."""
    gauge = Gauge()
    gauge.memory["product"], gauge.own["product"] = Trend(), Trend()
    for minute in range(int(hours * 60) + 1):
        for trend in (gauge.memory["product"], gauge.own["product"]):
            trend.add(minute * 60.0, 300.0 + slope * minute / 60)
    return gauge


def restarted() -> Gauge:
    gauge = Gauge()
    gauge.restarts.append((12.0, "worker 1"))
    return gauge


def overdue() -> Ledger:
    ledger = Ledger()
    ledger.falls_ill(7, "drop")
    ledger.is_mended(7, 0.0)
    ledger.look(np.full(8, NAN), BACK_S + 1)
    return ledger


LIES = (Found(4.0, "seoul-0001", "", "still", Lie("age", 1.0, 2.0, 3.0)),)


@pytest.mark.parametrize(
    ("changes", "broken"),
    [
        ({}, None),
        ({"lies": LIES}, "1 tiles claimed what was not true (age)"),
        ({"ledger": overdue()}, "camera 7 was not live again 13 s after its mend (drop)"),
        (
            {"never": ((51.0, "worker hangs"),)},
            "a process that was made to hang 51 s after the beginning was not replaced "
            "(worker hangs)",
        ),
        ({"not_back": ("seoul-0003 (lost)",)}, "not live at the end: seoul-0003 (lost)"),
        ({"gauge": restarted()}, "worker 1 died by itself 12 s after the beginning"),
        ({"gauge": grown(0.8, 2.0)}, None),
        ({"gauge": grown(1.4, 2.0)}, "memory grows by 1.40 MB an hour, expected 1 at most"),
        ({"gauge": grown(30.0, 0.5)}, None),
        ({"gauge": grown(90.0, 0.5)}, "memory grew by 45 MB in 30 min"),
        (
            {"at_rest": (Reading(1.0, 1.0, 80), Reading(1.0, 1.0, 90))},
            "90 descriptors are open at rest after the storm, 10 more than before",
        ),
        ({"at_rest": (None, None)}, None),
    ],
)
def test_each_promise_can_be_broken(changes: dict[str, object], broken: str | None) -> None:
    assert verdict(evidence(**changes)) == (() if broken is None else (broken,))


def test_the_report_says_how_long_it_was_in_truth_and_how_to_do_it_again(tmp_path: Path) -> None:
    with CityProcess(2, "tiny") as city:
        witness = Witness(city, {}, random.Random(1))
    found = evidence(lies=LIES * 50, gauge=grown(2.0, 0.25), witness=witness, ledger=overdue())
    outcome = Outcome(
        asked=ASKED,
        began="2026-01-01T00:00:00+00:00",
        hours=0.25,
        whole=False,
        figures=figures(found),
        lies=found.lies,
        breaches=verdict(found),
        machine=Machine("a processor", 2, 8.0, (), "Linux", "PyAV"),
    )
    document, page = outcome.keep(tmp_path / "soak.md")
    text = page.read_text()
    assert "lasted 15.0 min of 30.0 min asked for" in text
    assert "It was ended by hand." in text
    assert command(ASKED) in text
    assert "**broken:** 50 tiles claimed" in text
    assert "| 4.0 | seoul-0001 | none | still | age | 1.00 | 2.00 | 3.00 |" in text
    assert "and 10 more in the JSON." in text
    kept = json.loads(document.read_text())
    assert kept["whole"] is False
    assert len(kept["lies"]) == 50
    assert math.isclose(kept["hours"], 0.25)
