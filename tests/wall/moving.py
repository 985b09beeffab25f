"""A wall that moves a simulated camera: a person's fingers, what the panel says, and the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from layouts.channels import Channel
from layouts.control import Control
from layouts.credentials import Credential
from tests.fakes.served import Served
from tests.wall.face.conftest import Wall, channels
from wall.documents import Documents
from wall.face.witness import Witness
from wall.trust.clerk import Clerk
from wall.trust.door import Answer, Door
from wall.trust.entry import Entry, Role
from wall.trust.ledger import read, reading
from wall.trust.people import People, Person
from wall.trust.pin import hashed

MOVED, ALSO, FIXED = 0, 1, 2
PIN = "482913"
PEOPLE = People(
    tuple(Person(name, Role(role), hashed(PIN)) for name, role in [
        ("Kim", "operator"), ("Park", "administrator"), ("Lee", "viewer"),
    ])
)  # fmt: skip
CREDENTIALS = {"movers": Credential("viewer", "sesame-street")}
WAIT_MS = 20_000
Finger = tuple[int, QPoint]
"""Its id, and where it is in the window."""


def listed(url: str) -> tuple[Channel, ...]:
    """Six channels, of which two can be moved, by the same camera."""
    every = list(channels())
    for row in (MOVED, ALSO):
        every[row] = replace(every[row], control=Control(url, "big", "movers"))
    return tuple(every)


@dataclass
class Moving:
    """A wall, a camera that it moves, a person and the log."""

    wall: Wall
    camera: Served
    door: Door | None
    clerk: Clerk
    log: Path
    screen: QPointingDevice

    def __post_init__(self) -> None:
        """Have everything recorded."""
        documents = Documents(self.wall.city.channels, None, {}, (), {})
        self.witness = Witness(self.wall.face, self.clerk, documents, "sha256:00")
        self.wall.helm.grip_.done.connect(self.witness.steered)

    def hold(self, row: int = MOVED, purpose: str = "purpose_1") -> None:
        """Enlarge a channel, take it, say what for, and wait until it can be moved."""
        self.ask(row)
        self.wall.touch(self.screen, purpose)
        self.wait(lambda: self.grip["ready"])
        self.wall.settle()

    def ask(self, row: int = MOVED) -> None:
        """Enlarge a channel, and touch the button that takes it."""
        self.wall.face.spotlight(row)
        self.wait(lambda: self.shown("helmButton"))
        self.wall.touch(self.screen, "helmButton")

    def wait(self, seen: Callable[[], object]) -> None:
        self.wall.bot.waitUntil(lambda: bool(seen()), timeout=WAIT_MS)

    @property
    def grip(self) -> dict[str, object]:
        return dict(self.wall.helm.grip_.property("state"))

    @property
    def picture(self) -> QRectF:
        """Where the picture stands in the window."""
        pad = self.wall.find("pullPad")
        return pad.mapRectToScene(QRectF(0, 0, pad.width(), pad.height()))

    def spot(self, x: float = 0.5, y: float = 0.5) -> QPoint:
        """A place in the picture."""
        box = self.picture
        return QPoint(round(box.x() + x * box.width()), round(box.y() + y * box.height()))

    def press(self, *fingers: Finger, beside: Finger | None = None) -> None:
        event = QTest.touchEvent(self.wall.window, self.screen)
        for finger, at in fingers:
            event.press(finger, at, self.wall.window)
        if beside is not None:
            event.move(*beside, self.wall.window)
        event.commit()

    def move(self, *fingers: Finger) -> None:
        event = QTest.touchEvent(self.wall.window, self.screen)
        for finger, at in fingers:
            event.move(finger, at, self.wall.window)
        event.commit()
        self.wall.settle()

    def lift(self, *fingers: Finger, beside: Finger | None = None) -> None:
        event = QTest.touchEvent(self.wall.window, self.screen)
        for finger, at in fingers:
            event.release(finger, at, self.wall.window)
        if beside is not None:
            event.move(*beside, self.wall.window)
        event.commit()

    def sign_in(self, name: str) -> None:
        assert self.door is not None
        assert self.door.knock(name, PIN) is Answer.IN
        self.wall.second()

    @property
    def question(self) -> str:
        self.wall.settle()
        asked = self.wall.find("question")
        return str(asked.property("text")) if asked.isVisible() else ""

    def shown(self, name: str) -> bool:
        return self.wall.find(name).isVisible()

    def entries(self) -> list[Entry]:
        """What was recorded of cameras that were moved; nothing can be recorded after it."""
        self.clerk.stop()
        with reading(self.log) as database:
            return [e for e in read(database, "ORDER BY sequence") if e.event == "steered"]
