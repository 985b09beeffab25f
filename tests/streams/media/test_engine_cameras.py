"""Cameras that a real city has as well: odd pictures, wrong clocks, short patience."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from streams.floor.truth import Link, State, Tier
from streams.sample.server import Manners
from tests.fakes.hanging import Hung, hung
from tests.fakes.patience import until

pytestmark = pytest.mark.realtime


@pytest.fixture(scope="module")
def odd() -> Iterator[Hung]:
    with hung(10, clips="odd") as made:
        made.until_all(State.LIVE)
        yield made


def test_odd_cameras_are_all_live(odd: Hung) -> None:
    """B-frames, odd sizes, full range, long groups, parameter sets in one place only, upright."""
    sizes = {
        channel.id: (int(odd.status(channel.id)["width"]), int(odd.status(channel.id)["height"]))
        for channel in odd.engine.channels
    }
    assert list(sizes.values()) == [
        (320, 180),
        (352, 240),
        (320, 180),
        (320, 180),
        (320, 180),
        (320, 180),
        (320, 180),
        (320, 180),
        (180, 320),
        (704, 576),
    ]
    assert odd.sessions() == [1] * 10


@pytest.mark.parametrize("camera", range(10))
def test_odd_cameras_move(odd: Hung, camera: int) -> None:
    channel = odd.engine.channels[camera].id
    odd.shown.clear()
    odd.show(channel, 320)
    odd.until_tier(channel, Tier.SMOOTH, canvas=True)
    before = float(odd.status(channel)["captured"])
    until(
        lambda: (
            float(odd.status(channel)["captured"]) > before + 1.0
            and odd.state(channel) is State.LIVE
        ),
        40,
        odd.described,
    )
    assert int(odd.status(channel)["sessions"]) == 1


@pytest.mark.parametrize("tier", [Tier.STILL, Tier.SMOOTH], ids=lambda tier: tier.word)
def test_a_size_that_changes_mid_stream_is_no_reconnect(odd: Hung, tier: Tier) -> None:
    channel = odd.engine.channels[0].id
    odd.shown.clear()
    odd.show(channel, 96 if tier is Tier.STILL else 300)
    odd.until_tier(channel, tier, canvas=tier is Tier.SMOOTH)
    odd.cameras.fault(channel, "switch", clip=33)
    until(lambda: int(odd.status(channel)["width"]) == 352, 40, odd.described)
    odd.until_state(channel, State.LIVE)
    until(lambda: (error := odd.error(channel)) is not None and abs(error) < 0.1, 20, "its code")
    odd.cameras.mend(channel)
    until(lambda: int(odd.status(channel)["width"]) == 320, 40, odd.described)
    odd.until_state(channel, State.LIVE)
    assert int(odd.status(channel)["sessions"]) == 1


@pytest.mark.parametrize(
    "manners",
    [
        Manners(clock_offset=3600.0),
        Manners(clock_offset=-7.5),
        Manners(reports=False),
        Manners(batch=8, reports=False),
    ],
    ids=["an hour ahead", "seconds behind", "no reports", "no reports and eight frames at a time"],
)
def test_cameras_without_a_right_clock_are_told_the_truth_about(manners: Manners) -> None:
    """Their capture is known by the lowest observed delay, which is small on this machine."""
    with hung(3, manners=manners) as wall:
        wall.until_all(State.LIVE)
        [first, *_] = wall.engine.channels
        wall.show(first.id, 320)
        wall.until_tier(first.id, Tier.SMOOTH, canvas=True)
        errors: list[float] = []

        def close() -> bool:
            error = wall.error(first.id)
            if error is not None:
                errors.append(error)
            return error is not None and -0.05 < error < 0.25

        until(close, 30, lambda: f"a capture that agrees with its picture: {errors[-5:]}")
        off = float(wall.status(first.id)["clock_off"])
        if manners.reports:
            until(
                lambda: abs(float(wall.status(first.id)["clock_off"]) - manners.clock_offset) < 0.5,
                30,
                f"the clock's error, {off:.1f} s so far",
            )


def test_sessions_outlive_their_limits_and_their_nonces() -> None:
    """The cameras hang up after 6 s of silence, and ask for a login anew after 2 s."""
    with hung(4, manners=Manners(timeout=6, nonce_lifetime=2.0), digest_every=1) as wall:
        wall.until_all(State.LIVE)
        played = [float(wall.status(channel.id)["played_at"]) for channel in wall.engine.channels]
        until(lambda: time.monotonic() > max(played) + 14.0, 30, "twice the sessions' limit")
        wall.until_all(State.LIVE)
        assert wall.sessions() == [1] * 4
        assert {int(wall.status(c.id)["link"]) for c in wall.engine.channels} == {Link.PLAYING}
