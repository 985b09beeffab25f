"""A proof stays bounded for as long as a kiosk stands, also where its clock cannot be trusted."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from kiosk.proof.archive import MOST_BYTES, ProofArchive, ProofClerk
from kiosk.proof.entry import PROOF, Event, Sight
from kiosk.proof.showing import showing_of
from streams.floor.ledger.retention import Retention
from streams.floor.ledger.verify import verify
from tests.kiosk.proof.conftest import BEGUN, air, entries

COUNT = 2_000


def seen(number: int) -> Sight:
    """One page every ten minutes."""
    at = BEGUN + timedelta(minutes=10 * number)
    return Sight(at, Event.SHOWN, f"air-{number}", showing_of(air()))


def as_seen(sight: Sight, _now: datetime) -> Sight:
    """It was seen when it was seen."""
    return sight


def shown(file: Path, most_bytes: int = MOST_BYTES) -> None:
    """A proof of so many pages, written a few at a time."""
    archive = ProofArchive(file)
    clerk = ProofClerk(
        archive, lambda: BEGUN + timedelta(days=14), most_bytes=most_bytes, look_every=1
    )
    clerk.start()
    for batch in range(0, COUNT, 100):
        sights = [seen(number) for number in range(batch, batch + 100)]
        taken = [clerk.take(partial(as_seen, sight)) for sight in sights]
        taken[-1].result(20)
    clerk.stop()


def test_what_is_too_much_goes_by_halves_and_the_rest_is_proven(file: Path) -> None:
    most = 200_000
    shown(file, most)
    verdict = verify(file, PROOF)
    assert verdict.broken == ""
    assert verdict.cut.through > 0
    kept = [entry.object for entry in entries(file) if entry.event == "shown"]
    assert kept[-1] == f"air-{COUNT - 1}"
    assert kept == [f"air-{n}" for n in range(COUNT - len(kept), COUNT)]
    assert file.stat().st_size < 2 * most


def test_what_is_too_old_goes_by_days(file: Path) -> None:
    shown(file)
    now = BEGUN + timedelta(days=14)
    clerk = ProofClerk(ProofArchive(file), lambda: now, Retention(3, lambda: True))
    clerk.start()
    clerk.take(lambda at: Sight(at, Event.STOPPED)).result(20)
    clerk.stop()
    verdict = verify(file, PROOF)
    assert verdict.broken == ""
    assert verdict.cut.through > COUNT // 2
