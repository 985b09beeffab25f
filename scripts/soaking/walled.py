"""Soaks the whole wall, offscreen, as a program outside of it sees it over its remote control."""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import cv2
import numpy as np

from scripts.benchmark.problem import BenchError
from scripts.benchmark.product import Product
from scripts.benchmark.usage import workers_of
from scripts.soaking.claim import Claim
from scripts.soaking.subject import Gesture, Glance
from streams.sample.process import CityProcess

ANSWER_S = 15.0
PROMISED = re.compile(r"a picture within ([\d.]+) s")
RATE = re.compile(r", ([\d.]+) a second")
MOTION_SLACK_S = 0.2


class Walled:
    """A wall with all cameras of a city.

    Args:
        city: The cameras; it runs already.
        folder: For documents, token and log.
        cores: Budget of its engine; None: its own choice.
    """

    name = "wall"

    def __init__(self, city: CityProcess, folder: Path, cores: float | None = None) -> None:
        self._ids = tuple(channel.id for channel in city.channels)
        self._product = Product(city, folder, cores)
        self._state: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        """Start it, and wait until it answers."""
        self._product.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it."""
        self._product.__exit__(kind, error, trace)

    def processes(self) -> Mapping[str, int]:
        """The wall and its workers."""
        return {"wall": self._product.pid, **workers_of(self._product.pid)}

    def glance(self) -> Glance:
        """Ask for the state."""
        self._product.check()
        rows, now = self._ask_state(), time.monotonic()
        lead = time.time() - now
        since = [
            datetime.fromisoformat(row["since"]).timestamp() - lead
            if row["state"] == "live"
            else np.nan
            for row in rows
        ]
        return Glance(np.array(since), tuple(row["state"] for row in rows), now)

    def claims(self, cameras: Sequence[int]) -> list[Claim]:
        """Pictures of some tiles, with what the state said of them before and after."""
        before = self._ask_state()
        shots = [(camera, self._shot(camera)) for camera in cameras]
        after = self._ask_state()
        return [
            self._claim(camera, shot, before[camera], after[camera])
            for camera, shot in shots
            if shot is not None
        ]

    def show(self, gesture: Gesture) -> None:
        """Enlarge what was touched last, or nothing."""
        chosen = gesture.spotlight if gesture.spotlight is not None else gesture.touched
        if chosen is None:
            self._get("/spotlight", "DELETE")
        else:
            self._get(f"/spotlight/{urllib.parse.quote(self._ids[chosen], safe='')}", "POST")

    def _claim(
        self,
        camera: int,
        shot: tuple[float, float, float, str, Any],
        before: dict[str, Any],
        after: dict[str, Any],
    ) -> Claim:
        asked, answered, age, tier, pixels = shot
        same = before["state"] == after["state"] == "live" and before["since"] == after["since"]
        at = (asked + answered) / 2
        return Claim(
            camera=camera,
            live=same,
            captured=at - age,
            at=at,
            blur=(answered - asked) / 2,
            promise=max(_promise(before["reason"]), _promise(after["reason"])),
            tier=tier,
            pixels=pixels,
        )

    def _shot(self, camera: int) -> tuple[float, float, float, str, Any] | None:
        """When it was asked for and answered, the age it says, the tier, and the picture."""
        channel = urllib.parse.quote(self._ids[camera], safe="")
        asked = time.time()
        try:
            body, headers = self._get(f"/snapshot.png?channel={channel}")
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise
        answered = time.time()
        pixels = cv2.imdecode(np.frombuffer(body, np.uint8), cv2.IMREAD_COLOR)
        if pixels is None:
            raise BenchError(f"The snapshot of {self._ids[camera]} is no picture.")
        age = float(headers["X-Age-Ms"]) / 1000.0
        return asked, answered, age, headers.get("X-Tier", ""), pixels

    def _ask_state(self) -> list[dict[str, Any]]:
        channels = json.loads(self._get("/state")[0])["channels"]
        by_id = {channel["id"]: channel for channel in channels}
        return [by_id[channel] for channel in self._ids]

    def _get(self, path: str, method: str = "GET") -> tuple[bytes, Mapping[str, str]]:
        remote = self._product.remote
        request = urllib.request.Request(f"http://{remote.address}{path}", method=method)
        request.add_header("Authorization", f"Bearer {remote.token_file.read_text().strip()}")
        # No proxy: loopback is never behind one, whatever the environment says.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=ANSWER_S) as answer:
            return answer.read(), dict(answer.headers.items())


def _promise(reason: str) -> float:
    """The age that a live tile promises, as its reason says; generous where it says none."""
    if (still := PROMISED.search(reason)) is not None:
        return float(still[1])
    if (motion := RATE.search(reason)) is not None:
        return 2 / float(motion[1]) + MOTION_SLACK_S
    return 10.0
