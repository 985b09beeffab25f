"""Live pictures on the screen under fingers: where they stand, what is asked for, how they age."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.cameras.register import Register
from kiosk.face.bill import Bills
from kiosk.face.pictures.gallery import Gallery
from kiosk.knowledge import Knowledge
from kiosk.knowledge.outlook import Outlook
from kiosk.playbill import Playbill
from layouts.channel import Channel
from streams.floor.frame import Frames, Shape
from streams.floor.truth import Link, Tier
from streams.media.aside.tether import Shared
from streams.media.demand import Demand, Focus
from tests.kiosk.face.conftest import Kiosk
from tests.kiosk.face.sample import NOON
from tests.kiosk.pages.known import KIOSK, near

MM = 1920 / 2214
COLOURS = {"square": "#c83220", "bridge": "#20c832", "market": "#3220c8"}
CHANNELS = tuple(
    Channel(name, {"ko": name}, "rtsp://192.0.2.1/", position=(near(far).lat, near(far).lon))
    for name, far in (("square", 100.0), ("bridge", 200.0), ("market", 300.0))
)


def painted(
    colour: str, width: int, height: int
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A picture of one colour, BGRA."""
    told = QColor(colour)
    pixels = np.empty((height, width, 4), np.uint8)
    pixels[:] = (told.blue(), told.green(), told.red(), 255)
    return pixels


class Town:
    """Cameras whose engine's memory is written by hand."""

    def __init__(self) -> None:
        self.asked: Mapping[str, Demand] = {}
        self.touched: list[tuple[str, int, int]] = []
        self.begin()
        self.register = Register(NOON)

    @property
    def shared(self) -> Shared | None:
        return self.memory

    def outlooks(self) -> Mapping[str, Outlook]:
        return self.register.look(CHANNELS, self.memory, time.monotonic(), NOON)

    def show(self, demands: Mapping[str, Demand]) -> None:
        self.asked = demands

    def touch(self, channel: str, width: int, height: int) -> None:
        self.touched.append((channel, width, height))

    def begin(self) -> None:
        """An engine begins: it has no picture yet."""
        frames = Frames.create(Shape(len(CHANNELS), 2))
        rows = {one.id: row for row, one in enumerate(CHANNELS)}
        self.memory = Shared(frames, rows)

    def live(self, ago: float = -3600.0) -> None:
        """All send, and sent a picture so many seconds ago; else they do for an hour to come."""
        frames, now = self.memory.frames, time.monotonic()
        frames.status["link"] = Link.PLAYING
        frames.status["tier"] = Tier.SMOOTH
        frames.status["played_at"] = frames.status["key_at"] = now - 100
        frames.status["packet_at"] = frames.status["captured"] = now - ago
        frames.status["promise"] = 30.0
        frames.status["width"], frames.status["height"] = 640, 360
        for row, one in enumerate(CHANNELS):
            frames.write_still(row, painted(COLOURS[one.id], 96, 54), now - ago, Tier.STILL)


class Watched(Kiosk):
    """A kiosk with live pictures."""

    def __init__(self, bot: QtBot, gallery: Gallery, bills: Bills) -> None:
        super().__init__(bot, parts={"gallery": gallery}, bills=bills)
        gallery.changed.connect(self.face.refresh)
        self.gallery = gallery


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def kiosk(qtbot: QtBot, town: Town) -> Iterator[Watched]:
    """A kiosk with three cameras, on their page."""
    document = replace(KIOSK, cameras=tuple(COLOURS))
    clock = count(1000.0)  # each look is a second after the last
    gallery = Gallery(town, lambda: next(clock))
    bills = Playbill(document, lambda: Knowledge(cameras=town.outlooks()))
    one = Watched(qtbot, gallery, bills)
    one.face.touched()
    one.face.open("cameras")
    yield one
    one.screen.close()
    gallery.stop()


def look(kiosk: Watched) -> None:
    """Have what is new on the screen."""
    kiosk.settle()
    kiosk.gallery.tick()
    kiosk.settle()


def frames_of(kiosk: Kiosk) -> dict[str, QQuickItem]:
    """Where pictures stand, by channel."""
    blocks = [item for item in kiosk.items() if item.property("kind") == "camera"]
    return {item.property("channel"): item.property("area") for item in blocks}


def colour(kiosk: Kiosk, channel: str) -> str:
    """What stands in the middle of a camera's frame."""
    frame = frames_of(kiosk)[channel]
    middle = frame.mapToScene(QPointF(frame.width() / 2, frame.height() / 2)).toPoint()
    return kiosk.picture().pixelColor(middle).name()


def grey(name: str) -> bool:
    told = QColor(name)
    return max(told.red(), told.green(), told.blue()) - min(
        told.red(), told.green(), told.blue()
    ) <= 2  # fmt: skip


def middle(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def test_every_live_picture_stands_in_its_own_frame(kiosk: Watched, town: Town) -> None:
    look(kiosk)
    town.live()
    look(kiosk)
    assert {name: colour(kiosk, name) for name in COLOURS} == COLOURS
    assert kiosk.texts().count("실시간") == 3


def test_a_picture_that_is_not_of_now_is_grey_and_says_so_and_then_is_gone(
    kiosk: Watched, town: Town
) -> None:
    town.live()
    look(kiosk)
    town.live(ago=10.0)
    look(kiosk)
    assert all(grey(colour(kiosk, name)) for name in COLOURS)
    kiosk.face.refresh()
    kiosk.settle()
    assert "실시간" not in kiosk.texts()
    assert any(text.startswith("마지막 화면") for text in kiosk.texts())
    town.live()
    look(kiosk)
    assert colour(kiosk, "square") == COLOURS["square"]
    town.live(ago=61.0)
    look(kiosk)
    frame = frames_of(kiosk)["square"]
    corner = frame.mapToScene(QPointF(6, 6)).toPoint()
    assert kiosk.picture().pixelColor(corner) == QColor(frame.property("color"))
    assert any("화면 없음" in text for text in kiosk.texts())


def test_a_finger_has_a_camera_made_ready_and_enlarges_it_and_another_touch_leads_back(
    kiosk: Watched, town: Town
) -> None:
    town.live()
    look(kiosk)
    where = middle(frames_of(kiosk)["bridge"])
    QTest.touchEvent(kiosk.window, kiosk.finger).press(0, where).commit()
    (touched,) = town.touched
    assert touched[0] == "bridge"
    assert touched[1] > 800
    QTest.touchEvent(kiosk.window, kiosk.finger).release(0, where).commit()
    look(kiosk)
    assert list(frames_of(kiosk)) == ["bridge"]
    frame = frames_of(kiosk)["bridge"]
    assert frame.width() > 800
    assert colour(kiosk, "bridge") == COLOURS["bridge"]
    assert town.asked["bridge"].focus is Focus.SPOTLIGHT
    assert {town.asked[name].focus for name in ("square", "market")} == {Focus.NEAR}
    assert town.asked["bridge"].width == pytest.approx(frame.width(), abs=2)
    where = middle(frame)
    QTest.touchEvent(kiosk.window, kiosk.finger).press(0, where).commit()
    QTest.touchEvent(kiosk.window, kiosk.finger).release(0, where).commit()
    look(kiosk)
    assert set(frames_of(kiosk)) == set(COLOURS)


def test_keys_lead_from_camera_to_camera_within_everybodys_reach(
    kiosk: Watched, town: Town
) -> None:
    town.live()
    kiosk.touch("bar-low")
    look(kiosk)
    where = middle(frames_of(kiosk)["bridge"])
    QTest.touchEvent(kiosk.window, kiosk.finger).press(0, where).commit()
    QTest.touchEvent(kiosk.window, kiosk.finger).release(0, where).commit()
    look(kiosk)
    assert len(frames_of(kiosk)) == 3, "pictures stand too high to be touched"
    limit = 1080 - (1220 - 800) * MM
    kiosk.touch("camera-enlarge")
    for key, shown in (("camera-next", "bridge"), ("camera-previous", "square")):
        item = kiosk.find(key)
        assert item.mapToScene(QPointF(0, 0)).y() >= limit - 1
        assert item.height() >= 25 * MM
        kiosk.touch(key)
        look(kiosk)
        assert list(frames_of(kiosk)) == [shown]
        assert colour(kiosk, shown) == COLOURS[shown]
    kiosk.touch("camera-all")
    look(kiosk)
    assert len(frames_of(kiosk)) == 3


def test_only_what_stands_on_the_screen_is_asked_for_and_no_main_stream(
    kiosk: Watched, town: Town
) -> None:
    town.live()
    look(kiosk)
    assert set(town.asked) == set(COLOURS)
    assert all(one.focus is Focus.NONE for one in town.asked.values())
    assert all(one.width <= 640 for one in town.asked.values())
    kiosk.touch("way-air")
    look(kiosk)
    assert town.asked == {}


def test_a_new_engines_memory_takes_the_place_of_the_old_one(kiosk: Watched, town: Town) -> None:
    town.live()
    look(kiosk)
    town.begin()
    look(kiosk)
    assert colour(kiosk, "market") != COLOURS["market"]
    town.live()
    look(kiosk)
    assert colour(kiosk, "market") == COLOURS["market"]


def test_a_page_of_cameras_stands_without_anybody_who_keeps_them(
    opened: Callable[..., Kiosk],
) -> None:
    document = replace(KIOSK, cameras=("square",))
    kiosk = opened(bills=Playbill(document, lambda: Knowledge(cameras={"square": Outlook()})))
    kiosk.touch("way-cameras")
    assert "아직 화면 없음" in kiosk.texts()
