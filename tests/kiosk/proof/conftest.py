"""Pages to be shown and proofs to be kept, read and bent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.page.gauge import Gauge
from kiosk.page.language import Language
from kiosk.page.notice import Notice
from kiosk.page.page import Page
from kiosk.page.vouch import Vouch
from kiosk.proof.entry import PROOF, Entry
from streams.feeds.snapshot import State
from streams.floor.ledger.ledger import read, reading

BEGUN = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)


class Time:
    """A clock and a stopwatch that a test sets."""

    def __init__(self) -> None:
        """It is two o'clock in the afternoon, in Seoul."""
        self.passed = 0.0
        self.jumped = timedelta()

    def now(self) -> datetime:
        """What the clock says, which may have jumped."""
        return BEGUN + timedelta(seconds=self.passed) + self.jumped

    def elapsed(self) -> float:
        """What the stopwatch says, which never jumps."""
        return self.passed


@pytest.fixture
def clock() -> Time:
    """A clock that stands."""
    return Time()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a proof may be kept."""
    return tmp_path / "store" / "proof.sqlite"


def air(state: State = State.FRESH, age_s: float = 90.0, number: int = 0) -> Page:
    """A page with one measured value, and one block that shows no data."""
    at = BEGUN + timedelta(seconds=number) - timedelta(seconds=age_s)
    vouch = Vouch("서울시 대기환경정보", at, state, "2분 전")
    gauge = Gauge(
        title="미세먼지",
        spoken="미세먼지 보통.",
        vouch=vouch,
        value="45 µg/m³",
        word="보통",
        step=1,
    )
    notice = Notice(title="안내", spoken="안내.", text="오늘은 맑습니다.")
    return Page("air", "대기", Language.KO, "air", (gauge, notice))


def home(language: Language = Language.KO) -> Page:
    """A page that shows no data."""
    notice = Notice(title="Exits", spoken="Exits.", text="8")
    return Page("home", "Here", language, "home", (notice,))


def entries(file: Path) -> list[Entry]:
    """What stands in a proof."""
    with reading(file, PROOF) as database:
        return list(read(database, PROOF, "ORDER BY sequence"))
