"""Kills a kiosk without warning, while citizens speak and while letters are under way."""

from __future__ import annotations

import queue
import random
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.opinions.outbox import look
from scripts.benchmark.post.citizen import Reckoning, Said, opinions, reckoned
from scripts.benchmark.post.city import StumblingCity
from scripts.benchmark.problem import BenchError
from scripts.bringup.environment import ROOT

AT_ONCE: Final = 4
"""Citizens who have pressed "send" and not been told yet; a kill finds some of them."""
SILENT_S: Final = 60.0
LOOK_S: Final = 0.1
DRAIN_S: Final = 900.0
WHILE_SPEAKING: Final = 0.7
"""The share of kills that fall while citizens speak; the others fall while letters are brought."""
LONGEST_LIFE_S: Final = 2.0


@dataclass
class Trial:
    """One trial.

    Attributes:
        count: How many opinions are given.
        kills: How often the kiosk is killed.
        seed: Of everything that is by chance.
        starts: How often it was started.
        accepted: Codes of those who were told that their opinion was accepted.
        again: How many pressed "send" again, for the kiosk died before it told them.
    """

    count: int
    kills: int
    seed: int
    starts: int = 0
    accepted: set[str] = field(default_factory=set)
    again: int = 0


@dataclass(frozen=True)
class Result:
    """What came of it.

    Attributes:
        trial: The trial.
        reckoning: What became of the opinions.
        befell: What befell letters at the city.
        repeated: Letters that the city had already and was sent again.
        left: Opinions that still lie in the outbox.
        seconds: How long it took.
    """

    trial: Trial
    reckoning: Reckoning
    befell: dict[str, int]
    repeated: int
    left: int
    seconds: float


class _Kiosk:
    """One life of the kiosk's process; what it says comes into `told`, and None when it ends."""

    def __init__(self, store: Path, endpoint: str) -> None:
        self.told: queue.Queue[str | None] = queue.Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "scripts.benchmark.post.kiosk", str(store), endpoint],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def say(self, said: Said) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(said.line())
        self._process.stdin.flush()

    def kill(self) -> None:
        """SIGKILL: nothing of it runs any more."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def rest(self) -> list[str]:
        """What it had said and nobody has heard yet; after `kill`."""
        return list(iter(self.told.get, None))

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.told.put(line.strip())
        self.told.put(None)


def run(trial: Trial, folder: Path) -> Result:
    """Run a trial; the outbox is made in `folder`.

    Raises:
        BenchError: The kiosk falls silent, or its letters are not brought in time.
    """
    chance = random.Random(trial.seed)
    said = opinions(trial.count, chance)
    city = StumblingCity(trial.seed)
    city.start()
    began = time.monotonic()
    try:
        store = folder / "opinions.db"
        speaking = round(trial.kills * WHILE_SPEAKING)
        _speak(trial, said, speaking, store, city.endpoint, chance)
        _bring(trial, trial.kills - speaking, store, city.endpoint, chance)
        left = look(store).count
    finally:
        city.stop()
    missing = {one.code for one in said} - trial.accepted
    if missing:
        raise BenchError(f"{len(missing)} citizens were never told that their opinion is accepted.")
    return Result(
        trial,
        reckoned(said, city.letterbox.letters.values()),
        dict(city.befell),
        city.letterbox.again,
        left,
        time.monotonic() - began,
    )


def _speak(
    trial: Trial, said: list[Said], kills: int, store: Path, endpoint: str, chance: random.Random
) -> None:
    """Have every opinion accepted; citizens who were not told press "send" again."""
    waiting, pressed = deque(said), dict[str, Said]()
    mean = max(1, trial.count // (kills + 1))
    while waiting:
        kiosk = _Kiosk(store, endpoint)
        trial.starts += 1
        last = trial.starts > kills
        _serve(trial, kiosk, waiting, pressed, len(said) if last else chance.randint(1, 2 * mean))
        if not last:
            time.sleep(chance.uniform(0.0, 0.02))
        kiosk.kill()
        for code in kiosk.rest():
            trial.accepted.add(code)
            pressed.pop(code, None)
        trial.again += len(pressed)
        waiting.extendleft(pressed.values())
        pressed.clear()


def _serve(
    trial: Trial, kiosk: _Kiosk, waiting: deque[Said], pressed: dict[str, Said], most: int
) -> None:
    """Let citizens speak until `most` were told, or there is nobody left; some may wait still."""
    told = 0
    while told < most and (waiting or pressed):
        while waiting and len(pressed) < AT_ONCE:
            one = waiting.popleft()
            pressed[one.code] = one
            kiosk.say(one)
        try:
            code = kiosk.told.get(timeout=SILENT_S)
        except queue.Empty:
            raise BenchError(f"the kiosk tells nobody anything for {SILENT_S:g} s.") from None
        if code is None:
            raise BenchError("the kiosk ended by itself.")
        trial.accepted.add(code)
        pressed.pop(code, None)
        told += 1


def _bring(trial: Trial, kills: int, store: Path, endpoint: str, chance: random.Random) -> None:
    """Wait until the city has everything, with the kiosk killed at moments by chance."""
    until = time.monotonic() + DRAIN_S
    while (left := look(store).count) or kills:
        if time.monotonic() > until:
            raise BenchError(f"{left} opinions still wait after {DRAIN_S:g} s.")
        kiosk = _Kiosk(store, endpoint)
        trial.starts += 1
        life = chance.uniform(0.0, LONGEST_LIFE_S) if kills else DRAIN_S
        end = min(until, time.monotonic() + life)
        while time.monotonic() < end and (kills or look(store).count):
            time.sleep(LOOK_S)
        kiosk.kill()
        kills = max(0, kills - 1)
