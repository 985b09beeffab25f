"""Seven days without a network on the real screen: every page and language, night after night."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.app import setting
from kiosk.face.blind import Blind
from kiosk.face.face import Face
from kiosk.face.window import KioskWindow, Look
from kiosk.page import Departures, Language, Urgency
from kiosk.playbill import Playbill
from kiosk.proof.archive import MOST_BYTES
from kiosk.proof.entry import PROOF
from kiosk.proof.witness import AGAIN_S, Witness
from layouts.kiosk import ScreenOff
from layouts.night import Night
from scripts.soaking.blank import blank
from streams.feeds.moment import KST
from streams.feeds.snapshot import State
from streams.floor.ledger.verify import verify
from tests.kiosk.pages.known import KIOSK, NOON, fresh
from tests.kiosk.test_offline import sound, states

DAYS = 7
LOOKS_A_DAY = 12
STEP = timedelta(hours=2, minutes=1, seconds=7)
"""Not in step with any hour: each day is looked at at other moments."""
NIGHT = Night(time(1), time(5))


class Week:
    """A kiosk that knew everything once, and hears of nothing any more.

    Args:
        store: For its proof.
    """

    def __init__(self, store: Path) -> None:
        """Open it at noon."""
        self.now, self.seconds = NOON.astimezone(KST), 1000.0
        document = replace(KIOSK, store=store, screen_off=(ScreenOff(NIGHT),))
        known = replace(fresh(), cameras={})  # without a network no camera answers
        bills = Playbill(document, lambda: known)
        self.face = Face(setting(document), bills, lambda: self.now, lambda: self.seconds)
        self.screen = KioskWindow(self.face, Look(size=(960, 540), shut=False))
        window = self.screen.window
        self.blind = Blind(self.face, window, document.screen_off, lambda: self.now)
        self.witness = Witness(
            store / "proof.sqlite", "test", lambda: self.now, lambda: self.seconds
        )
        self.witness.start()

    def pass_(self, span: timedelta) -> None:
        """Let time go by, with nobody there."""
        self.now += span
        self.seconds += span.total_seconds()
        self.face.tick()
        self.face.tick()  # the first may have seen a visitor go

    def visit(self, page: str, language: Language) -> None:
        """Somebody comes and asks for a page."""
        self.face.touched()
        self.face.speak(language.value)
        self.face.open(page)

    def see(self) -> None:
        """Have what stands proven, as the kiosk does."""
        if self.blind.dark:
            self.witness.dark()
        else:
            self.witness.see(self.face.bill.shown, [self.face.bill.home])

    @property
    def dark(self) -> bool:
        """Whether the screen is darkened."""
        return self.blind.dark

    @property
    def blank(self) -> bool:
        """Whether there is nothing on the glass."""
        image = self.screen.window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
        return blank(pixels[::2, ::2])

    def close(self) -> None:
        """It is over."""
        self.witness.stop()
        self.screen.close()


@pytest.fixture
def week(qtbot: QtBot, tmp_path: Path) -> Iterator[Week]:
    """A kiosk at the beginning of its week."""
    found = Week(tmp_path)
    with qtbot.waitSignal(found.screen.window.frameSwapped, timeout=20000):
        found.screen.window.update()
    yield found
    found.close()


def test_a_week_has_no_blank_frame_but_in_its_nights_and_claims_nothing(week: Week) -> None:
    pages = [way.id for way in week.face.bill.ways]
    asked = iter(product(pages, Language))
    nights = lit = 0
    for _look in range(DAYS * LOOKS_A_DAY):
        week.pass_(STEP)
        when = f"{week.now:%A %H:%M:%S}"
        week.see()
        assert week.blind.dark == NIGHT.dark(week.now), when
        assert week.blank == week.blind.dark, when
        nights += week.blind.dark
        if week.blind.dark and week.now.weekday() % 2:
            continue  # nobody comes on every other night
        page, language = next(asked, ("", Language.KO))
        week.visit(page, language)
        week.see()
        bill = week.face.bill
        assert not week.blind.dark, f"{when}: somebody stands there"
        assert not week.blank, f"{when}: {page} in {language}"
        assert not page or (bill.shown.id, bill.shown.language) == (page, language), when
        sound(bill)
        assert State.FRESH not in states(bill), f"{when}: {page} in {language}"
        trains = [block for block in bill.home.blocks if isinstance(block, Departures)]
        coming = {row.urgency for block in trains for row in block.rows}
        assert not coming & {Urgency.COMING, Urgency.NOW}, when
        lit += 1
        week.face.leave()
    assert next(asked, None) is None, "every page was asked for in every language"
    assert nights >= DAYS
    assert lit > DAYS * LOOKS_A_DAY / 2
    week.witness.stop()
    file = week.witness.path
    verdict = verify(file, PROOF)
    assert verdict.broken == ""
    assert verdict.entries > lit
    # What stands is said again each minute: a week of that, and a change with each, has room.
    entry = sum(one.stat().st_size for one in file.parent.glob("proof.sqlite*")) / verdict.entries
    assert entry * 2 * DAYS * 86_400 / AGAIN_S < MOST_BYTES


def test_a_clock_that_jumps_in_the_night_lights_and_darkens_and_leaves_no_trace(
    week: Week,
) -> None:
    at = datetime.combine(week.now.date() + timedelta(days=1), time(3), KST)
    week.pass_(at - week.now)
    assert (week.dark, week.blank) == (True, True)
    for jump in (timedelta(hours=9), timedelta(days=-30, hours=9), timedelta(hours=-5)):
        week.now += jump
        week.face.tick()
        assert (week.dark, week.blank) == (False, False)
        week.now -= jump
        week.face.tick()
        assert (week.dark, week.blank) == (True, True)
