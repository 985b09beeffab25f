"""A proof stays bounded for as long as a kiosk stands, also where its clock cannot be trusted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from kiosk.proof.archive import ProofArchive, ProofClerk
from kiosk.proof.entry import PROOF, Event, Sight
from kiosk.proof.showing import showing_of
from streams.floor.ledger.retention import Retention
from streams.floor.ledger.verify import verify
from tests.kiosk.proof.conftest import BEGUN, air, entries

COUNT = 2_000


def shown(file: Path, **bounds: int) -> ProofArchive:
    """A proof of so many pages, one every ten minutes, written a few at a time."""
    archive = ProofArchive(file)
    clerk = ProofClerk(archive, lambda: BEGUN + timedelta(days=14), **bounds)
    clerk.start()
    showing = showing_of(air())
    for batch in range(0, COUNT, 100):
        last = [
            clerk.take(
                lambda _, n=number: Sight(
                    BEGUN + timedelta(minutes=10 * n), Event.SHOWN, f"air-{n}", showing
                )
            )
            for number in range(batch, batch + 100)
        ]
        last[-1].result(20)
    clerk.stop()
    return archive


def test_what_is_too_much_goes_by_halves_and_the_rest_is_proven(file: Path) -> None:
    most = 200_000
    shown(file, most_bytes=most, look_every=1)
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
