"""What goes wrong in a city, one camera at a time, and what the wall says and does about it."""

from __future__ import annotations

from collections.abc import Iterator

import psutil
import pytest

from streams.floor.truth import State, Tier
from streams.media.demand import Focus
from tests.fakes.hanging import Hung, hung, is_black
from tests.fakes.patience import until

pytestmark = pytest.mark.realtime
PROMISED_LATE_S = 2.0
BUSY_S = 0.3
"""By how much a busy machine may delay the engine's own look, which comes ten times a second."""


@pytest.fixture(scope="module")
def wall() -> Iterator[Hung]:
    with hung(16) as made:
        made.until_all(State.LIVE)
        yield made


@pytest.fixture
def camera(wall: Hung, request: pytest.FixtureRequest) -> Iterator[str]:
    """The camera that a test breaks; it is mended and live again for the next."""
    channel = wall.engine.channels[request.param if hasattr(request, "param") else 0].id
    yield channel
    wall.cameras.mend(channel)
    wall.shown.clear()
    wall.engine.show({})
    wall.until_state(channel, State.LIVE)


def goes_on(wall: Hung, camera: str, seconds: float) -> None:
    """Wait until the pictures have gone on for so many seconds of the camera's time."""
    before = float(wall.status(camera)["captured"])
    until(
        lambda: float(wall.status(camera)["captured"]) > before + seconds,
        60,
        f"{seconds} s of pictures of {camera}",
    )


def test_a_stall_is_late_within_two_seconds(wall: Hung, camera: str) -> None:
    wall.cameras.fault(camera, "stall")
    wall.until_state(camera, State.LATE)
    silent = wall.since(camera) - float(wall.status(camera)["packet_at"])
    assert silent < PROMISED_LATE_S + BUSY_S
    assert wall.picture(camera) is not None, "the last picture stands, and says its age"


def test_a_stall_in_motion_is_late_within_two_seconds(wall: Hung, camera: str) -> None:
    wall.show(camera, 320)
    wall.until_tier(camera, Tier.SMOOTH, canvas=True)
    wall.until_state(camera, State.LIVE)
    wall.cameras.fault(camera, "stall")
    wall.until_state(camera, State.LATE)
    silent = wall.since(camera) - float(wall.status(camera)["captured"])
    assert silent < PROMISED_LATE_S + BUSY_S


@pytest.mark.parametrize(
    ("camera", "status", "sentence"),
    [
        (3, 401, "the camera refused the user name or password"),
        (1, 403, "the camera forbids this account to watch this stream"),
        (2, 404, "the camera has no stream at this path"),
        (4, 503, "the camera is busy"),
    ],
    indirect=["camera"],
    ids=["401", "403", "404", "503"],
)
def test_a_refusal_is_said_in_words(wall: Hung, camera: str, status: int, sentence: str) -> None:
    wall.cameras.fault(camera, "refuse", status=status)
    wall.until_state(camera, State.REFUSED)
    assert sentence in wall.words(camera)
    assert int(wall.status(camera)["refused"]) == status


@pytest.mark.parametrize("camera", [5], indirect=True)
def test_a_camera_that_hangs_up_is_lost_and_comes_back_by_itself(wall: Hung, camera: str) -> None:
    sessions = int(wall.status(camera)["sessions"])
    wall.cameras.fault(camera, "drop")
    until(
        lambda: int(wall.status(camera)["sessions"]) == sessions + 1, 40, "a session after the drop"
    )
    wall.until_state(camera, State.LIVE)


@pytest.mark.parametrize("camera", [6], indirect=True)
def test_a_half_open_connection_is_late_then_lost_and_live_once_it_answers(
    wall: Hung, camera: str
) -> None:
    wall.cameras.fault(camera, "half_open")
    wall.until_state(camera, State.LATE)
    assert wall.since(camera) - float(wall.status(camera)["packet_at"]) < PROMISED_LATE_S + BUSY_S
    wall.until_state(camera, State.LOST)
    assert "nothing arrived for 8 s" in wall.words(camera)


@pytest.mark.parametrize("camera", [7], indirect=True)
def test_no_keyframe_is_told_and_passes(wall: Hung, camera: str) -> None:
    wall.cameras.fault(camera, "no_keyframe")
    wall.until_state(camera, State.NO_KEYFRAME)
    without = wall.since(camera) - float(wall.status(camera)["key_at"])
    assert 10.0 <= without < 12.0
    wall.cameras.mend(camera)
    wall.until_state(camera, State.LIVE)
    assert int(wall.status(camera)["sessions"]) == 1


@pytest.mark.parametrize("camera", [8], indirect=True)
def test_a_frozen_picture_is_called_frozen(wall: Hung, camera: str) -> None:
    wall.cameras.fault(camera, "freeze")
    wall.until_state(camera, State.FROZEN, 90)
    wall.cameras.mend(camera)
    wall.until_state(camera, State.LIVE)
    assert int(wall.status(camera)["sessions"]) == 1


@pytest.mark.parametrize("camera", [9], indirect=True)
def test_a_black_picture_is_called_black(wall: Hung, camera: str) -> None:
    wall.cameras.fault(camera, "black")
    wall.until_state(camera, State.BLACK)
    wall.cameras.mend(camera)
    wall.until_state(camera, State.LIVE)
    assert int(wall.status(camera)["sessions"]) == 1


@pytest.mark.parametrize("tier", [Tier.STILL, Tier.SMOOTH, Tier.SHARP], ids=lambda t: t.word)
@pytest.mark.parametrize("fault", ["loss", "junk", "flips"])
@pytest.mark.parametrize("camera", [10], indirect=True)
def test_damage_on_the_way_neither_crashes_nor_reconnects_nor_grows(
    wall: Hung, camera: str, fault: str, tier: Tier
) -> None:
    [worker] = wall.engine.processes()
    sessions = int(wall.status(camera)["sessions"])
    if tier is not Tier.STILL:
        wall.show(camera, 320, Focus.SPOTLIGHT if tier is Tier.SHARP else Focus.NONE)
        wall.until_tier(camera, tier, canvas=True)
    before = psutil.Process(worker).memory_info().rss
    wall.cameras.fault(camera, fault, rate=0.05)  # type: ignore[arg-type]
    goes_on(wall, camera, 4.0)
    assert wall.engine.processes() == (worker,)
    assert int(wall.status(camera)["sessions"]) == sessions
    assert psutil.Process(worker).memory_info().rss - before < 48 << 20
    picture = wall.picture(camera)
    assert picture is not None
    assert not is_black(picture)
    if fault == "loss" and tier is not Tier.SHARP:
        assert int(wall.status(camera)["lost"]) > 0


@pytest.mark.parametrize("camera", [11], indirect=True)
def test_pictures_that_were_damaged_on_the_way_are_not_shown(wall: Hung, camera: str) -> None:
    """Every frame code that can be read in motion is right: a smear would be a lie."""
    wall.show(camera, 320)
    wall.until_tier(camera, Tier.SMOOTH, canvas=True)
    wall.cameras.fault(camera, "loss", rate=0.05)
    seen: set[float] = set()
    unread = 0

    def look() -> bool:
        nonlocal unread
        picture, error = wall.picture(camera), wall.error(camera)
        assert picture is not None
        if picture.captured not in seen:
            seen.add(picture.captured)
            unread += error is None
            assert error is None or abs(error) < 0.1
        return len(seen) >= 25

    until(look, 60, lambda: f"25 pictures, {len(seen)} came")
    assert unread <= 2, "a code that is drawn into every picture could not be read"


def test_the_others_did_not_notice(wall: Hung) -> None:
    """What was done to some cameras in the tests above cost the rest nothing."""
    untouched = [wall.engine.channels[number].id for number in range(12, 16)]
    assert [int(wall.status(channel)["sessions"]) for channel in untouched] == [1] * 4
    for channel in untouched:
        wall.until_state(channel, State.LIVE)
