"""A city in a process of its own: its work takes no time from whoever watches it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

from layouts.channels import Channel
from streams.sample.camera import StreamName
from streams.sample.city import Counts, SampleCity
from streams.sample.clipset import SETS
from streams.sample.desk import CityError
from streams.sample.digest import Login
from streams.sample.faults import Fault, Kind
from streams.sample.framecode import FrameCode
from streams.sample.server import Manners

PRECEDENCE = -10
"""How nice the process of an aloof city is."""
_ROOT = Path(__file__).resolve().parents[2]


class CityProcess:
    """A SampleCity in a process of its own, asked and told over a pipe.

    Attributes:
        port: where it listens.
        channels: its cameras as a wall's channels.
        clips: what they show; camera i shows clip i modulo their number.
    """

    port: int
    channels: tuple[Channel, ...]

    def __init__(
        self,
        cameras: int,
        clips: str = "tiny",
        port: int = 0,
        digest_every: int = 4,
        manners: Manners | None = None,
        cache: Path | None = None,
        *,
        aloof: bool = False,
    ) -> None:
        """Plan a city. `start`, or `with`, starts it.

        Args:
            cameras: as SampleCity's, and so are those that follow.
            clips: what they show.
            port: where it listens.
            digest_every: how many ask for a login.
            manners: how they behave.
            cache: where clips are kept.
            aloof: its process goes before all others, where this user may say so: cameras at the
                other end of a network do not wait for the cores of who watches them.
        """
        self._aloof = aloof
        self._plan: dict[str, Any] = {
            "cameras": cameras,
            "clips": clips,
            "port": port,
            "digest_every": digest_every,
            "manners": asdict(manners or Manners()),
            "cache": str(cache) if cache else None,
        }
        self.clips = SETS[clips]()
        self._child: subprocess.Popen[str] | None = None

    def __enter__(self) -> "CityProcess":
        """Start it."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop it."""
        self.stop()

    @property
    def pid(self) -> int:
        """The process's id, to measure what it costs."""
        return self._running().pid

    @property
    def counts(self) -> Counts:
        """What the server has to tell."""
        return Counts(**self._ask("counts"))

    def start(self) -> None:
        """Start the process and wait until the cameras are open.

        Raises:
            CityError: the city could not start.
        """
        here = f"{_ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
        self._child = subprocess.Popen(
            [sys.executable, "-m", "streams.sample.desk"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": here.rstrip(os.pathsep)},
        )
        if self._aloof:
            with suppress(PermissionError):
                os.setpriority(os.PRIO_PROCESS, self._child.pid, PRECEDENCE)
        try:
            self.port = self._ask("start", self._plan)
        except CityError:
            self.stop()
            raise
        plan = SampleCity(self._plan["cameras"], self._plan["clips"], self.port,
                          self._plan["digest_every"])  # fmt: skip
        self.channels = plan.channels()
        self._roster = plan.roster

    def stop(self) -> None:
        """End the process."""
        child, self._child = self._child, None
        if child is None:
            return
        # The end of its standard input is its sign to leave.
        with suppress(BrokenPipeError):
            child.communicate(timeout=10)

    def credentials(self) -> Mapping[str, Login]:
        """Return the logins by the name that channels call them by."""
        return self._roster.credentials()

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write channels.csv and credentials.json into a folder; return both paths."""
        return self._roster.write(folder, self.port)

    def fault(self, camera: str, fault: Fault | Kind, **details: float | str) -> None:
        """Let something go wrong with a camera; as SampleCity.fault."""
        if not isinstance(fault, Fault):
            fault = Fault(fault, **details)  # type: ignore[arg-type]
        self._ask("fault", camera, asdict(fault))

    def mend(self, camera: str) -> None:
        """End whatever is wrong with a camera."""
        self._ask("mend", camera)

    def kill(self) -> None:
        """Close the port and every connection."""
        self._ask("kill")

    def revive(self) -> None:
        """Open the same port again."""
        self._ask("revive")

    def epoch(self, camera: str, stream: StreamName = "sub") -> float:
        """Return when frame 0 of a stream's first loop was captured, seconds since 1970."""
        return float(self._ask("epoch", camera, stream))

    def captured_at(self, code: FrameCode, camera: str, now: float | None = None) -> float:
        """Return when a picture was captured; as SampleCity.captured_at."""
        return float(self._ask("captured_at", code.number, code.clip, camera, now))

    def _ask(self, *question: object) -> Any:
        child = self._running()
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            child.stdin.write(json.dumps(question) + "\n")
            child.stdin.flush()
            line = child.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise CityError(f"the sample city's process has ended with {child.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise CityError(answer["error"])
        return answer["value"]

    def _running(self) -> "subprocess.Popen[str]":
        if self._child is None:
            raise CityError("the sample city's process does not run: start() it first")
        return self._child
