"""Measures how soon a harmed kiosk is missed, how soon it shows content, and what it lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from scripts.benchmark.clockjump import FAKETIME, Clock
from scripts.benchmark.harmed import SIZE, Harmed, site
from scripts.benchmark.outcome import Outcome
from scripts.benchmark.panel import Panel
from scripts.benchmark.spread import spread
from scripts.bringup.speech import Progress
from scripts.soaking.kiosked import Kiosked

GARBAGE: Final = b"\x00garbage\xff" * 4096
STORE: Final = "size=320m"
"""A disk of its own, small enough to be filled: a kiosk asks for 200 MiB."""
DAY_S: Final = 86_400
HOUR_S: Final = 3_600
ALONE: Final = "CITYWALL_BENCH_ALONE"
NOTES: Final = (
    "The sample city's feeds, Qt's software painter on an X server of 1920 x 1080 in memory, whose "
    "pixels are read from outside every 20 ms: content is what is seen there.",
    "Noticed: the watchdog says so in its log, or the kiosk does in GET /state. Content: from the "
    "harm until the new screen's first picture; for harms that end no screen, how long it was "
    "blank. Lost: entries of the proof that are not there any more, or do not fit their chain, and "
    "feeds of which no answer is known any more.",
    "Spinning: Qt's loop never gets its thread back. Painting: a window whose next picture never "
    "gets done. Display gone: its X server is killed, and another one stands a second later. Disk: "
    "a store of its own in memory, filled to the last byte. Clock: the kiosk's alone, by "
    "libfaketime. Document, stores: overwritten with garbage, and then the screen is killed.",
)


@dataclass(frozen=True)
class Asked:
    """What is to be measured.

    Attributes:
        times: How often each harm that ends a screen is done.
    """

    times: int = 3


def alone(arguments: Sequence[str]) -> None:
    """Go on in a mount namespace of its own, whose disks nobody else sees and which leaves none."""
    if os.environ.get(ALONE) is None:
        somebody = () if os.geteuid() == 0 else ("--map-root-user",)
        command = ["unshare", "--mount", *somebody, sys.executable, "-m", "scripts.benchmark"]
        os.environ[ALONE] = "1"
        os.execvp(command[0], [*command, *arguments])


def measure(asked: Asked) -> Outcome:
    """Opens a kiosk on the sample city, harms it in every way, and looks at its panel.

    Raises:
        BenchError: It does not come back, or what looks at it is missing.
    """
    figures: dict[str, Any] = {}
    with _opened() as harmed:
        for name, harm in _ends(harmed):
            progress = Progress(name)
            found = [harmed.ends(harm) for _ in range(asked.times)]
            figures[name] = {
                "noticed_s": spread([one.noticed_s for one in found], digits=2),
                "content_s": spread([one.content_s for one in found], digits=2),
                "lost": "; ".join(dict.fromkeys(one.lost for one in found)),
            }
            progress.done()
        for name, once in _garbage(harmed):
            progress = Progress(name)
            figures[name] = asdict(harmed.ends(once))
            progress.done()
        progress = Progress("disk full")
        figures["disk full"] = harmed.endures(*harmed.disk, noticed=harmed.short_of_room)
        progress.done()
    if FAKETIME.exists():
        with _opened(clock=True) as harmed:
            for name, seconds in (("clock a day ahead", DAY_S), ("clock an hour back", -HOUR_S)):
                progress = Progress(name)
                jump = harmed.clock.by(seconds)
                figures[name] = harmed.endures(*jump, noticed=harmed.doubts)
                progress.done()
    return Outcome("recovery", "recovery", asdict(asked), figures, NOTES)


def _ends(harmed: Harmed) -> Iterator[tuple[str, Callable[[], None]]]:
    """What ends a screen."""
    yield "killed", lambda: harmed.signal(signal.SIGKILL)
    yield "stopped", lambda: harmed.signal(signal.SIGSTOP)
    yield "spinning", lambda: harmed.signal(signal.SIGUSR2)
    yield "painting hangs", lambda: harmed.signal(signal.SIGRTMIN)
    yield "display gone", harmed.lose_display


def _garbage(harmed: Harmed) -> Iterator[tuple[str, Callable[[], None]]]:
    """What a screen finds when it is started again."""
    text = harmed.kiosk.config.read_bytes()

    def ruin(*files: Path) -> None:
        for file in files:
            file.write_bytes(GARBAGE)
        harmed.signal(signal.SIGKILL)

    yield "document broken", lambda: ruin(harmed.kiosk.config)
    harmed.kiosk.config.write_bytes(text)
    # The kiosk takes up its mended document by itself, and the next harm waits for that.
    yield "feeds' store broken", lambda: ruin(harmed.store / "feeds.db")
    yield "proof broken", lambda: ruin(harmed.store / "proof.sqlite")


@contextmanager
def _opened(*, clock: bool = False) -> Iterator[Harmed]:
    with tempfile.TemporaryDirectory(prefix="citywall-bench-recovery-") as name:
        folder = Path(name)
        seen, fake = Panel(SIZE, folder), Clock(folder / "clock")
        with ExitStack() as stack:
            screen: Mapping[str, str] = {
                "QT_QPA_PLATFORM": "xcb",
                "DISPLAY": seen.display,
                "QT_QUICK_BACKEND": "software",
                "PYTHONPATH": site(folder / "site"),
                **(fake.variables if clock else {}),
            }
            kept = folder / "kept"
            kept.mkdir()
            subprocess.run(["mount", "-t", "tmpfs", "-o", STORE, "tmpfs", kept], check=True)
            stack.callback(lambda: subprocess.run(["umount", "--lazy", kept], check=True))
            stack.callback(seen.break_down)
            kiosk = stack.enter_context(Kiosked(folder, screen))
            harmed = Harmed(kiosk, seen, folder, fake)
            stack.callback(lambda: harmed.panel.break_down())
            yield harmed
