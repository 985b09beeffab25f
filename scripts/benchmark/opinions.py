"""Measures how quickly a kiosk accepts opinions, and kills it to see that none is lost."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.opinions.desk import Desk
from kiosk.opinions.draft import Draft
from kiosk.opinions.outbox import Outbox
from kiosk.opinions.settings import OpinionSettings
from scripts.benchmark.outcome import FOLDER, Outcome
from scripts.benchmark.post.trial import Result, Trial, run
from scripts.benchmark.problem import BenchError
from scripts.benchmark.spread import spread
from scripts.bringup.speech import Progress

WORDS: Final = "8번 출구 승강기가 자주 멈춰요. Please repair the lift at exit 8."
VOICE_BYTES: Final = 90_000
"""Half a minute of speech."""
NO_FLOOD: Final = 1_000_000_000
NOTES: Final = (
    "An opinion is accepted when its transaction is on the disk (SQLite, WAL, synchronous=FULL); "
    "one citizen after the other, as at a kiosk.",
    "The trial kills the kiosk's process with SIGKILL at moments by chance; citizens who were not "
    "told press send again. The city resets connections before and after it took a letter, answers "
    "500 or too late, or a proxy answers 200 in its place.",
)


@dataclass(frozen=True)
class Asked:
    """What is to be measured.

    Attributes:
        opinions: How many are given in the trial.
        kills: How often the kiosk is killed in it.
        seed: Of everything that is by chance.
        measured: How many are given to measure how long one takes.
    """

    opinions: int = 10_000
    kills: int = 200
    seed: int = 1
    measured: int = 1000


def measure(asked: Asked) -> Outcome:
    """Measures, then kills.

    Raises:
        BenchError: An opinion was lost, came twice or was altered.
    """
    # Beside the figures and not in /tmp, which may be memory: it is the disk that is measured.
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="opinions-", dir=FOLDER) as folder:
        progress = Progress("accepting")
        figures: dict[str, Any] = {
            "words": accepting(Path(folder) / "words.db", asked.measured, b""),
            "voice": accepting(Path(folder) / "voices.db", asked.measured // 5, bytes(VOICE_BYTES)),
        }
        progress.done()
        progress = Progress("killing")
        result = run(Trial(asked.opinions, asked.kills, asked.seed), Path(folder))
        progress.done()
    if not result.reckoning.is_good or result.left:
        raise BenchError(f"Seed {asked.seed}: {result.reckoning}, {result.left} left behind.")
    return Outcome("opinions", "opinions", asdict(asked), figures | {"killed": told(result)}, NOTES)


def accepting(store: Path, count: int, voice: bytes) -> dict[str, Any]:
    """Give opinions one after the other; how long each takes until it is accepted."""
    outbox = Outbox(store, most=count * 2 * (len(voice) + 1000))
    desk = Desk(outbox, OpinionSettings("hongik-1", in_a_row=NO_FLOOD))
    took: list[float] = []
    for _ in range(count):
        draft = Draft("trains", "ko")
        draft.rate(4)
        draft.write(WORDS)
        draft.speak(voice)
        began = time.perf_counter()
        desk.give(draft).result()
        took.append((time.perf_counter() - began) * 1000.0)
    desk.stop()
    outbox.close()
    return {"accepted_per_s": _per_s(took), "to_accepted_ms": spread(took, digits=2)}


def told(result: Result) -> dict[str, Any]:
    """Return what came of a trial as figures."""
    trial, reckoning = result.trial, result.reckoning
    return {
        "opinions_accepted": len(trial.accepted),
        "kills": trial.kills,
        "lost": len(reckoning.lost),
        "twice": len(reckoning.twice),
        "altered": len(reckoning.altered),
        "pressed_send_again": trial.again,
        "letters_sent_again_and_known": result.repeated,
        "at_the_city": dict(sorted(result.befell.items())),
        "seconds": round(result.seconds, 1),
    }


def _per_s(took: Sequence[float]) -> float | None:
    return round(1000.0 * len(took) / sum(took), 1) if took else None
