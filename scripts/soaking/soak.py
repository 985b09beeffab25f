"""The soak itself: bring up, let it rest, storm for hours, calm down, and say what was broken."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

import psutil

from scripts.benchmark.machine import Machine
from scripts.benchmark.problem import BenchError
from scripts.benchmark.usage import Usage
from scripts.bringup.speech import Progress
from scripts.soaking.gauge import Gauge, Reading, held
from scripts.soaking.ledger import BACK_S, Ledger
from scripts.soaking.outcome import Outcome
from scripts.soaking.standstill import Standstill, stops
from scripts.soaking.storm import Storm
from scripts.soaking.subject import CALM, Gesture, Glance, Subject, drawn
from scripts.soaking.verdict import Evidence, figures, verdict
from scripts.soaking.weather import NETWORK_EVERY_S, weather
from scripts.soaking.witness import Found, Witness
from streams.sample.process import CityProcess

UP_S = 120.0
SETTLE_S, REST_S = 4.0, 12.0
"""Before the storm, and after it: main streams linger for ten seconds."""
GLANCE_S, GAUGE_S, WITNESS_S = 0.25, 1.0, 2.0
LOOKED_AT = 16
FINGERS_S = (2.0, 9.0)
WARM_SHARE, WARM_MOST_S = 0.25, 900.0
"""Readings count for the trend when so much is over, or so many seconds."""


@dataclass(frozen=True)
class Asked:
    """What is to be done.

    Attributes:
        hours: How long the storm lasts.
        channels: Number of cameras.
        seed: Of the weather, the fingers and the looks.
        clips: Which set of clips the cameras show.
        cores: Budget of the engine; None: its own choice.
        subject: ``engine`` or ``wall``.
    """

    hours: float
    channels: int
    seed: int
    clips: str
    cores: float | None
    subject: str


class Soak:
    """One run.

    Args:
        asked: What is to be done.
        city: The cameras; they run.
        subject: What is soaked; it runs.
    """

    def __init__(self, asked: Asked, city: CityProcess, subject: Subject) -> None:
        self._asked, self._city, self._subject = asked, city, subject
        self._chance = random.Random(asked.seed)
        self._gauge, self._ledger = Gauge(), Ledger()
        network_every = min(NETWORK_EVERY_S, asked.hours * 3600.0)
        self._warm = min(asked.hours * 3600.0 * WARM_SHARE, WARM_MOST_S)
        events = weather(asked.seed, asked.channels, network_every)
        self._storm = Storm(city, events, self._ledger)
        due = stops(asked.seed, self._warm)
        self._standstill = Standstill(due, subject.processes, self._ledger, asked.channels)
        self._witness = Witness(city, self._storm.loops, self._chance)
        self._lies: list[Found] = []
        self._at_rest: tuple[Reading | None, Reading | None] = (None, None)
        self._not_back: tuple[str, ...] = ()
        self._seconds = 0.0
        self._cores: dict[str, float] = {}
        self._began_at = datetime.now(UTC).isoformat(timespec="seconds")

    def run(self) -> Outcome:
        """All of it.

        A KeyboardInterrupt ends it early; `outcome` then says what is known so far.

        Raises:
            BenchError: The cameras did not all come live at the beginning.
        """
        self._bring_up()
        self._at_rest = (self._rest("Resting before the storm", SETTLE_S), None)
        self._rage()
        self._calm()
        self._at_rest = (self._at_rest[0], self._rest("Resting after the storm", REST_S))
        return self.outcome(whole=True)

    def outcome(self, whole: bool) -> Outcome:
        """What is known now."""
        evidence = Evidence(
            hours=self._seconds / 3600.0,
            gauge=self._gauge,
            ledger=self._ledger,
            witness=self._witness,
            lies=tuple(self._lies),
            at_rest=self._at_rest,
            not_back=self._not_back,
            cores=self._cores,
            never=tuple(self._standstill.never),
        )
        return Outcome(
            asked=asdict(self._asked),
            began=self._began_at,
            hours=self._seconds / 3600.0,
            whole=whole,
            figures=figures(evidence),
            lies=tuple(self._lies),
            breaches=verdict(evidence),
            machine=Machine.here(),
        )

    def _bring_up(self) -> None:
        progress = Progress(f"{self._asked.channels} cameras")
        glance = self._wait(UP_S, lambda seen: seen.live == len(seen.words), progress)
        if glance.live < len(glance.words):
            states = ", ".join(sorted(set(glance.words)))
            raise BenchError(
                f"Only {glance.live} of {len(glance.words)} cameras were live after {UP_S:.0f} s "
                f"({states}), and nothing is wrong with them. Take fewer channels, or see why."
            )
        progress.done("live")

    def _rest(self, title: str, seconds: float) -> Reading:
        """Nothing on the glass, no faults: what is held then is what is held for good."""
        progress = Progress(title)
        self._subject.show(CALM)
        self._wait(seconds, lambda _seen: False, progress)
        progress.done()
        return held(self._subject.processes())

    def _rage(self) -> None:
        """The storm."""
        lasts = self._asked.hours * 3600.0
        progress = Progress("Storm")
        usage = Usage(self._processes())
        psutil.cpu_percent()
        began = time.monotonic()
        storm = self._storm
        storm.begin(began)
        fingers = gauged = witnessed = began
        while (now := time.monotonic()) - began < lasts:
            self._seconds = now - began
            storm.blow(now)
            if self._standstill.blow(self._seconds, now):
                self._gauge.renew(self._processes())
                usage = Usage(self._processes())
            glance = self._subject.glance()
            self._ledger.look(glance.live_since, glance.at)
            self._ledger.count_unprovoked(glance.live_since, glance.at)
            if now >= fingers:
                fingers = now + self._chance.uniform(*FINGERS_S)
                self._subject.show(self._gesture())
            if now >= gauged and not self._standstill.lasts:
                gauged = now + GAUGE_S
                self._measure(self._seconds, self._seconds >= self._warm)
            if now >= witnessed:
                witnessed = now + WITNESS_S
                self._look(self._seconds)
            progress.now(self._said(glance))
            time.sleep(max(0.0, GLANCE_S - (time.monotonic() - now)))
        self._seconds = time.monotonic() - began
        self._cores = usage.cores()
        busy = psutil.cpu_percent() / 100.0 * (psutil.cpu_count() or 1)
        self._cores["whole machine"] = busy
        progress.done(f"{sum(self._ledger.met.values())} faults, {len(self._lies)} lies")

    def _calm(self) -> None:
        """Everything is mended; everybody must come back."""
        progress = Progress("Calm")
        self._storm.calm()
        self._standstill.calm()
        glance = self._wait(2 * BACK_S, lambda _seen: not self._ledger.mended, progress)
        self._not_back = tuple(
            f"{channel.id} ({word})"
            for channel, word in zip(self._city.channels, glance.words, strict=True)
            if word != "live"
        )
        progress.done(f"{glance.live} of {len(glance.words)} live")

    def _wait(self, seconds: float, enough: Callable[[Glance], bool], progress: Progress) -> Glance:
        """Glance until it is enough, or until so many seconds have passed."""
        until = time.monotonic() + seconds
        while True:
            glance = self._subject.glance()
            self._ledger.look(glance.live_since, glance.at)
            if enough(glance) or glance.at > until:
                return glance
            progress.now(f"{glance.live} of {len(glance.words)} live")
            time.sleep(GLANCE_S)

    def _gesture(self) -> Gesture:
        return drawn(self._chance, self._asked.channels)

    def _processes(self) -> dict[str, int]:
        return {**self._subject.processes(), Gauge.FARM: self._city.pid}

    def _measure(self, seconds: float, count: bool) -> None:
        self._gauge.look(self._processes(), seconds, count)

    def _look(self, seconds: float) -> None:
        ledger = self._ledger
        troubles = {camera: entry[0] + ", mended" for camera, entry in ledger.mended.items()}
        troubles |= ledger.ill
        chosen = self._witness.chosen(list(troubles), LOOKED_AT)
        claims = self._subject.claims(chosen)
        self._lies += self._witness.hear(claims, self._storm.covers, troubles, seconds)

    def _said(self, glance: Glance) -> str:
        ledger = self._ledger
        gone = ", network gone" if ledger.network else ""
        gone += ", a process hangs" if ledger.hanging else ""
        return (
            f"{glance.live} of {len(glance.words)} live, {len(ledger.ill)} ill, "
            f"{len(self._lies)} lies, {len(ledger.overdue)} overdue{gone}"
        )
