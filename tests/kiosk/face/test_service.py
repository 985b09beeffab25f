"""The way in for those who look after the kiosk: two corners, a PIN, and never by chance."""

from __future__ import annotations

import re
from collections.abc import Callable

from argon2 import PasswordHasher
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from kiosk.face.service import IDLE_S, Ending, Service
from kiosk.healthsheet import HealthRow
from kiosk.page import Language
from streams.feeds.snapshot import State
from tests.kiosk.face.conftest import Kiosk

HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("2580")


class Door:
    """A kiosk with a service page."""

    def __init__(self, opened: Callable[..., Kiosk], hashed: str = HASH) -> None:
        self.ended: list[int] = []
        self.seconds = 0.0
        self.service = Service(hashed, self.ended.append, lambda: self.seconds)
        self.service.ask(lambda: [HealthRow("Air", "Fresh"), HealthRow("Disk", "", State.NO_DATA)])
        self.kiosk = opened(parts={"service": self.service})

    def type(self, pin: str) -> None:
        for digit in pin:
            self.kiosk.touch(f"pin-{digit}")
        self.kiosk.touch("pin-enter")
        self.kiosk.bot.waitUntil(lambda: not self.service.property("checking"), timeout=20000)
        self.kiosk.settle()


def test_two_corners_held_ask_for_the_pin_and_one_does_not(opened: Callable[..., Kiosk]) -> None:
    door = Door(opened)
    kiosk = door.kiosk
    corners = next(item for item in kiosk.items() if item.property("held_ms"))
    corners.setProperty("held_ms", 100)
    upper, lower = QPoint(20, 20), QPoint(20, 1060)
    QTest.touchEvent(kiosk.window, kiosk.finger).press(0, upper).commit()
    kiosk.bot.wait(300)
    assert not door.service.property("asked")
    QTest.touchEvent(kiosk.window, kiosk.finger).move(0, upper).press(1, lower).commit()
    kiosk.bot.waitUntil(lambda: door.service.property("asked"), timeout=20000)
    QTest.touchEvent(kiosk.window, kiosk.finger).release(0, upper).release(1, lower).commit()


def test_the_pin_opens_the_service_page_which_tells_and_restarts(
    opened: Callable[..., Kiosk],
) -> None:
    door = Door(opened)
    door.service.knock()
    door.type("2580")
    assert "Air" in door.kiosk.texts()
    door.kiosk.touch("service-restart")
    assert door.ended == [Ending.RESTART]


def test_a_wrong_pin_says_so_and_after_some_of_them_one_waits(
    opened: Callable[..., Kiosk],
) -> None:
    door = Door(opened)
    door.service.knock()
    for _ in range(3):
        door.type("1111")
        assert door.service.property("wrong")
        assert not door.service.property("inside")
    assert door.service.property("waits") == 30
    door.type("2580")
    assert not door.service.property("inside")
    door.seconds += 31
    door.type("2580")
    assert door.service.property("inside")


def test_nothing_ends_the_kiosk_without_the_pin(opened: Callable[..., Kiosk]) -> None:
    door = Door(opened)
    door.service.quit()
    door.service.restart()
    door.service.knock()
    door.service.quit()
    assert door.ended == []


def test_a_kiosk_without_a_pin_has_no_way_in(opened: Callable[..., Kiosk]) -> None:
    door = Door(opened, "")
    door.service.knock()
    assert not door.service.property("asked")


def test_a_service_page_that_nobody_touches_shuts_itself(opened: Callable[..., Kiosk]) -> None:
    door = Door(opened)
    door.service.knock()
    door.seconds += IDLE_S
    door.kiosk.bot.waitUntil(lambda: not door.service.property("asked"), timeout=20000)


def test_a_wrong_pin_is_said_aloud_and_no_digit_ever_is(opened: Callable[..., Kiosk]) -> None:
    door = Door(opened)
    assert door.service.aloud(Language.EN) == ("", "")
    door.service.knock()
    for digit in "1379":
        door.service.press(digit)
        assert door.service.aloud(Language.EN)[1] == "Service PIN."
    door.type("1379")
    what, said = door.service.aloud(Language.EN)
    assert "That is not the PIN" in said
    assert not re.search(r"\d", what + said)
