"""Channels that are no RTSP cameras, on the same wall: a file, an MJPEG camera, live HLS."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from layouts.channels import Channel
from streams.floor.truth import State, Tier
from tests.fakes.broadcast import FPS, HEIGHT, WIDTH, hls, mjpeg, write
from tests.fakes.hanging import Hanging, hanging
from tests.fakes.patience import until

pytestmark = pytest.mark.realtime
NAME = "other"


@contextmanager
def wall_of(url: str) -> Iterator[Hanging]:
    with hanging([Channel(NAME, {"en": "Other"}, url)], {}) as engine:
        yield Hanging(engine)


def seconds_of_motion(wall: Hanging, seconds: float) -> int:
    """How many different pictures stood on the glass while the source's time went on so far."""
    first = wall.picture(NAME)
    assert first is not None
    seen = {first.captured}

    def over() -> bool:
        picture = wall.picture(NAME)
        assert picture is not None
        seen.add(picture.captured)
        return picture.captured - first.captured >= seconds

    until(over, 60, wall.described)
    return len(seen)


def in_motion(wall: Hanging) -> None:
    wall.until_state(NAME, State.LIVE)
    wall.show(NAME, 300)
    wall.until_tier(NAME, Tier.SMOOTH, canvas=True)


def test_a_film_plays_in_real_time_and_again_from_its_beginning(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    write(film, iter(range(2 * FPS)))
    with wall_of(str(film)) as wall:
        in_motion(wall)
        # Three seconds of a film of two: it begins anew without a reconnect.
        assert seconds_of_motion(wall, 3.0) > 1.5 * FPS
        wall.until_state(NAME, State.LIVE)
        assert wall.sessions() == [1]
        assert (int(wall.status(NAME)["width"]), int(wall.status(NAME)["height"])) == (
            WIDTH,
            HEIGHT,
        )


def test_an_mjpeg_camera_moves() -> None:
    with mjpeg() as url, wall_of(url) as wall:
        in_motion(wall)
        assert seconds_of_motion(wall, 2.0) > FPS
        wall.until_state(NAME, State.LIVE)
        assert wall.sessions() == [1]


def test_a_live_hls_channel_is_live_and_stays_connected(tmp_path: Path) -> None:
    with hls(tmp_path) as url:
        until((tmp_path / "live.m3u8").exists, 20, "the first segment")
        with wall_of(url) as wall:
            wall.until_state(NAME, State.LIVE)
            assert seconds_of_motion(wall, 5.0) >= 4, "a still a second, as keyframes come"
            wall.until_state(NAME, State.LIVE)
            assert wall.sessions() == [1]


def test_a_live_hls_channel_moves(tmp_path: Path) -> None:
    with hls(tmp_path) as url:
        until((tmp_path / "live.m3u8").exists, 20, "the first segment")
        with wall_of(url) as wall:
            in_motion(wall)
            seconds_of_motion(wall, 3.0)
            states: list[State] = []

            def look() -> bool:
                states.append(wall.state(NAME))
                return len(states) > 300

            assert seconds_of_motion(wall, 4.0) > 2 * FPS
            until(look, 30, "300 looks")
            assert states.count(State.LIVE) > 0.9 * len(states)
            assert wall.sessions() == [1]


def test_what_cannot_be_opened_is_told_and_tried_again(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    with wall_of(str(film)) as wall:
        until(lambda: "the file is not there" in wall.words(NAME), 40, wall.described)
        assert wall.state(NAME) is State.CONNECTING
        write(film, iter(range(FPS)))
        wall.until_state(NAME, State.LIVE)
        assert wall.words(NAME) == ""


def test_a_camera_that_goes_away_is_lost_and_says_why() -> None:
    with ExitStack() as camera:
        url = camera.enter_context(mjpeg())
        with wall_of(url) as wall:
            wall.until_state(NAME, State.LIVE)
            camera.close()
            wall.until_state(NAME, State.LOST)
            until(lambda: "nothing listens" in wall.words(NAME), 40, wall.described)
            assert wall.picture(NAME) is not None, "the last picture stands, and says its age"


def test_text_that_is_no_video_is_said_to_be_none(tmp_path: Path) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("no video at all\n" * 100)
    with wall_of(str(text)) as wall:
        until(lambda: "not video" in wall.words(NAME), 40, wall.described)
