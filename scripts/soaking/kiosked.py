"""A kiosk under its watchdog over the sample city's outside systems, to be harmed and looked at."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, cast

import cv2
import numpy as np
import psutil

from scripts.bringup import environment
from scripts.bringup.kioskdemo import ELSEWHERE, STATION
from scripts.bringup.part import Part
from scripts.bringup.samplecity import open_services
from scripts.bringup.watching import MEND
from scripts.soaking.blank import blank
from scripts.soaking.kioskweather import KILLED, Blow, Ill
from streams.floor.freeport import free_port
from streams.media.aside.tether import MODULE as HOUSE
from streams.sample.faults import Fault, Kind
from streams.sample.process import CityProcess

STANDS: Final = re.compile(r"the kiosk stands .*\bpid=(\d+)")
ANSWER_S: Final = 3.0
SIZE: Final = "1920x1080"
WIDTH: Final = 480
IN_MEMORY: Final = {"QT_QPA_PLATFORM": "offscreen"}
UNLIMITED: Final = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
NO_ROOM: Final = (1024, resource.RLIM_INFINITY)


class Kiosked:
    """A kiosk that runs.

    Args:
        folder: For its document, its logs and all that it keeps.
        screen: What Qt is told of its screen.
        cameras: How many public cameras it has.
    """

    def __init__(
        self, folder: Path, screen: Mapping[str, str] = IN_MEMORY, cameras: int = 0
    ) -> None:
        """Nothing runs before it is entered."""
        self._city = CityProcess(cameras) if cameras else None
        self._folder, self._screen = folder, screen
        self.config = folder / "kiosk.json"
        self._port = free_port()
        self.log = folder / "kiosk.log"

    def __enter__(self) -> Self:
        """Start the outside systems and the watchdog."""
        documents: dict[str, Any] = {}
        if self._city is not None:
            self._city.start()
            channels, credentials = self._city.write(self._folder)
            documents |= {"channels": str(channels), "credentials": str(credentials)}
        self._services = open_services(self._folder, documents)
        self._document(documents)
        self._address = _address(self._folder / "services.out")
        self._watchdog = self._watch()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all of it."""
        self._signal_services(signal.SIGCONT)
        self._watchdog.stop()
        self._services.stop()
        if self._city is not None:
            self._city.stop()

    def again(self) -> None:
        """Begin anew with a watchdog that has seen nothing yet."""
        self._watchdog.stop()
        self._watchdog = self._watch()

    def _watch(self) -> Part:
        env = environment.variables(self._folder / "runtime") | dict(self._screen)
        command = [
            *(str(environment.PYTHON), "-m", "kiosk", "watch"),
            *("--config", str(self.config)),
            *("--", "--windowed", "--size", SIZE),
        ]
        watchdog = Part("Kiosk", command, self.log, env=env)
        watchdog.wait_until(lambda: self.shows() == "", 60, MEND)
        return watchdog

    @property
    def pid(self) -> int:
        """Of the screen's process that stood last."""
        found = STANDS.findall(self.log.read_text(errors="replace"))
        return int(found[-1]) if found else 0

    @property
    def cameras(self) -> tuple[str, ...]:
        """The ids of its cameras."""
        return () if self._city is None else tuple(one.id for one in self._city.channels)

    @property
    def engine(self) -> int:
        """Of its cameras' engine; 0 while there is none."""
        with suppress(psutil.Error):
            for one in psutil.Process(self.pid).children():
                if HOUSE in one.cmdline():
                    return one.pid
        return 0

    def processes(self) -> Mapping[str, int]:
        """Those of the product, by name."""
        engine = self.engine
        found = {"screen": self.pid, "watchdog": self._watchdog.pid}
        return found | ({"engine": engine} if engine else {})

    def shows(self) -> str:
        """What is wrong with what it shows now; empty if it shows content."""
        try:
            png = self._get(f"/snapshot.png?width={WIDTH}")
        except (OSError, urllib.error.URLError) as error:
            return f"no picture: {error}"
        pixels = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)
        if pixels is None:
            return "no picture: what came is none"
        return "a blank frame" if blank(np.asarray(pixels, np.uint8)) else ""

    def state(self) -> dict[str, Any]:
        """How it says that it is."""
        found: dict[str, Any] = json.loads(self._get("/state"))
        return found

    def troubles(self) -> frozenset[str]:
        """The codes of what it says has to be seen to."""
        return frozenset(str(trouble["code"]) for trouble in self.state()["troubles"])

    def begin(self, blow: Blow) -> None:
        """Let something befall it."""
        if blow.ill is Ill.KILL:
            os.kill(self.pid, signal.SIGKILL)
        elif blow.ill is Ill.STOP:
            os.kill(self.pid, signal.SIGSTOP)
        elif blow.ill is Ill.ENGINE:
            number = signal.SIGKILL if blow.mishap == KILLED else signal.SIGSTOP
            # The screen may have ended a moment before, and its engine with it.
            with suppress(ProcessLookupError):
                if engine := self.engine:
                    os.kill(engine, number)
        elif blow.ill is Ill.CAMERA and self._city is not None:
            self._city.fault(blow.system, Fault(cast(Kind, blow.mishap)))
        elif blow.ill is Ill.NETWORK:
            self._signal_services(signal.SIGSTOP)
        elif blow.ill is Ill.DISK:
            resource.prlimit(self.pid, resource.RLIMIT_FSIZE, NO_ROOM)
        else:
            self._fault("PUT", blow.system, blow.mishap)

    def end(self, blow: Blow) -> None:
        """It is over."""
        if blow.ill is Ill.NETWORK:
            self._signal_services(signal.SIGCONT)
        elif blow.ill is Ill.DISK:
            # It may have ended meanwhile, and its limit with it.
            with suppress(ProcessLookupError):
                resource.prlimit(self.pid, resource.RLIMIT_FSIZE, UNLIMITED)
        elif blow.ill is Ill.FAULT:
            self._fault("DELETE", blow.system, "")
        elif blow.ill is Ill.CAMERA and self._city is not None:
            self._city.mend(blow.system)

    def believed(self) -> frozenset[str]:
        """The cameras that it says are live, or renewed every few seconds."""
        told = self.state()["cameras"]
        return frozenset(one["id"] for one in told if one["state"] in ("live", "still"))

    def _get(self, path: str) -> bytes:
        token = (self._folder / "kiosk.token").read_text(encoding="ascii").strip()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._port}{path}", headers={"Authorization": f"Bearer {token}"}
        )
        with urllib.request.urlopen(request, timeout=ANSWER_S) as answer:
            found: bytes = answer.read()
        return found

    def _fault(self, method: str, system: str, mishap: str) -> None:
        request = urllib.request.Request(
            f"{self._address}/faults/{system}", data=mishap.encode() or None, method=method
        )
        with urllib.request.urlopen(request, timeout=ANSWER_S):
            pass

    def _signal_services(self, number: signal.Signals) -> None:
        os.killpg(self._services.pid, number)

    def _document(self, documents: Mapping[str, Any]) -> None:
        text = (environment.ROOT / STATION).read_text(encoding="utf-8")
        station = json.loads(text)
        found = {name: value for name, value in station.items() if name not in ELSEWHERE}
        found["panel"].pop("display", None)
        for one in (*found["map"]["boundaries"], *found["map"]["layers"]):
            one["file"] = str((environment.ROOT / STATION).parent / one["file"])
        found |= {"feeds": documents["feeds"], "keys": documents["keys"], "store": "kept"}
        if self._city is not None:
            found |= {name: documents[name] for name in ("channels", "credentials")}
            found["cameras"] = list(self.cameras)
        found["remote"] = {"port": self._port, "token": "kiosk.token"}
        self.config.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")


def _address(output: Path) -> str:
    """Where the outside systems are, as they have said."""
    ready = next(line for line in output.read_text().splitlines() if line.startswith("{"))
    return str(json.loads(ready)["address"]).rstrip("/")
