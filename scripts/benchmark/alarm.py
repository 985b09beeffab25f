"""Measures how soon an alert stands at a hundred kiosks, and on the screen of one of them."""

from __future__ import annotations

import random
import tempfile
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from scripts.benchmark.alarmcrowd import Crowd
from scripts.benchmark.alarmpost import Relay, alert_of, cancel_of, relayed, write_alerts
from scripts.benchmark.alarmscreen import Screen, screen_of, share_changed
from scripts.benchmark.outcome import Outcome
from scripts.benchmark.spread import ratio, spread
from scripts.benchmark.usage import Usage
from scripts.bringup.speech import Progress

PROMISED_MS: Final = 2000.0
EVERY_S: Final = 15.0
"""How often an alerts document asks that says nothing of it."""
LONGEST_S: Final = 60.0
REST_S: Final = 0.3
NOTES: Final = (
    "One relay (python -m streams relay), one kiosk (python -m kiosk, Qt's software painter on a "
    "screen of 1920 x 1080 in memory, the sample city's feeds) and the alert desks of the others, "
    "each with its own document, book and connection, on the cores of this one machine: at real "
    "kiosks each desk has a machine to itself.",
    "From the moment the message's file is renamed into the relay's folder; a desk knows when its "
    "standing has changed, and the screen shows when its proof says that the alarm stands, which "
    "is told when its page is handed to Qt; one picture of it is held against the one before.",
)


@dataclass(frozen=True)
class Asked:
    """What is to be measured.

    Attributes:
        kiosks: How many hear.
        alerts: How many are published, and cancelled.
        processes: How many processes the desks share.
        seed: Of the pauses between alerts.
    """

    kiosks: int = 100
    alerts: int = 20
    processes: int = 3
    seed: int = 1


@dataclass
class Took:
    """What was read, ms."""

    desks: list[float] = field(default_factory=list)
    last_desk: list[float] = field(default_factory=list)
    desks_ended: list[float] = field(default_factory=list)
    screen: list[float] = field(default_factory=list)
    screen_ended: list[float] = field(default_factory=list)
    changed: float | None = None


def measure(asked: Asked) -> Outcome:
    """Publishes alerts and cancels them, each when the one before is gone everywhere.

    Raises:
        BenchError: A kiosk does not hear of one, or does not show it.
    """
    with tempfile.TemporaryDirectory(prefix="citywall-bench-alarm-") as name, ExitStack() as stack:
        folder = Path(name)
        relay = stack.enter_context(relayed(folder))
        screen = stack.enter_context(screen_of(folder, relay.url))
        documents = [write_alerts(folder / f"{n}", relay.url) for n in range(1, asked.kiosks)]
        progress = Progress("the desks begin to hear")
        crowd = stack.enter_context(Crowd(documents, asked.processes))
        progress.done()
        progress = Progress("publishing")
        pause, took = random.Random(asked.seed), Took()
        answered, began = relay.answered(), time.monotonic()
        usage = Usage({"relay": relay.part.pid, "kiosk": screen.part.pid} | crowd.pids)
        for number in range(asked.alerts):
            time.sleep(pause.uniform(0.5, 1.5))
            _alarm(relay, crowd, screen, took, number)
            progress.now(f"{number + 1} of {asked.alerts}")
        passed = time.monotonic() - began
        cores, requests = usage.cores(), relay.answered() - answered
        progress.done()
    figures: dict[str, Any] = {
        "to_each_desk_ms": spread(took.desks, digits=0),
        "to_the_last_desk_ms": spread(took.last_desk, digits=0),
        "to_the_screen_ms": spread(took.screen, digits=0),
        "cancel_to_each_desk_ms": spread(took.desks_ended, digits=0),
        "cancel_to_the_screen_ms": spread(took.screen_ended, digits=0),
        "of_what_is_promised": {
            "last desk": ratio(max(took.last_desk), PROMISED_MS),
            "screen": ratio(max(took.screen), PROMISED_MS),
        },
        "of_the_poll_interval": {
            "each desk p95": ratio(spread(took.desks)["p95"], EVERY_S * 1000.0),
        },
        "share_of_the_picture_that_changed": took.changed,
        "requests_per_s": round(requests / passed, 1),
        "requests_a_message_and_kiosk": round(requests / asked.alerts / 2 / asked.kiosks, 2),
        "cores": {
            "relay": cores["relay"],
            "kiosk": cores["kiosk"],
            "desks": round(sum(value for key, value in cores.items() if "desks" in key), 3),
        },
    }
    return Outcome("alarm", f"alarm-{asked.kiosks}", asdict(asked), figures, NOTES)


def _alarm(relay: Relay, crowd: Crowd, screen: Screen, took: Took, number: int) -> None:
    """Publish one alert, wait for it everywhere, cancel it, and wait again."""
    alert, before = alert_of(number), screen.picture() if took.changed is None else b""
    at = relay.publish(alert)
    known = [1000.0 * (one - at) for one in crowd.all_know([alert.identifier], LONGEST_S)]
    took.desks += known
    took.last_desk.append(max(known))
    took.screen.append(1000.0 * (screen.shows(True, at, LONGEST_S) - at))
    if before:
        took.changed = share_changed(before, screen.picture())
    time.sleep(REST_S)
    at = relay.publish(cancel_of(alert))
    took.desks_ended += [1000.0 * (one - at) for one in crowd.all_know([], LONGEST_S)]
    took.screen_ended.append(1000.0 * (screen.shows(False, at, LONGEST_S) - at))
