"""A worker's loop in a test's hands, with a clock that can be put forward, and cameras to call."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from layouts.credentials import Credential
from streams.floor.truth import Link
from streams.media.limiter import Limiter
from streams.media.poller import Poller
from streams.media.resolver import Resolver
from streams.media.rtspsource import SILENCE_S, RtspSource
from streams.media.session import Account
from streams.media.station import Station
from tests.fakes.film import film, sent
from tests.fakes.packets import Sender
from tests.fakes.scripted import PATIENCE_S, Call, play, wait_for_goodbye

LOGIN = Credential("wall", "planted-secret")


class Desk:
    """One worker's loop in the test's hands, with a clock that can be put forward."""

    def __init__(self, permits: int = 4) -> None:
        self.poller = Poller()
        self.station = Station(
            self.poller, Limiter(permits), Resolver(), 1 << 20, Account(1 << 30), random.Random(1)
        )
        self.ahead = 0.0
        self.sources: list[RtspSource] = []

    @property
    def now(self) -> float:
        return time.monotonic() + self.ahead

    def open(self, url: str, credential: Credential | None = None) -> RtspSource:
        source = RtspSource(url, credential, self.station, 1 << 20, lambda _now: None)
        source.cadence = 0.05
        source.start(self.now)
        self.sources.append(source)
        return source

    def until(self, reached: Callable[[], object], what: str) -> None:
        """Work until something has come about."""
        patience = time.monotonic() + PATIENCE_S
        while not reached():
            assert time.monotonic() < patience, f"in vain: {what}"
            for callback in self.poller.wait(self.now, 0.02):
                callback(self.now)
            while (timed := self.poller.fall_due(self.now)) is not None:
                timed.tick(self.now)

    def playing(self, source: RtspSource) -> None:
        self.until(lambda: source.facts.link == Link.PLAYING, "playing")

    def failed(self, source: RtspSource) -> str:
        self.until(lambda: source.facts.link == Link.WAITING, "giving up")
        return source.facts.cause.sentence


def pictures(call: Call, count: int = 6, sender: Sender | None = None) -> Sender:
    sender = sender or Sender(timestamp=0)
    for picture in film(frames=6, gop=3)[:count]:
        call.send(*sent(sender, picture))
    return sender


def showing(call: Call) -> None:
    play(call)
    pictures(call)
    wait_for_goodbye(call)


def kept_alive(call: Call, session: str, public: str = "OPTIONS, GET_PARAMETER") -> None:
    """Shows pictures without end, and answers whatever is asked meanwhile."""
    play(call, session=session, public=public)
    sender = pictures(call)
    for request in call.requests(patience=0.02):
        if request is not None:
            call.answer()
        pictures(call, sender=sender)


def pass_time(desk: Desk, source: RtspSource, seconds: float) -> None:
    """Let the desk's clock go on, with pictures arriving all the while."""
    while seconds > 0:
        step = min(seconds, SILENCE_S / 2)
        desk.ahead, seconds = desk.ahead + step, seconds - step
        keys = source.keys
        desk.until(lambda keys=keys: source.keys > keys, "pictures")  # type: ignore[misc]
