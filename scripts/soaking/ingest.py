"""Soaks the real engine, hosted here: its workers are the product's own processes."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

import numpy as np

from layouts.credentials import Credential
from scripts.benchmark.usage import workers_of
from scripts.soaking.claim import Claim
from scripts.soaking.subject import Gesture, Glance
from streams.floor.truth import State, judge
from streams.media.demand import Demand, Focus
from streams.media.engine import Engine, EngineSettings
from streams.sample.process import CityProcess

SMALL, LARGE, ENLARGED = (60, 34), (320, 180), (1280, 720)


class Ingest:
    """An engine with all cameras of a city.

    Args:
        city: The cameras; it runs already.
        cores: Budget of the engine; None: its own choice.
    """

    name = "engine"

    def __init__(self, city: CityProcess, cores: float | None = None) -> None:
        logins = {
            name: Credential(login.username, login.password)
            for name, login in city.credentials().items()
        }
        self._count = len(city.channels)
        self._engine = Engine(city.channels, logins, EngineSettings(cores=cores))

    def __enter__(self) -> Self:
        """Start it."""
        self._engine.start()
        self.show(Gesture())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it and its workers."""
        self._engine.stop()

    def processes(self) -> Mapping[str, int]:
        """This process, which hosts the engine, and its workers."""
        return {"host": os.getpid(), **workers_of(os.getpid())}

    def glance(self) -> Glance:
        """What the engine's judge saw last."""
        judged, rows, now = self._engine.judge, self._engine.rows, time.monotonic()
        states, since = judged.states[rows], judged.since[rows]
        words = tuple(State(state).word for state in states.tolist())
        return Glance(np.where(states == State.LIVE, since, np.nan), words, now)

    def claims(self, cameras: Sequence[int]) -> list[Claim]:
        """Read the shared memory as the glass does."""
        found = (self._claim(camera) for camera in cameras)
        return [claim for claim in found if claim is not None]

    def show(self, gesture: Gesture) -> None:
        """Ask for what the glass would ask for."""
        demands = {row: Demand(*SMALL) for row in range(self._count)}
        demands |= {row: Demand(*LARGE) for row in gesture.large}
        if gesture.spotlight is not None:
            demands[gesture.spotlight] = Demand(*ENLARGED, Focus.SPOTLIGHT)
        self._engine.show(demands)
        if gesture.touched is not None:
            self._engine.touch(gesture.touched, *LARGE)

    def _claim(self, row: int) -> Claim | None:
        frames = self._engine.frames
        before = frames.status[row : row + 1].copy()
        picture = frames.read(row)
        after = frames.status[row : row + 1].copy()
        asked, wall, now = time.monotonic(), time.time(), time.monotonic()
        if picture is None:
            return None
        states = {int(judge(rows, now)[0]) for rows in (before, after)}
        return Claim(
            camera=row,
            live=states == {State.LIVE},
            captured=wall - now + picture.captured,
            at=wall,
            # This process may have stood still between one clock and the other.
            blur=now - asked,
            promise=float(max(before["promise"][0], after["promise"][0])),
            tier=picture.tier.word,
            pixels=picture.pixels,
        )
