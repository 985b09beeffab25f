"""A wall to ask: real shared memory, a real judge, and a glass that remembers what it was told."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import numpy as np
import numpy.typing as npt
import pytest

from layouts.channels import Channel
from streams.floor.frame import Frames, Shape
from streams.floor.truth import Decoder, Judge, Link, Tier
from streams.media.falls import FALLS, Fall
from wall.remote.server import RemoteControl
from wall.rules.happening import Happening, Kind
from wall.trust.policy import DeniedError

IDS = ("gangnam-001", "mapo/002", "종로 3?&#%", 'cam\n"{4}\\', "dobong-005", "spare-006")


@dataclass(frozen=True)
class Budget:
    """A budget as an engine reports it."""

    cores: float = 1.6
    used: float = 0.75
    still_every: float = float("nan")
    workers: tuple[float, ...] = (0.5, 0.25)
    hardware: str = "software: no NVIDIA driver on this machine"


class Source:
    """An engine's shared memory, written by the test in the worker's place."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        """Every channel is idle; the rows are in the opposite order of the wall."""
        self.channels = tuple(
            Channel(i, {"ko": i}, f"rtsp://192.0.2.1/{n}", credential="office")
            for n, i in enumerate(ids)
        )
        self.rows = np.arange(len(ids), dtype=np.intp)[::-1].copy()
        self.frames = Frames.create(Shape(len(ids) + 2, 3))
        self.judge = Judge(len(ids) + 2, time.monotonic() - 60.0)

    def index(self, channel_id: str) -> int:
        """A channel's row."""
        place = {c.id: int(row) for c, row in zip(self.channels, self.rows, strict=True)}
        return place[channel_id]

    def falls(self) -> dict[Fall, int]:
        """A worker hung twice."""
        return dict.fromkeys(FALLS, 0) | {Fall("worker", "hung"): 2}

    def budget(self) -> Budget:
        """Some of it is not measured yet."""
        return Budget()

    def plays(self, channel_id: str, now: float, **facts: object) -> None:
        """Write the facts of a channel that plays well, with some of them changed."""
        row = self.index(channel_id)
        well: dict[str, object] = {
            "link": Link.PLAYING, "tier": Tier.STILL, "decoder": Decoder.SOFTWARE,
            "played_at": now - 30.0, "packet_at": now - 0.1, "key_at": now - 0.5,
            "captured": now - 0.5, "promise": 6.0, "gop": 2.0, "interval": 1 / 15,
        }  # fmt: skip
        for name, value in {**well, **facts}.items():
            self.frames.status[name][row] = value


@dataclass(frozen=True)
class Painted:
    """What has been painted since the start."""

    updates: int = 0
    frames: int = 0
    seconds: float = 0.0


@dataclass
class Glass:
    """What stands on the glass; told by the remote control, asked by the test."""

    picture: npt.NDArray[np.uint8]
    scene_now: str | None = "overview"
    salvos_now: tuple[str, ...] = ()
    tour_now: dict[str, object] | None = None
    spotlight_now: str | None = None
    editing_now: str | None = None
    answers: bool = True
    guarded: str = ""
    painted_so_far: Painted = Painted()
    happenings: dict[str, Happening] = field(default_factory=dict)
    told: list[tuple[str, str | None]] = field(default_factory=list)

    def spotlight(self, channel_id: str | None, reason: str = "") -> None:
        """Enlarge."""
        if channel_id == self.guarded and not reason:
            raise DeniedError(f"'{channel_id}' is given only for a purpose.")
        self.told.append(("spotlight", channel_id))
        self.spotlight_now = channel_id

    def pictured(self, channel_id: str, reason: str = "") -> None:
        """A picture is taken."""
        if channel_id == self.guarded and not reason:
            raise DeniedError(f"'{channel_id}' is given only for a purpose.")

    def scene(self, scene_id: str) -> None:
        """Change the scene."""
        if scene_id not in self.scenes():
            raise KeyError(scene_id)
        self.told.append(("scene", scene_id))
        self.scene_now = scene_id

    def scenes(self) -> tuple[str, ...]:
        """Two, one of them with an awkward id."""
        return ("overview", "강변/북로 2")

    def salvo(self, salvo_id: str) -> None:
        """Put a salvo onto its displays."""
        self.told.append(("salvo", salvo_id))
        self.salvos_now = (salvo_id,)

    def salvos(self) -> tuple[str, ...]:
        """One."""
        return ("flood/호우",)

    def start_tour(self, tour_id: str) -> None:
        """Play a tour."""
        self.told.append(("start", tour_id))
        self.tour_now = {"id": tour_id, "step": 1, "steps": 3, "paused": False}

    def stop_tour(self, tour_id: str) -> None:
        """End a tour."""
        self.told.append(("stop", tour_id))
        self.tour_now = None

    def tours(self) -> tuple[str, ...]:
        """Two, one of them with an awkward id."""
        return ("day", "night/start")

    def happens(self, happening: Happening) -> tuple[str, ...]:
        """Something begins."""
        self.happenings[happening.id] = happening
        return ("heavy-rain",) if happening.kind is Kind.ALERT else ()

    def ends(self, name: str) -> bool:
        """Something ends."""
        return self.happenings.pop(name, None) is not None

    def dismiss(self, rule_id: str) -> bool:
        """A rule ends."""
        return bool(self.happenings) and rule_id == "heavy-rain"

    def rules(self) -> list[dict[str, Any]]:
        """One for each alert."""
        return [{"rule": "heavy-rain", "event": name} for name in self.happenings]

    def snapshot(self) -> Future[npt.NDArray[np.uint8]]:
        """The picture, or nothing for ever."""
        found: Future[npt.NDArray[np.uint8]] = Future()
        if self.answers:
            found.set_result(self.picture)
        return found

    def shown(self) -> dict[str, object]:
        """What is on the glass."""
        return {
            "scene": self.scene_now,
            "salvos": list(self.salvos_now),
            "tour": self.tour_now,
            "spotlight": self.spotlight_now,
            "spotlights": [self.spotlight_now] if self.spotlight_now else [],
            "editing": self.editing_now,
        }

    def painted(self) -> Painted:
        """What has been painted."""
        return self.painted_so_far


def noise(width: int, height: int, seed: int = 1) -> npt.NDArray[np.uint8]:
    """A picture in which no pixel is like its neighbour: BGRA, alpha 255."""
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 4), np.uint8)
    pixels[..., 3] = 255
    return pixels


@pytest.fixture
def source() -> Source:
    """The engine's side."""
    return Source(IDS)


@pytest.fixture
def glass() -> Glass:
    """The wall's side."""
    return Glass(noise(320, 180))


@pytest.fixture
def remote(source: Source, glass: Glass, tmp_path: Path) -> Iterator[RemoteControl]:
    """A running remote control on a free port."""
    found = RemoteControl(source, glass, "127.0.0.1", 0, tmp_path / "token")
    found.start()
    yield found
    found.stop()


@pytest.fixture
def city(glass: Glass, tmp_path: Path) -> Iterator[tuple[Source, RemoteControl]]:
    """A thousand channels, and a remote control with little patience for slow listeners."""
    source = Source(tuple(f"camera-{number:04d}" for number in range(1000)))
    found = RemoteControl(source, glass, "127.0.0.1", 0, tmp_path / "token", limit_bytes=1_000_000)
    found.start()
    yield source, found
    found.stop()


@pytest.fixture
def client_of(tmp_path: Path) -> Callable[[RemoteControl], aiohttp.ClientSession]:
    """Makes a program that knows the token."""

    def make(remote: RemoteControl) -> aiohttp.ClientSession:
        token = (tmp_path / "token").read_text().strip()
        return aiohttp.ClientSession(remote.url, headers={"Authorization": f"Bearer {token}"})

    return make


@pytest.fixture
async def client(
    remote: RemoteControl, client_of: Callable[[RemoteControl], aiohttp.ClientSession]
) -> AsyncIterator[aiohttp.ClientSession]:
    """A program that knows the token of the running remote control."""
    async with client_of(remote) as session:
        yield session
