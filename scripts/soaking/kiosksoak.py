"""Keeps a kiosk in bad weather for hours and looks at its screen every second: never blank."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from scripts.benchmark.machine import Machine
from scripts.bringup.speech import Progress
from scripts.soaking.gauge import Gauge
from scripts.soaking.kiosked import Kiosked
from scripts.soaking.kioskweather import SILENT, Blow, Ill, forecast

LOOK_S: Final = 1.0
CLOSE_S: Final = 0.1
"""How often it is looked at while it is away."""
BACK_S: Final = 5.0
"""Two seconds to be missed, three to be back with content."""
GIVE_UP_S: Final = 60.0
SLOPE_MB: Final = 10.0
"""So much may memory grow in an hour."""
SETTLED_S: Final = 300.0
"""A screen that was started anew fills its caches while every page stands for the first time: on a
busy machine it had 152 MB after half a minute, 191 after four, 195 after nine and after fourteen.
"""
SHORTEST_SLOPE_H: Final = 0.5
"""Over less, a slope says nothing: it is told, and breaks no promise."""
HARMS: Final = (Ill.KILL, Ill.STOP)
SAID_S: Final = 6.0
"""So long after a camera fell silent it is not said to be live any more."""


@dataclass
class Report:
    """What came of it.

    Attributes:
        hours: How long it lasted.
        seed: What drew the weather.
        machine: What the figures depend on.
        looks: How often the screen was looked at.
        blows: How often each ill befell it.
        back_s: Seconds from each kill or stop to content, by ill.
        memory_mb: Memory of the screen's process that no file holds, the least and the most: of
            libraries a share counts, which grows when others who had them end.
        descriptors: Files and sockets of that process, the least and the most.
        slope_mb_h: By how much it grew in an hour, in the part without kills.
        breaches: What was promised and not kept, a sentence each.
    """

    hours: float
    seed: int
    machine: dict[str, Any]
    looks: int = 0
    blows: dict[str, int] = field(default_factory=dict)
    back_s: dict[str, list[float]] = field(default_factory=dict)
    memory_mb: tuple[float, float] = (0.0, 0.0)
    slope_mb_h: float = 0.0
    descriptors: tuple[float, float] = (0.0, 0.0)
    breaches: list[str] = field(default_factory=list)

    def keep(self, file: Path) -> tuple[Path, Path]:
        """Write FILE.json and FILE.md."""
        file.parent.mkdir(parents=True, exist_ok=True)
        data, page = file.with_suffix(".json"), file.with_suffix(".md")
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        data.write_text(text + "\n", encoding="utf-8")
        page.write_text(self.page, encoding="utf-8")
        return data, page

    @property
    def page(self) -> str:
        """For people."""
        met = ", ".join(f"{count} x {name}" for name, count in sorted(self.blows.items()))
        lines = [
            f"# A kiosk, {self.hours:.2f} h, seed {self.seed}",
            "",
            f"{self.machine['cpu']}, {self.machine['cores']} cores.",
            "",
            f"- The screen was looked at {self.looks} times.",
            f"- What befell it: {met or 'nothing'}.",
        ]
        for name, seconds in sorted(self.back_s.items()):
            spans = ", ".join(f"{one:.1f}" for one in seconds)
            lines.append(f"- Back with content after {name}, seconds: {spans}.")
        least, most = self.memory_mb
        slope = f"{self.slope_mb_h:+.1f} MB an hour where it was not ended"
        lines.append(f"- Memory of the screen's own: {least:.0f} to {most:.0f} MB; {slope}.")
        few, many = self.descriptors
        lines.append(f"- Its files and sockets: {few:.0f} to {many:.0f}.")
        lines += ["", *(f"- BROKEN: {breach}" for breach in self.breaches)]
        if not self.breaches:
            lines.append("Every promise was kept: no blank frame, and back in time.")
        return "\n".join(lines) + "\n"


class KioskSoak:
    """One soak.

    Args:
        kiosk: Runs already.
        hours: How long it lasts.
        seed: Draws the weather.
    """

    def __init__(self, kiosk: Kiosked, hours: float, seed: int) -> None:
        """Nothing has befallen it."""
        self._kiosk = kiosk
        self._seconds = hours * 3600
        self._coming = list(forecast(seed, self._seconds, kiosk.cameras))
        self._going: list[tuple[float, Blow]] = []
        self._calm_from = max((one.at for one in self._coming if one.ill in HARMS), default=0.0)
        self._gauge = Gauge()
        self._began = time.monotonic()
        self.report = Report(hours, seed, asdict(Machine.here()))

    def run(self) -> None:
        """To its end."""
        progress = Progress("The kiosk is soaked; Ctrl-C ends it")
        while (now := self._now) < self._seconds:
            for end, blow in [one for one in self._going if one[0] <= now]:
                self._going.remove((end, blow))
                self._kiosk.end(blow)
                if blow.ill is Ill.DISK:
                    self._until_proven(blow)
                elif blow.ill is Ill.ENGINE:
                    self._until_live(blow)
            while self._coming and self._coming[0].at <= now:
                self._befall(self._coming.pop(0))
            self._look()
            progress.now(f"{now:.0f} of {self._seconds:.0f} s, {len(self.report.breaches)} broken")
            time.sleep(max(LOOK_S - (self._now - now), 0.0))
        for _, blow in self._going:
            self._kiosk.end(blow)
        progress.done(f"{self.report.looks} looks")

    def sum_up(self) -> Report:
        """The report, of as much as there was."""
        report = self.report
        held = self._gauge.descriptors.get("screen")
        if held is not None:
            report.descriptors = (held.least, held.most)
        memory = self._gauge.own.get("screen")
        if memory is not None:
            report.memory_mb, report.slope_mb_h = (memory.least, memory.most), memory.slope
            if memory.hours >= SHORTEST_SLOPE_H and memory.slope > SLOPE_MB:
                report.breaches.append(
                    f"memory grew by {memory.slope:.1f} MB an hour, of {SLOPE_MB:.0f} allowed"
                )
        return report

    @property
    def _now(self) -> float:
        return time.monotonic() - self._began

    def _look(self) -> None:
        self.report.looks += 1
        wrong = self._kiosk.shows()
        if wrong:
            away = self._until_content()
            self.report.breaches.append(
                f"at {self._now:.0f} s, unharmed: {wrong}, for {away:.1f} s"
            )
        if self._kiosk.cameras:
            self._check_cameras()
        settled = self._now > self._calm_from + SETTLED_S
        self._gauge.look(self._kiosk.processes(), self._now, settled)

    def _check_cameras(self) -> None:
        """A camera that fell silent is not to be called live."""
        silent = {
            blow.system
            for end, blow in self._going
            if blow.mishap in SILENT and self._now - (end - blow.lasts) > SAID_S
        }
        try:
            lies = self._kiosk.believed() & silent
        except OSError:
            return  # that it does not answer is seen by its picture
        if lies:
            named = ", ".join(sorted(lies))
            self.report.breaches.append(
                f"at {self._now:.0f} s: silent, and said to be live: {named}"
            )

    def _until_live(self, blow: Blow) -> None:
        """The engine has been harmed: all cameras that send have to be live again soon."""
        began = time.monotonic()
        while time.monotonic() - began < GIVE_UP_S:
            harmed = {other.system for _, other in self._going if other.ill is Ill.CAMERA}
            with suppress(OSError):
                if set(self._kiosk.cameras) - harmed <= self._kiosk.believed():
                    return
            time.sleep(LOOK_S)
        at = blow.at + blow.lasts
        self.report.breaches.append(f"at {at:.0f} s: the cameras are not back after {blow.mishap}")

    def _befall(self, blow: Blow) -> None:
        met = self.report.blows
        met[blow.ill.value] = met.get(blow.ill.value, 0) + 1
        self._kiosk.begin(blow)
        if blow.ill in HARMS:
            # Until it is missed, the old picture may still be given.
            before, began = self._kiosk.pid, time.monotonic()
            while self._kiosk.pid == before and time.monotonic() - began < GIVE_UP_S:
                time.sleep(CLOSE_S)
            self._until_content()
            away = time.monotonic() - began
            self.report.back_s.setdefault(blow.ill.value, []).append(round(away, 2))
            if away > BACK_S:
                self.report.breaches.append(
                    f"at {self._now:.0f} s: back {away:.1f} s after {blow.ill}, of {BACK_S:.0f}"
                )
        else:
            self._going.append((self._now + blow.lasts, blow))

    def _until_content(self) -> float:
        began = time.monotonic()
        while self._kiosk.shows() and time.monotonic() - began < GIVE_UP_S:
            time.sleep(CLOSE_S)
        return time.monotonic() - began

    def _until_proven(self, blow: Blow) -> None:
        """There is room again: what is shown has to be proven again soon."""
        began = time.monotonic()
        while "proof" in self._kiosk.troubles():
            if time.monotonic() - began > GIVE_UP_S:
                at = blow.at + blow.lasts
                self.report.breaches.append(f"at {at:.0f} s: room again, and nothing is proven")
                return
            time.sleep(LOOK_S)
