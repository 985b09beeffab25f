"""A third language is one file more; words four tenths longer than English fit on every screen."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem

from layouts.surface import Surface
from tests.wall.face.conftest import NAMES, OpenWall, Wall
from tests.wall.face.desk import Desk, read
from tests.wall.face.desk import written as written_layout
from tests.wall.face.foreign import MARK, foreign, learnt
from tests.wall.face.test_guard import PEOPLE, marked
from tests.wall.face.test_helm import OpenMoving, moving
from tests.wall.face.test_ruling import ALERT, FLOOD, LAYOUT, RAIN, WATER
from wall.documents import Documents
from wall.face.ruling import Ruling
from wall.face.translator import LearntWords
from wall.glass.theme import SCALE
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.door import Door

__all__ = ["moving"]

CONTENT = {part for names in NAMES for part in names} | {
    *(scene.name("en") for scene in LAYOUT.scenes),
    *(tour.name("en") for tour in LAYOUT.tours),
    *(rule.name("en") for rule in (RAIN, FLOOD)),
    *(person.name for person in PEOPLE.all),
    "The river rises",
    "1. Check the underpasses.",
    "channels.json",
}
"""What people wrote, in their own words."""


@pytest.fixture
def foreign_wall(open_wall: OpenWall, tmp_path: Path) -> Iterator[Wall]:
    """A wall in that language, with people, rules and a tour."""
    code = learnt(tmp_path)
    words = LearntWords(code)
    QCoreApplication.installTranslator(words)
    clerk = Clerk(Archive(tmp_path / "audit.sqlite"))
    clerk.start()
    door = Door(lambda: PEOPLE, clerk)
    wall = open_wall(LAYOUT, code, listed=marked(), door=door)
    yield wall
    clerk.stop()
    QCoreApplication.removeTranslator(words)


def written(wall: Wall) -> list[QQuickItem]:
    """Every text that can be seen."""
    return [
        item
        for item in wall.items(wall.window.contentItem())
        if item.metaObject().className().startswith(("QQuickText", "Label_"))
        and item.isVisible()
        and item.property("text")
        and seen(item)
    ]


def seen(item: QQuickItem) -> bool:
    """Whether it is neither transparent nor in something that is."""
    return all(one.opacity() >= 0.1 for one in upwards(item))


def upwards(item: QQuickItem) -> Iterator[QQuickItem]:
    """An item, and all that it is in, from the inside out."""
    at: QQuickItem | None = item
    while at is not None:
        yield at
        at = at.parentItem()


def place(item: QQuickItem) -> QRectF:
    """Where a text is seen in the window; what is scrolled out of sight of a list is not."""
    wide = min(float(item.property("contentWidth")), item.width())
    rect = item.mapRectToScene(QRectF(0, 0, max(wide, 1), item.height()))
    for one in upwards(item):
        if one.clip():
            rect = rect.intersected(one.mapRectToScene(QRectF(0, 0, one.width(), one.height())))
    return rect


def strip_of(item: QQuickItem) -> str:
    """The part of the window that a text belongs to: the outermost component of ours."""
    classes = [one.metaObject().className() for one in upwards(item)]
    ours = [found[1] for name in classes if (found := re.match(r"([A-Z]\w+)_QMLTYPE", name))]
    return ours[-1] if ours else ""


def faults(wall: Wall) -> list[str]:
    """What does not fit: cut short, out of the window, or over another."""
    wall.settle()
    wall.settle()
    texts = [text for text in written(wall) if not place(text).isEmpty()]
    assert len(texts) > 8, "there is something to be read"
    whole = QRectF(0, 0, wall.window.width(), wall.window.height()).adjusted(-1, -1, 1, 1)
    wrong = [
        f"cut short: {t.property('text')!r} in {strip_of(t)}"
        for t in texts
        if t.property("truncated") and str(t.property("text")) not in CONTENT
    ]
    wrong += [
        f"out of the window: {t.property('text')!r} in {strip_of(t)}"
        for t in texts
        if not whole.contains(place(t)) and strip_of(t) not in ("SceneStrip",)
    ]
    for one, other in itertools.combinations(texts, 2):
        if strip_of(one) == strip_of(other) and one.parentItem() != other:
            both = (
                place(one).adjusted(1, 1, -1, -1).intersected(place(other).adjusted(1, 1, -1, -1))
            )
            if both.width() > 2 and both.height() > 2:
                texts_ = one.property("text"), other.property("text")
                wrong.append(f"over one another: {texts_} in {strip_of(one)}")
    return wrong


def untranslated(wall: Wall) -> list[str]:
    """Words of the wall's own that stand there in English."""
    return [
        text
        for text in (str(item.property("text")) for item in written(wall))
        if re.search("[A-Za-z]{2,}", text)
        and MARK not in text
        and not any(part and part in text for part in CONTENT)
        and not re.fullmatch(r"[\d:., ]+|[a-z]{3}|[A-Z ]+|\d+ / \d+", text)
    ]


def idle(wall: Wall) -> None:
    """Nothing is open."""
    wall.city.late(1, 90)
    wall.city.late(2, 5)
    wall.second()


def spotlit(wall: Wall) -> None:
    """A channel is enlarged."""
    wall.face.spotlight(3)
    wall.bot.wait(300)
    wall.face._renew_spot()


def searching(wall: Wall) -> None:
    """Somebody searches."""
    wall.press("searchButton")


def searching_in_vain(wall: Wall) -> None:
    """Somebody searches for what there is not."""
    wall.press("searchButton")
    wall.type("zzz")


def troubled(wall: Wall) -> None:
    """The list of troubles is open."""
    idle(wall)
    wall.press("totals")


def signing_in(wall: Wall) -> None:
    """The PIN pad is open."""
    wall.press("doorButton")


def asked(wall: Wall) -> None:
    """A purpose is wanted."""
    wall.face.spotlight(2)


def turned_away(wall: Wall) -> None:
    """A private channel is not for visitors."""
    wall.face.spotlight(1)


def warned(wall: Wall) -> None:
    """The banner is open, with a sentence about a document."""
    left_out = Documents(marked(), LAYOUT, {}, (), {})
    wall.face.take(replace(left_out, channels=(*left_out.channels, *left_out.channels)))
    wall.face.notice_.tell("channels.json")


def ruled(wall: Wall) -> None:
    """Two rules are called."""
    ruling = Ruling(wall.face, Documents(wall.city.channels, LAYOUT, {}, (), {}))
    ruling.tell(ALERT)
    ruling.tell(replace(WATER, priority=20))
    wall.window.setProperty("kept", ruling)


def touring(wall: Wall) -> None:
    """A tour stands still."""
    wall.face.touring_.start("day")
    wall.face.touring_.toggle()


SCREENS: tuple[Callable[[Wall], None], ...] = (
    idle,
    spotlit,
    searching,
    searching_in_vain,
    troubled,
    signing_in,
    asked,
    turned_away,
    warned,
    ruled,
    touring,
)


@pytest.mark.parametrize("screen_", SCREENS, ids=lambda open_: open_.__name__)
def test_words_four_tenths_longer_fit_and_none_is_hard_coded(
    foreign_wall: Wall, screen_: Callable[[Wall], None]
) -> None:
    foreign_wall.window.resize(1920, 1080)
    screen_(foreign_wall)
    assert faults(foreign_wall) == []
    assert untranslated(foreign_wall) == []


@pytest.mark.parametrize("screen_", SCREENS, ids=lambda open_: open_.__name__)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_larger_text_fits(
    open_wall: OpenWall,
    screen_: Callable[[Wall], None],
    language: str,
    tmp_path: Path,
) -> None:
    clerk = Clerk(Archive(tmp_path / "audit.sqlite"))
    clerk.start()
    door = Door(lambda: PEOPLE, clerk)
    large: Surface = replace(LAYOUT.surface, text_scale=1.5)
    wall = open_wall(replace(LAYOUT, surface=large), language, listed=marked(), door=door)
    try:
        wall.window.resize(1920, 1080)
        screen_(wall)
        assert faults(wall) == []
    finally:
        clerk.stop()
        SCALE.turn(1.0)


def test_a_text_in_that_language_keeps_its_places() -> None:
    assert foreign("{count} more") == "«{count} more mo"
    assert foreign("Sign in").startswith("«Sign in S")
    assert len(foreign("Nobody may sign in yet")) >= 1.4 * len("Nobody may sign in yet")


@pytest.mark.parametrize("language", ["xx", "ko", "en"])
def test_the_screen_for_editing_fits(
    open_wall: OpenWall, tmp_path: Path, screen: QPointingDevice, language: str
) -> None:
    code, scale = (learnt(tmp_path), 1.0) if language == "xx" else (language, 1.5)
    path = written_layout(tmp_path, "")
    layout = read(path)
    wall = open_wall(replace(layout, surface=replace(layout.surface, text_scale=scale)), code)
    desk = Desk(wall, path, screen, None, None)
    try:
        wall.window.resize(1920, 1080)
        desk.enter()
        assert faults(wall) == []
        desk.editing.ask("name")
        assert faults(wall) == []
    finally:
        desk.close()
        SCALE.turn(1.0)


@pytest.mark.parametrize("language", ["xx", "ko", "en"])
def test_the_screen_for_moving_a_camera_fits(
    moving: OpenMoving, tmp_path: Path, language: str
) -> None:
    code, scale = (learnt(tmp_path), 1.0) if language == "xx" else (language, 1.5)
    words = LearntWords(code)
    QCoreApplication.installTranslator(words)
    try:
        it = moving(language=code)
        SCALE.turn(scale)
        it.wall.window.resize(1920, 1080)
        it.wall.face.stage_.relay()
        it.hold()
        it.wait(lambda: it.wall.helm.grip_.property("presets"))
        assert faults(it.wall) == []
    finally:
        SCALE.turn(1.0)
        QCoreApplication.removeTranslator(words)
