"""What was measured is kept, put into words and held against what was promised, truthfully."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scripts.benchmark import cold_start, floor, gpu, page, reels, touch, wall
from scripts.benchmark.hand.eye import Sight, code_strips
from scripts.benchmark.hand.screen import is_black
from scripts.benchmark.hand.strip import Strip, extent
from scripts.benchmark.hand.witness import Ready
from scripts.benchmark.machine import need_descriptors
from scripts.benchmark.outcome import Outcome, kept
from scripts.benchmark.peers.gstreamer import pipeline
from scripts.benchmark.peers.task import Task, Told
from scripts.benchmark.problem import BenchError
from scripts.benchmark.rows import ROWS
from scripts.benchmark.spread import ratio, spread
from streams.sample import framecode
from streams.sample.framecode import FrameCode
from streams.sample.process import CityProcess


@pytest.fixture(scope="module")
def city() -> Iterator[CityProcess]:
    with CityProcess(3, "tiny") as city:
        yield city


def outcome(name: str = "full-rate", **figures: Any) -> Outcome:
    return Outcome("full-rate", name, {"streams": 4, "cores": None}, figures, ("Read with care.",))


def test_readings_are_brought_down_to_three() -> None:
    assert spread(range(1, 101)) == {"p50": 50.5, "p95": 95.0, "max": 100.0, "count": 100}
    assert spread([3.0, float("nan")])["count"] == 1
    assert spread([]) == {"p50": None, "p95": None, "max": None, "count": 0}


def test_a_ratio_to_nothing_is_not_measured() -> None:
    assert ratio(3.0, 2.0) == 1.5
    assert ratio(3.0, 0.0) is None
    assert ratio(None, 2.0) is None


def test_an_outcome_is_kept_with_the_machine_but_not_its_name(tmp_path: Path) -> None:
    file = outcome(ours={"streams_per_core": 88.0, "words": None}).keep(tmp_path / "bench")
    text = file.read_text()
    (read,) = kept(tmp_path / "bench")
    assert read == json.loads(text)
    assert read["figures"]["ours"]["streams_per_core"] == 88.0
    assert read["machine"]["cores"] >= 1
    assert str(Path.cwd()) not in text


def test_an_outcome_reads_as_lines() -> None:
    lines = outcome(age_ms=spread([1.0, 2.0]), ours={"a": 1, "b": None}).lines()
    text = "\n".join(lines)
    assert "age ms               p50 1.5  p95 1.9  max 2  count 2" in text
    assert "ours / b             not measured" in text
    assert "asked                streams 4\n" in text, "what was left to the benchmark is left out"
    assert "* Read with care." in text


def test_the_page_names_the_command_for_what_was_not_measured() -> None:
    text = page.written([])
    promises = [line for line in text.splitlines() if line.startswith("| ")][1:]
    assert len(promises) == len(ROWS)
    assert all("not measured: `scripts/bench " in line for line in promises)


def test_the_page_holds_what_was_measured_against_the_promise() -> None:
    figures: dict[str, Any] = {
        "floor": {"streams_per_core": 100.0},
        "ours": {"streams_per_core": 90.0, "share_of_the_floor": 0.9},
        "opencv": {"streams_per_core": 24.0},
        "gstreamer": {"streams_per_core": None, "why": "GStreamer is not installed"},
    }
    measured = asdict(outcome(**figures))
    text = page.written([{**measured, "others_cores": 0.8}])
    (line,) = (line for line in text.splitlines() if "drawn at full rate" in line)
    assert "≥ 85 % of the floor | 90 (0.9 of the floor) | 100; " in line
    assert "GStreamer not measured" in line
    assert "Other programs took 0.8 cores meanwhile: the figures are disturbed" in text
    assert "Other programs took 0.01 cores meanwhile." in page.written(
        [{**measured, "others_cores": 0.01}]
    )


def test_more_files_than_the_system_allows_are_refused_with_the_mend() -> None:
    with pytest.raises(BenchError, match="Raise the hard limit"):
        need_descriptors(1 << 40)


def test_a_clip_is_decoded_whole_for_the_floor() -> None:
    clips = reels.coded("tiny")
    assert [len(clip.units) for clip in clips] == [60, 60, 60]
    assert [sum(unit.key for unit in clip.units) for clip in clips] == [4, 4, 4]
    assert not any(unit.damaged for clip in clips for unit in clip.units)
    every, keys = floor.frames(clips, None, 0.05), floor.keyframes(clips, None, 0.05)
    assert every.per_s == pytest.approx(1000 / every.spent_ms, rel=0.02)
    assert keys.spent_ms > every.spent_ms, "a keyframe costs more than the mean frame"
    assert floor.interleaved(clips, 6, (96, 54), 0.05).per_s > 0


def test_decoders_side_by_side_are_counted_and_their_refusal_is_told() -> None:
    clip = reels.coded("tiny")[0]
    lanes = gpu.Lanes(clip, 2, lambda: floor.decoder("h264"))
    frames, cores = lanes.run(0.3)
    assert frames > 20
    assert cores > 0
    assert not lanes.on_device, "software is not taken for a card"

    def refuse() -> Any:
        raise ValueError("no more sessions")

    refused = gpu.Lanes(clip, 2, refuse)
    refused.run(0.05)
    assert refused.failed == "no more sessions"


def test_a_cold_start_tells_when_pictures_came_and_who_was_kept_waiting() -> None:
    def state(ages: list[float | None], reason: str = "live") -> dict[str, Any]:
        channels = [{"id": f"c{n}", "age_ms": age, "reason": reason} for n, age in enumerate(ages)]
        live = sum(1 for age in ages if age is not None)
        return {"channels": channels, "totals": {"live": live}}

    start = cold_start.Start(4)
    assert start.look(state([None] * 4, "connecting, try 1"), 0.5) == 0
    start.look(state([1.0, 2.0, None, None], "connecting, try 2: no answer within 10 s"), 1.0)
    assert start.marks == {0.5: 1.0}
    start.look(state([1.0] * 4), 2.0)
    assert start.marks == {0.5: 1.0, 0.95: 2.0, 1.0: 2.0}
    assert start.live_s == 2.0, "not before all had shown a picture"
    assert len(start.timed_out) == len(start.again) == 4


def test_the_wall_is_judged_by_its_worst_moment() -> None:
    totals = dict.fromkeys(("late", "connecting", "refused", "lost", "frozen", "no_keyframe"), 0)
    watched = wall.Watched()
    for live, age in ((2, 100.0), (1, 900.0), (2, 200.0)):
        channels = [{"age_ms": age}, {"age_ms": 50.0}]
        said = {**totals, "live": live, "late": 2 - live}
        watched.look({"channels": channels, "totals": said, "budget": {"cores": 1.6}})
    figures = watched.figures(2)
    assert figures["live_least"] == 1
    assert figures["live_all_share"] == 0.667
    assert figures["most_at_a_time"]["late"] == 1
    assert figures["age_ms"]["max"] == 900
    assert figures["age_ms"]["count"] == 6


def picture(width: int, height: int, number: int, clip: int) -> Any:
    pixels = np.full((height, width, 4), 90, np.uint8)
    framecode.draw(pixels, number, clip)
    return pixels


@pytest.mark.parametrize(("width", "height"), [(96, 54), (640, 360), (1591, 895)])
def test_a_strip_of_a_picture_bears_its_whole_code(width: int, height: int) -> None:
    strip = Strip.of(picture(width, height, 123, 5))
    assert strip is not None
    assert strip.pixels.shape[:2] == extent(width, height)[::-1]
    assert strip.read() == FrameCode(123, 5)
    assert Strip.of(picture(80, 45, 1, 1)) is None


def test_the_code_of_a_growing_spotlight_is_found_on_the_screen() -> None:
    screen = np.zeros((600, 900, 4), np.uint8)
    screen[100:370, 200:680] = picture(480, 270, 77, 3)
    sight = Sight(0.0, True, False, None)
    sight.boxes = ((190.0, 95.0, 464.0, 261.0), (200.0, 100.0, 480.0, 270.0))
    sight.corner, sight.corner_at = screen[300:, 400:], (400, 300)
    assert FrameCode(77, 3) in [strip.read() for strip in code_strips(sight)]


def test_black_is_dark_without_any_variation() -> None:
    night = np.full((1, 80, 4), 10, np.uint8)
    assert is_black(night)
    night[0, ::4] = 60
    assert not is_black(night)


def test_a_touch_is_judged_by_when_each_picture_was_captured(city: CityProcess) -> None:
    channel = city.channels[0]
    spec = city.clips[0].sub
    pressed = time.monotonic() - 1.0
    ahead = time.time() - time.monotonic()

    def code(at: float, age: float) -> dict[str, int]:
        since = at + ahead - age - city.epoch(channel.id, "sub")
        return {"number": math.floor(since * spec.fps) % spec.frames, "clip": spec.number}

    def sight(after: float, **facts: Any) -> dict[str, Any]:
        plain = {"changed": False, "black": False, "sharp": False, "lit": False}
        return {"at": pressed + after, "shown": None, "drawn": None, **plain, **facts}

    def ready(after: float, age: float) -> Ready:
        drawn = FrameCode(**code(pressed + after, age))
        return Ready(pressed + after, Strip.of(picture(320, 180, drawn.number, drawn.clip)))

    said = {
        "row": 0,
        "pressed": pressed,
        "sights": [
            sight(-0.01, changed=True),
            sight(0.02, changed=True, drawn=code(pressed + 0.02, 0.4)),
            sight(0.05, changed=True, drawn=code(pressed + 0.05, 0.03)),
            sight(0.10, changed=True, lit=True, black=True),
            sight(0.12, changed=True, lit=True, shown=code(pressed + 0.12, 0.03)),
            sight(0.90, changed=True, lit=True, sharp=True),
        ],
    }
    result = touch.judged(said, [ready(0.01, 0.5), ready(0.03, 0.03)], city)
    assert result.pixel == pytest.approx(20, abs=0.1)
    assert result.decoded == pytest.approx(30, abs=0.1), "the older picture is not live"
    assert result.glass == pytest.approx(50, abs=0.1)
    assert result.spotlight == pytest.approx(120, abs=0.1)
    assert result.sharp == pytest.approx(900, abs=0.1)
    assert (result.frames, result.black) == (5, 1)


def test_a_touch_that_never_comes_live_is_no_number(city: CityProcess) -> None:
    sights = [{"at": 2.0, "changed": False, "black": False, "sharp": False, "lit": False}]
    said = {"row": 0, "pressed": 1.0, "sights": [{**sights[0], "shown": None, "drawn": None}]}
    result = touch.judged(said, [], city)
    assert np.isnan([result.pixel, result.decoded, result.glass, result.sharp]).all()


def test_a_peer_that_loses_frames_does_not_keep_up() -> None:
    assert Told(4, 4, 1.0, 600, 0.0, 0.1).keeps_up
    assert not Told(4, 3, 1.0, 600, 0.0, 0.1).keeps_up
    assert not Told(4, 4, 1.0, 600, 0.1, 0.1).keeps_up


def test_gstreamer_is_told_the_login_apart_from_the_address() -> None:
    task = Task(("rtsp://u%40:p@127.0.0.1:8554/a/sub",), 1.0, 15.0, (480, 270))
    text = pipeline(task.urls[0], task)
    assert 'location="rtsp://127.0.0.1:8554/a/sub"' in text
    assert 'user-id="u@" user-pw="p"' in text
    assert "width=480,height=270" in text
