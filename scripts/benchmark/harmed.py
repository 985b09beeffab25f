"""A kiosk that is harmed while its panel is looked at from outside."""

from __future__ import annotations

import os
import signal
import threading
import time
import urllib.error
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.proof.entry import PROOF
from scripts.benchmark.clockjump import Clock
from scripts.benchmark.panel import Panel
from scripts.benchmark.problem import BenchError
from scripts.bringup.environment import ROOT
from scripts.soaking.blank import blank
from scripts.soaking.kiosked import Kiosked
from streams.floor.ledger.verify import Verdict, verify

SIZE: Final = (1920, 1080)
PROOF_FILE: Final = "proof.sqlite"
LOOK_S: Final = 0.02
SETTLED_S: Final = 90.0
BACK_S: Final = 90.0
ENDURES_S: Final = 15.0
AGAIN_S: Final = 1.0
PROVES_S: Final = 20.0
COARSE: Final = 8
"""Every so many pixels are looked at."""
SITE: Final = """
import signal, sys, time

def spin(*_):
    while True:
        pass

def stall(*_):
    from PySide6.QtGui import QGuiApplication
    for window in QGuiApplication.allWindows():
        window.beforeRendering.connect(lambda: time.sleep(3600))
        window.update()

if "--pulse" in sys.argv:
    signal.signal(signal.SIGUSR2, spin)
    signal.signal(signal.SIGRTMIN, stall)
"""
"""Runs in front of a kiosk that is to hang when told."""


def site(folder: Path) -> str:
    """Where Python looks for modules, so that a kiosk can be told to hang."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SITE, encoding="utf-8")
    return f"{folder}:{ROOT}"


@dataclass(frozen=True)
class Harm:
    """What came of one harm.

    Attributes:
        noticed_s: Seconds until it was said.
        content_s: Seconds until there was content again.
        lost: What was, in words.
    """

    noticed_s: float
    content_s: float
    lost: str


class Harmed:
    """One kiosk.

    Args:
        kiosk: Runs.
        panel: What it is shown on.
        folder: Its own.
        clock: Its own.
    """

    def __init__(self, kiosk: Kiosked, panel: Panel, folder: Path, clock: Clock) -> None:
        """Nothing has befallen it."""
        self.kiosk, self.clock, self.panel = kiosk, clock, panel
        self._folder, self._lit = folder, True
        self.store = folder / "kept"
        """What it keeps, on a disk that only it has."""

    @property
    def disk(self) -> tuple[Callable[[], None], Callable[[], None]]:
        """What fills its disk, and what gives the room back."""
        filler = self.store / "filler"

        def fill() -> None:
            with suppress(OSError), filler.open("wb", buffering=0) as file:
                while file.write(bytes(1 << 20)):
                    pass

        return fill, filler.unlink

    def signal(self, number: signal.Signals) -> None:
        """Send one to the screen's process."""
        os.kill(self.kiosk.pid, number)

    def lose_display(self) -> None:
        """Its display ends, and another one stands in its place."""
        number = self.panel.number
        self.panel.break_down()
        self._lit = False

        def light() -> None:
            self.panel = Panel(SIZE, self._folder, number)
            self._lit = True

        threading.Timer(AGAIN_S, light).start()

    def ends(self, harm: Callable[[], None]) -> Harm:
        """Do what ends the screen, and wait until it is back.

        A watchdog that had to start a kiosk often waits longer each time: each harm has its own.
        """
        self.kiosk.again()
        self._settle()
        before, proven = self._ended(), verify(self.store / PROOF_FILE, PROOF).entries
        began = time.monotonic()
        harm()
        noticed = self._until(lambda: self._ended() > before, began, "nothing was noticed")
        self._until(self._blank, began, "the old screen stayed", most=noticed + AGAIN_S)
        content = self._until(lambda: not self._blank(), began, "it did not come back")
        return Harm(round(noticed, 2), round(content, 2), self._lost(proven))

    def endures(
        self, begin: Callable[[], None], end: Callable[[], None], noticed: Callable[[], bool]
    ) -> dict[str, Any]:
        """Let something befall it that ends no screen, for a while; it is never to be blank."""
        self._settle()
        proven, blank_s = verify(self.store / PROOF_FILE, PROOF).entries, 0.0
        began, pid, said = time.monotonic(), self.kiosk.pid, None
        begin()
        while (now := time.monotonic() - began) < ENDURES_S:
            blank_s += LOOK_S if self._blank() else 0.0
            if said is None and noticed():
                said = round(now, 2)
            time.sleep(LOOK_S)
        end()
        self._settle()
        ended = "" if self.kiosk.pid == pid else "; its screen was ended"
        lost = self._lost(proven) + ended
        return {"noticed_s": said, "content_s": round(blank_s, 2), "lost": lost}

    def short_of_room(self) -> bool:
        """Whether it says that its disk is full."""
        return "disk" in self._troubles()

    def doubts(self) -> bool:
        """Whether it calls a feed no longer fresh, whose records carry a time of their own."""
        return any(feed["state"] != "fresh" for feed in self._state().get("feeds", []))

    def _settle(self) -> None:
        """Wait until it is well, and has been proving so."""
        began = time.monotonic()
        self._until(
            lambda: (
                not self._blank()
                and self._fresh()
                and not {"proof", "disk", "documents"} & self._troubles()
            ),
            began,
            "the kiosk does not settle",
            most=SETTLED_S,
        )

    def _fresh(self) -> bool:
        states = [feed["state"] for feed in self._state().get("feeds", [])]
        return bool(states) and set(states) == {"fresh"}

    def _lost(self, proven: int) -> str:
        """What is not there any more, in words."""
        began, lost = time.monotonic(), []
        self._until(lambda: bool(self._state()), began, "it does not answer")
        unknown = [feed["id"] for feed in self._state()["feeds"] if feed["record"] is None]
        if unknown:
            lost.append(f"{len(unknown)} feeds' answers")
        verdict = self._verdict()
        if verdict.broken:
            lost.append(f"the proof: {verdict.broken}")
        elif verdict.entries < proven:
            lost.append(f"{proven - verdict.entries} entries of the proof")
        return ", ".join(lost) or "nothing"

    def _verdict(self) -> Verdict:
        """On the proof, once the kiosk has had the time to take it up again."""
        began = time.monotonic()
        while (verdict := verify(self.store / PROOF_FILE, PROOF)).broken:
            if time.monotonic() - began > PROVES_S:
                break
            time.sleep(LOOK_S)
        return verdict

    def _blank(self) -> bool:
        try:
            return not self._lit or blank(self.panel.pixels[::COARSE, ::COARSE])
        except (OSError, ValueError):
            return True  # its X server is being started

    def _ended(self) -> int:
        return self.kiosk.log.read_text(errors="replace").count("it is started again")

    def _troubles(self) -> set[str]:
        return {str(trouble["code"]) for trouble in self._state().get("troubles", [])}

    def _state(self) -> dict[str, Any]:
        try:
            return self.kiosk.state()
        except (OSError, urllib.error.URLError, ValueError):
            return {}

    @staticmethod
    def _until(reached: Callable[[], bool], began: float, what: str, most: float = BACK_S) -> float:
        while not reached():
            if time.monotonic() - began > most:
                raise BenchError(f"A kiosk that was harmed: {what} within {most:.0f} s.")
            time.sleep(LOOK_S)
        return time.monotonic() - began
