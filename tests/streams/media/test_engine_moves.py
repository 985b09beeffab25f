"""Channels that change their worker while they play: no camera notices, and no eye."""

from __future__ import annotations

import time

import numpy as np
import pytest

from layouts.credentials import Credential
from streams.floor.truth import State, Tier
from streams.media.demand import Demand
from streams.media.engine import EngineSettings
from tests.fakes.hanging import Hung, hung, is_black
from tests.fakes.patience import until

pytestmark = pytest.mark.realtime
TWO = EngineSettings(cores=2.0, workers=2, insists=True)


def workers(wall: Hung) -> list[int]:
    return [int(wall.status(channel.id)["worker"]) for channel in wall.engine.channels]


def everything_to(wall: Hung, place: int) -> None:
    """Hand all channels to one worker, and see that it goes on with every one of them."""
    wall.engine.move(wall.engine.rows.tolist(), place)
    moved = time.monotonic()

    def there() -> bool:
        rows = wall.engine.frames.status[wall.engine.rows]
        return bool((rows["worker"] == place).all() and (rows["captured"] > moved).all())

    until(there, 20, wall.described)
    assert set(wall.sessions()) == {1}


def test_channels_change_their_worker_and_stay_connected() -> None:
    with hung(8, settings=TWO, digest_every=2) as wall:
        wall.until_all(State.LIVE)
        ids = [channel.id for channel in wall.engine.channels]
        wall.show(ids[0], 320)
        wall.until_tier(ids[0], Tier.SMOOTH, canvas=True)
        assert workers(wall) == [0, 1] * 4
        for there in (1, 0):
            everything_to(wall, there)
            picture = wall.picture(ids[0])
            assert picture is not None
            assert picture.tier is Tier.SMOOTH
            assert not is_black(picture)
            error = wall.error(ids[0])
            assert error is not None
            assert abs(error) < 0.2, "the camera's clock came along"
        assert int(wall.engine.frames.status["lost"][wall.engine.rows].sum()) == 0
        wall.until_all(State.LIVE)


def test_a_channel_is_obeyed_wherever_it_is() -> None:
    with hung(4, settings=TWO) as wall:
        wall.until_all(State.LIVE)
        ids = [channel.id for channel in wall.engine.channels]
        wall.engine.move([wall.engine.index(ids[0])], 1)
        wall.show(ids[0], 320)
        wall.until_tier(ids[0], Tier.SMOOTH, canvas=True)
        assert workers(wall) == [1, 1, 0, 1]
        wall.show(ids[0], 36)
        wall.until_tier(ids[0], Tier.STILL, canvas=False)


def test_a_removed_channel_does_not_come_back_from_the_way() -> None:
    with hung(6, settings=TWO) as wall:
        wall.until_all(State.LIVE)
        channels = wall.engine.channels
        gone = wall.engine.index(channels[0].id)
        wall.engine.move([wall.engine.index(channel.id) for channel in channels], 1)
        logins = {
            name: Credential(login.username, login.password)
            for name, login in wall.cameras.credentials().items()
        }
        wall.engine.replace(channels[1:], logins)
        until(lambda: workers(wall) == [1] * 5, 20, wall.described)
        received = int(wall.engine.frames.status["received"][gone])
        wall.until_all(State.LIVE)
        time.sleep(1.0)
        assert int(wall.engine.frames.status["received"][gone]) == received
        assert wall.sessions() == [1] * 5


def test_a_worker_with_all_the_motion_gives_some_of_it_away() -> None:
    with hung(40, "subs", settings=TWO) as wall:
        wall.until_all(State.LIVE)
        rows = wall.engine.rows
        burdened = rows[np.array(workers(wall)) == 0]
        wall.engine.show({row: Demand(480, 270) for row in burdened.tolist()})
        until(
            lambda: bool((wall.engine.frames.status["worker"][burdened] == 1).any()),
            60,
            lambda: str(wall.engine.budget()),
        )
        until(
            lambda: bool((wall.engine.frames.status["tier"][burdened] == Tier.SMOOTH).all()),
            20,
            wall.described,
        )
        assert wall.sessions() == [1] * 40
