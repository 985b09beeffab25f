"""What opens over the screen is in reach, large enough and legible, wherever the panel hangs."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.audit.drawn import walk
from kiosk.audit.finding import Finding
from kiosk.audit.placing import cuts, overlaps
from kiosk.audit.targets import gaps, reach, targets
from kiosk.audit.telling import told
from kiosk.audit.view import Control, Sign, View, Words
from kiosk.face.opining import Opining
from kiosk.face.sharing import Sharing
from kiosk.face.speaking import Speaking
from kiosk.opinions.draft import Draft
from kiosk.opinions.receipt import Receipt, receipt
from kiosk.page import Language
from kiosk.visit import Modes
from kiosk.wording.say import words
from streams.voice.hearing import Absent
from tests.kiosk.face.conftest import Kiosk

EDGES = (500.0, 1000.0)
SIZE = (1107, 623)
PANELS = ("giving", "typing", "taken", "share", "warned")
ALL = [
    Modes(low=low, large=large, steady=steady)
    for low, large, steady in product((False, True), repeat=3)
]


@dataclass
class Stand:
    """A kiosk whose panels are opened one after the other."""

    kiosk: Kiosk
    opining: Opining
    sharing: Sharing
    edge: float

    def show(self, panel: str, language: Language, modes: Modes) -> None:
        """Have one panel stand, in a visit of its own."""
        face = self.kiosk.face
        self.opining.close()
        self.sharing.close()
        face.leave()
        self.kiosk.seconds += 1000
        face.touched()
        face.speak(language.value)
        for mode, on in vars(modes).items():
            if on:
                face.turn(mode)
        if panel == "share":
            self.sharing.toggle()
        elif panel == "warned":
            self.kiosk.seconds += 41
            face.tick()
        else:
            self.opining.toggle()
            self.opining.rate(4)
            for key in "citywall":
                self.opining.strike(key)
            if panel == "taken":
                self.opining.send()
        self.kiosk.settle()
        if panel == "typing" and modes.large:
            self.kiosk.find("opinion-words").parentItem().parentItem().setProperty("typing", True)
            self.kiosk.settle()

    def view(self) -> View:
        """What stands on the panel now, without its picture."""
        window = self.kiosk.window
        panel = next(item for item in self.kiosk.items() if item.property("modal"))
        # Where the panel has a place of its own in the window, all of it is one thing in there.
        root = panel.parentItem()
        seen = list(told(walk(panel if root is window.contentItem() else root)))
        none = np.zeros((window.height(), 1, 3), np.uint8)
        return View(
            words=tuple(one for one in seen if isinstance(one, Words)),
            controls=tuple(one for one in seen if isinstance(one, Control) and one.id),
            signs=tuple(one for one in seen if isinstance(one, Sign)),
            shown=none,
            wordless=none,
            bare=none,
            mm=2214.0 / window.width(),
            low=self.edge,
        )


def taken(draft: Draft) -> Future[Receipt]:
    """What accepts every opinion at once."""
    done: Future[Receipt] = Future()
    done.set_result(receipt(draft.code, draft.language))
    return done


@pytest.fixture(scope="module")
def stands(request: pytest.FixtureRequest, qapp: QObject) -> Iterator[dict[float, Stand]]:
    """A kiosk of each height."""
    made = {edge: stand(QtBot(request), edge) for edge in EDGES}
    yield made
    for one in made.values():
        one.kiosk.screen.close()


def stand(bot: QtBot, edge: float) -> Stand:
    """A kiosk whose lower edge is so high."""
    kiosk = Kiosk(bot, edge=edge, say=words, size=SIZE)
    opining = Opining(kiosk.face, taken, 15, Speaking(lambda: Absent.NO_DEVICE))
    sharing = Sharing(kiosk.face, lambda page: f"https://city.example/{page.id}")
    kiosk.window.setProperty("opining", opining)
    kiosk.window.setProperty("sharing", sharing)
    return Stand(kiosk, opining, sharing, edge)


@pytest.mark.parametrize("edge", EDGES)
def test_every_panel_is_in_reach_and_read(stands: dict[float, Stand], edge: float) -> None:
    wrong = {}
    for at, (panel, modes) in enumerate(product(PANELS, ALL)):
        if panel == "typing" and not modes.large:
            continue  # faces and keyboard stand beside one another
        number = at + at // len(ALL) + EDGES.index(edge)
        if number % 2:
            continue  # at the next height
        language = list(Language)[number // 2 % len(Language)]
        stands[edge].show(panel, language, modes)
        found = faults(stands[edge].view(), modes)
        if found:
            wrong[panel, language.value, str(modes)] = [str(one) for one in found]
    assert not wrong, "\n".join(f"{case}: {one}" for case, all_ in wrong.items() for one in all_)


def faults(view: View, modes: Modes) -> list[Finding]:
    """What is wrong with a screen."""
    measures = [
        targets(steady=modes.steady)(view),
        gaps(view),
        overlaps(view),
        cuts([view], ("home", "slot")),
    ]
    if modes.low:
        measures.append(reach(low=True)(view))
    return [one for measure in measures for one in measure.findings]
