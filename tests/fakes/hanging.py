"""An engine that hangs live cameras of the sample city: real sockets, real processes, real time."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from layouts.channels import Channel
from layouts.credentials import Credential
from streams.floor.frame import Picture
from streams.floor.reason import Reason
from streams.floor.truth import State, Tier
from streams.media.demand import Demand, Focus
from streams.media.engine import Engine, EngineSettings
from streams.sample import framecode
from streams.sample.process import CityProcess
from streams.sample.server import Manners
from tests.fakes.patience import until

LIVE_S = 40.0
"""How long a city may take to be live on a busy machine."""


def wall_clock() -> float:
    """Seconds by which the wall clock leads the monotonic one."""
    return time.time() - time.monotonic()


@dataclass
class Hanging:
    """A city, the engine that shows it, and what a test asks of both."""

    engine: Engine
    shown: dict[int, Demand] = field(default_factory=dict)

    def row(self, channel: str) -> int:
        return self.engine.index(channel)

    def status(self, channel: str) -> np.void:
        """A copy of the channel's facts."""
        copy: np.void = self.engine.frames.status[self.row(channel)].copy()
        return copy

    def state(self, channel: str) -> State:
        return State(int(self.engine.judge.states[self.row(channel)]))

    def since(self, channel: str) -> float:
        return float(self.engine.judge.since[self.row(channel)])

    def words(self, channel: str) -> str:
        """Why the camera has no session, and what it said last."""
        status = self.status(channel)
        own = bytes(status["words"]).decode()
        return Reason(int(status["reason"])).say(float(status["number"]), own)

    def picture(self, channel: str) -> Picture | None:
        """What the tile is drawn from."""
        return self.engine.frames.read(self.row(channel))

    def show(self, channel: str, width: int, focus: Focus = Focus.NONE) -> None:
        """Put one tile on the glass at a width, the others as they are."""
        self.shown[self.row(channel)] = Demand(width, -(-width * 9 // 16), focus)
        self.engine.show(self.shown)

    def described(self) -> str:
        """What state each channel is in, and why: for a test that waited in vain."""
        return "; ".join(
            f"{channel.id} {self.state(channel.id).word} ({self.words(channel.id)})"
            for channel in self.engine.channels
        )

    def until_state(self, channel: str, state: State, seconds: float = LIVE_S) -> None:
        until(lambda: self.state(channel) is state, seconds, self.described)

    def until_all(self, state: State, seconds: float = LIVE_S) -> None:
        until(
            lambda: self.engine.totals()[state.word] == len(self.engine.channels),
            seconds,
            self.described,
        )

    def until_tier(self, channel: str, tier: Tier, canvas: bool, seconds: float = LIVE_S) -> None:
        """Wait until a picture of a tier stands there, on a canvas or in the still slot."""

        def there() -> bool:
            picture = self.picture(channel)
            has = int(self.status(channel)["canvas"]) >= 0
            return picture is not None and picture.tier is tier and has is canvas

        until(there, seconds, lambda: f"{channel} at {tier.word}: {self.described()}")

    def sessions(self) -> list[int]:
        """How many sessions each channel has had."""
        return [int(self.engine.frames.status["sessions"][row]) for row in self.engine.rows]


@dataclass
class Hung(Hanging):
    """A wall before the sample city."""

    city: CityProcess | None = None

    @property
    def cameras(self) -> CityProcess:
        assert self.city is not None
        return self.city

    def error(self, channel: str) -> float | None:
        """What a picture's header says of its capture less what its pixels say, s.

        None where there is no picture, or no frame code can be read in it.
        """
        picture = self.picture(channel)
        code = framecode.read(picture.pixels) if picture is not None else None
        if picture is None or code is None:
            return None
        said = picture.captured + wall_clock()
        # A clip is 4 s long: of the instants that fit the code the one nearest to what was said.
        return said - self.cameras.captured_at(code, channel, said + 2.0)


@contextmanager
def hanging(
    channels: Sequence[Channel],
    credentials: dict[str, Credential],
    settings: EngineSettings | None = None,
) -> Iterator[Engine]:
    """An engine that is started, and stopped whatever the test does."""
    engine = Engine(channels, credentials, settings or EngineSettings(cores=1.2, workers=1))
    engine.start()
    try:
        yield engine
    finally:
        engine.stop()


@contextmanager
def hung(
    cameras: int,
    clips: str = "tiny",
    manners: Manners | None = None,
    settings: EngineSettings | None = None,
    digest_every: int = 4,
) -> Iterator[Hung]:
    """A city and the engine that shows it; nothing is live yet."""
    with CityProcess(cameras, clips, manners=manners, digest_every=digest_every) as city:
        logins = {
            name: Credential(login.username, login.password)
            for name, login in city.credentials().items()
        }
        with hanging(city.channels, logins, settings) as engine:
            yield Hung(engine, city=city)


def is_black(picture: Picture) -> bool:
    """Whether there is nothing in a picture."""
    return float(np.asarray(picture.pixels[..., :3]).max()) < 24
