"""Sixteen cameras on the wall: live, told the truth about, and brought up without a reconnect."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH
from streams.floor.truth import State, Tier
from streams.media.demand import Focus
from streams.media.engine import EngineSettings
from tests.fakes.hanging import Hung, hung, is_black
from tests.fakes.patience import until

pytestmark = pytest.mark.realtime
CLOSE_S = 0.1
"""How far what is said of a picture's capture may lie from what its pixels say."""


@pytest.fixture(scope="module")
def wall() -> Iterator[Hung]:
    with hung(16, settings=EngineSettings(cores=1.6, workers=2)) as made:
        made.until_all(State.LIVE)
        yield made


@pytest.fixture(autouse=True)
def at_rest(wall: Hung) -> Iterator[None]:
    """Every test finds a mosaic of stills, and leaves one."""
    yield
    wall.shown.clear()
    wall.engine.show({})
    until(
        lambda: not (wall.engine.frames.status["tier"][wall.engine.rows] != Tier.STILL).any(),
        20,
        "stills again",
    )


def errors(wall: Hung, channel: str, count: int = 5) -> list[float]:
    """The errors of so many different pictures of a channel."""
    found: dict[float, float] = {}

    def look() -> bool:
        picture, error = wall.picture(channel), wall.error(channel)
        if picture is not None and error is not None:
            found[picture.captured] = error
        return len(found) >= count

    until(look, 40, lambda: f"{count} pictures of {channel}, {len(found)} came")
    return list(found.values())


def test_all_are_live_in_one_session_each(wall: Hung) -> None:
    assert wall.sessions() == [1] * 16
    assert wall.engine.totals()["live"] == 16
    assert {int(wall.status(c.id)["worker"]) for c in wall.engine.channels} == {0, 1}


def test_stills_say_when_they_were_captured(wall: Hung) -> None:
    for channel in wall.engine.channels:
        for error in errors(wall, channel.id, count=2):
            assert abs(error) < CLOSE_S, channel.id


@pytest.mark.parametrize("camera", [0, 1, 3], ids=["h264", "hevc", "digest"])
def test_motion_says_when_it_was_captured(wall: Hung, camera: int) -> None:
    channel = wall.engine.channels[camera].id
    wall.show(channel, 320)
    wall.until_tier(channel, Tier.SMOOTH, canvas=True)
    assert all(abs(error) < CLOSE_S for error in errors(wall, channel))
    wall.show(channel, 640, Focus.SPOTLIGHT)
    wall.until_tier(channel, Tier.SHARP, canvas=True)
    assert all(abs(error) < CLOSE_S for error in errors(wall, channel))
    assert wall.sessions() == [1] * 16


def test_the_row_says_the_age_of_the_very_picture_on_the_glass(wall: Hung) -> None:
    for channel in wall.engine.channels:
        # Both are read at different moments: they must agree as soon as nothing came between.
        until(
            lambda c=channel: (  # type: ignore[misc]
                (picture := wall.picture(c.id)) is not None
                and picture.captured == float(wall.status(c.id)["captured"])
            ),
            20,
            f"the row of {channel.id} agrees with its picture",
        )


def test_a_touch_and_a_spotlight_and_back_without_a_reconnect_or_a_black_picture(
    wall: Hung,
) -> None:
    channel, row = wall.engine.channels[5].id, 5
    seen: list[tuple[Tier, bool]] = []

    def watched(tier: Tier, canvas: bool) -> bool:
        picture = wall.picture(channel)
        assert picture is not None, "a tile that had a picture has none"
        assert not is_black(picture)
        now = (picture.tier, int(wall.status(channel)["canvas"]) >= 0)
        if not seen or seen[-1] != now:
            seen.append(now)
        return now == (tier, canvas)

    wall.show(channel, 96)
    assert not watched(Tier.SMOOTH, canvas=True)
    wall.engine.touch(row, 320, 180)
    until(lambda: watched(Tier.SMOOTH, canvas=True), 20, "motion")
    wall.show(channel, 640, Focus.SPOTLIGHT)
    until(lambda: watched(Tier.SHARP, canvas=True), 20, "sharp")
    until(
        lambda: watched(Tier.SHARP, canvas=True) and wall.status(channel)["width"] == 640,
        20,
        "the main stream's size",
    )
    wall.show(channel, 96)
    until(lambda: watched(Tier.STILL, canvas=False), 20, "a still again")
    assert wall.sessions() == [1] * 16
    assert seen[0][0] is Tier.STILL
    assert (Tier.SHARP, True) in seen


def test_a_neighbour_has_its_main_stream_open_and_is_sharp_the_sooner(wall: Hung) -> None:
    channel = wall.engine.channels[11].id
    open_now = len(wall.engine.channels)
    until(lambda: wall.cameras.counts.playing == open_now, 40, "no main stream lingers")
    wall.show(channel, 96, Focus.NEAR)
    until(lambda: wall.cameras.counts.playing == open_now + 1, 20, "a second stream")
    wall.until_tier(channel, Tier.STILL, canvas=False)
    wall.show(channel, 640, Focus.SPOTLIGHT)
    wall.until_tier(channel, Tier.SHARP, canvas=True)
    assert wall.cameras.counts.playing == open_now + 1, "the stream that was open already"
    wall.show(channel, 96)
    wall.until_tier(channel, Tier.STILL, canvas=False)
    until(lambda: wall.cameras.counts.playing == open_now, 40, "the second stream closed again")


def test_a_touch_that_nothing_follows_lapses(wall: Hung) -> None:
    channel = wall.engine.channels[7].id
    wall.engine.touch(7, 320, 180)
    wall.until_tier(channel, Tier.SMOOTH, canvas=True)
    wall.until_tier(channel, Tier.STILL, canvas=False)


def test_a_touched_tile_goes_on_being_live(wall: Hung) -> None:
    channel = wall.engine.channels[2].id
    wall.show(channel, 320)
    wall.until_tier(channel, Tier.SMOOTH, canvas=True)
    before = wall.picture(channel)
    assert before is not None
    until(
        lambda: (now := wall.picture(channel)) is not None and now.captured > before.captured + 1.0,
        20,
        "a second of motion",
    )
    # A picture that a busy machine made late comes in between, and is called late.
    wall.until_state(channel, State.LIVE)


def test_a_tile_that_grows_changes_its_canvas_without_a_gap(wall: Hung) -> None:
    channel = wall.engine.channels[8].id
    for width in (200, 320, 480, 240):
        wall.show(channel, width)
        until(
            lambda width=width: (  # type: ignore[misc]
                (picture := wall.picture(channel)) is not None and picture.pixels.shape[1] == width
            ),
            20,
            f"a picture {width} px wide",
        )
        picture = wall.picture(channel)
        assert picture is not None
        assert not is_black(picture)
    assert wall.sessions() == [1] * 16


def test_pictures_keep_their_shape_and_are_never_enlarged(wall: Hung) -> None:
    channel = wall.engine.channels[9].id
    wall.show(channel, 300)
    wall.until_tier(channel, Tier.SMOOTH, canvas=True)
    picture = wall.picture(channel)
    assert picture is not None
    height, width = picture.pixels.shape[:2]
    assert (width, height) == (300, 169)
    assert int(picture.pixels[..., 3].min()) == 255
    assert wall.engine.frames.slot(9).shape == (STILL_HEIGHT, STILL_WIDTH, 4)


def test_every_tile_is_told_why_it_has_what_it_has(wall: Hung) -> None:
    wall.show(wall.engine.channels[0].id, 96)
    wall.show(wall.engine.channels[1].id, 320)
    until(lambda: wall.engine.decision(1).tier is Tier.SMOOTH, 20, "a plan")
    assert "96 px wide" in wall.engine.decision(0).reason
    assert "320 px wide" in wall.engine.decision(1).reason
    assert "not on the glass" in wall.engine.decision(2).reason


def test_the_budget_is_measured(wall: Hung) -> None:
    until(lambda: wall.engine.budget().used > 0, 20, "a measurement")
    budget = wall.engine.budget()
    assert budget.cores == 1.6
    assert len(budget.workers) == 2
    assert budget.hardware


def test_a_machine_that_grants_less_is_planned_with_less_until_it_grants_all(wall: Hung) -> None:
    until(lambda: wall.engine.budget().granted == 1.0, 60, "a calm machine")
    worker = wall.engine.processes()[0]
    os.kill(worker, signal.SIGSTOP)
    time.sleep(1.0)  # for so long other programs have the machine
    os.kill(worker, signal.SIGCONT)
    until(lambda: wall.engine.budget().granted < 1.0, 10, "a plan with less")
    until(lambda: wall.engine.budget().granted == 1.0, 60, "a plan with all")
    assert wall.sessions() == [1] * 16
