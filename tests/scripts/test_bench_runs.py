"""Every benchmark runs from end to end on a few small cameras, and its figures make sense."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from scripts.benchmark import cold_start, full_rate, gpu, page, scenes, touch, wall
from scripts.benchmark.outcome import Outcome, kept
from scripts.bringup.environment import ROOT

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]


def figures(outcome: Outcome, folder: Path) -> dict[str, Any]:
    """What a reader of the file finds."""
    read: dict[str, Any] = json.loads(outcome.keep(folder).read_text())["figures"]
    page.written(kept(folder))
    return read


def test_the_wall_is_watched_beside_its_floor_and_a_peer(tmp_path: Path) -> None:
    found = figures(wall.measure(wall.Asked(6, 4.0, "tiny")), tmp_path)
    assert found["without_a_picture"] == 0
    assert found["all_shown_after_s"] > 0
    assert found["age_ms"]["count"] >= 2 * 6
    assert found["sessions"] == {"opened": 6, "reconnects": 0}
    assert found["cores"]["product"] > found["cores"]["wall"] > 0
    assert found["memory_mb"]["product_pss"] > 50
    assert found["rates"]["pictures_decoded_per_s"] > 6
    assert found["floor"]["frames_per_s_and_core"] > found["floor"]["keyframes_per_s_and_core"] > 0
    assert found["peer"]["all_frames"]["opened"] == 6
    assert found["peer"]["all_frames"]["cores"] > 0


def test_a_finger_on_the_real_wall_brings_live_pictures(tmp_path: Path) -> None:
    found = figures(touch.measure(touch.Asked(6, 3, "tiny", peers=False)), tmp_path)
    for what in ("to_first_changed_pixel_ms", "to_live_decoded_ms", "to_live_on_the_glass_ms"):
        assert found[what]["count"] == 3, what
        assert 0 < found[what]["max"] < 6000, what
    assert found["to_sharp_ms"]["count"] == 3
    assert found["never_live"] == found["reconnects"] == found["black_frames"] == 0
    assert found["glass_updates_per_s_at_rest"] > 1
    ordered = found["on_the_way"]["until_motion_was_ordered_ms"]
    assert ordered["count"] == 0, "so few tiles move before they are touched"
    assert 0 < found["decoding_alone_ms"]["p50"] <= found["decoding_alone_ms"]["max"]


def test_a_change_of_scene_is_timed(tmp_path: Path) -> None:
    found = figures(scenes.measure(scenes.Asked(2, (4,), "tiny")), tmp_path)
    for shared in ("all", "half", "no"):
        kind = found[f"4_tiles_{shared}_shared"]
        assert kind["to_the_first_frame_ms"]["count"] == 2
        assert 0 < kind["to_the_first_frame_ms"]["max"] < 6000
        assert kind["without_a_picture"] == 0
    assert found["reconnects"] == found["black_tiles"] == 0


def test_a_cold_start_is_timed(tmp_path: Path) -> None:
    found = figures(cold_start.measure(cold_start.Asked(6, "tiny")), tmp_path)
    assert 0 < found["answers_after_s"] <= found["picture_on_100_per_cent_after_s"]
    assert found["own_time_outs"] == found["more_than_one_try"] == 0
    assert found["sessions_opened"] == 6


def test_full_rate_is_held_to_the_floor_and_to_others(tmp_path: Path) -> None:
    found = figures(full_rate.measure(full_rate.Asked(3, 3.0, "tiny")), tmp_path)
    assert found["ours"]["in_motion"] == 3
    assert 0 < found["ours"]["drawn_share"] < 1.2
    assert 0 < found["ours"]["streams_per_core"] < found["floor"]["streams_per_core"] * 1.2
    assert found["pyav_thread_a_camera"]["opened"] == 3
    assert found["opencv"]["opened"] == 3
    assert found["gstreamer"].get("why") or found["gstreamer"]["opened"] == 3


def test_a_card_is_measured_or_said_to_be_missing(tmp_path: Path) -> None:
    found = figures(gpu.measure(gpu.Asked(0.5, "tiny")), tmp_path)
    kinds = {"h264_320x180_15", "hevc_320x180_15", "h264_640x360_25", "hevc_640x360_25"}
    assert kinds == set(found) - {"device"}
    for kind in kinds:
        assert found[kind]["software_streams_per_core"] > 1
        card = found[kind]["nvdec"]
        assert card["streams"] or "scripts/bench gpu" in card["why"]


def test_what_is_typed_wrong_is_told_with_code_2() -> None:
    said = subprocess.run(
        [str(ROOT / "scripts" / "bench"), "wall", "--channels", "0"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 2
    assert "--channels" in said.stderr
