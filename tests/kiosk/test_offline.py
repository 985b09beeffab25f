"""Seven days without a network, and clocks that jump: never a page without content, nor a lie."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.face.bill import Asked, Bill
from kiosk.page import Departures, Language, Urgency
from kiosk.playbill import Playbill
from streams.feeds.snapshot import State
from tests.kiosk.pages.known import KIOSK, NOON, fresh

DAYS = 7


def sound(bill: Bill) -> None:
    """A bill has content on both sides, and each block says what it is worth."""
    for page in (bill.home, bill.shown):
        assert page.blocks
        assert page.title
        assert all(block.spoken for block in page.blocks)
        for block in page.blocks:
            assert block.vouch is None or block.vouch.says


def states(bill: Bill) -> set[State]:
    """What the blocks say of their data."""
    return {block.vouch.state for block in (*bill.home.blocks, *bill.shown.blocks) if block.vouch}


def test_seven_days_offline_have_content_at_every_hour_and_claim_nothing() -> None:
    known = fresh()
    bills = Playbill(KIOSK, lambda: known)
    sound(bills(Asked(Language.KO), NOON))
    for hour in range(1, 24 * DAYS + 1):
        now = NOON + timedelta(hours=hour, seconds=7 * hour)
        bill = bills(Asked(list(Language)[hour % 4]), now)
        sound(bill)
        assert State.FRESH not in states(bill), f"after {hour} h without a network"
        trains = [block for block in bill.home.blocks if isinstance(block, Departures)]
        coming = {row.urgency for block in trains for row in block.rows}
        assert not coming & {Urgency.COMING, Urgency.NOW}, "nothing is counted down to"


@pytest.mark.parametrize(
    "jump",
    [
        timedelta(days=400),
        timedelta(days=-400),
        timedelta(hours=1),
        timedelta(hours=-1),
        timedelta(seconds=-5),
    ],
)
def test_a_clock_that_jumps_and_comes_back_leaves_content_and_no_trace(jump: timedelta) -> None:
    known = fresh()
    bills = Playbill(KIOSK, lambda: known)

    def at(now: datetime) -> Bill:
        bill = bills(Asked(Language.EN), now)
        sound(bill)
        return bill

    before = at(NOON)
    for second in range(3):
        jumped = at(NOON + jump + timedelta(seconds=second))
        if abs(jump) > timedelta(minutes=30):
            assert State.FRESH not in states(jumped)
    # Others than what stands are looked at one a moment: soon they are all as before.
    for second in range(40):
        at(NOON + timedelta(seconds=second / 100))
    after = at(NOON)
    assert (after.home, after.shown) == (before.home, before.shown)
