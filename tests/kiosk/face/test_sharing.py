"""A page is taken along by a phone: as a link where there is a web page, else as its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QPointF

from kiosk.face.sharing import Sharing, carrying
from tests.kiosk.face.conftest import Kiosk
from tests.kiosk.face.phone import read
from tests.kiosk.face.sample import NAMES, NOON


def shared(kiosk: Kiosk, web: str, kept: list[QObject]) -> Sharing:
    sharing = Sharing(kiosk.face, carrying(web, "hongik-1", NAMES, lambda: NOON))
    kept.append(sharing)
    kiosk.screen.window.setProperty("sharing", sharing)
    kiosk.settle()
    return sharing


def seen(kiosk: Kiosk) -> str:
    """What a phone reads from the screen."""
    code = kiosk.find("share-code")
    at = code.mapToScene(QPointF(0, 0)).toPoint()
    return read(kiosk.picture().copy(at.x(), at.y(), int(code.width()), int(code.height())))


@pytest.fixture
def kept() -> list[QObject]:
    """What QML is bound to, which outlives the window; asked for before it."""
    return []


@pytest.fixture
def kiosk(kept: list[QObject], opened: Callable[..., Kiosk]) -> Kiosk:
    assert not kept
    return opened()


def test_a_phone_opens_the_page_that_stands_in_its_language(
    kiosk: Kiosk, kept: list[QObject]
) -> None:
    sharing = shared(kiosk, "https://city.example/k", kept)
    for name in ("speak-en", "way-air", "bar-share"):
        kiosk.touch(name)
    assert seen(kiosk) == "https://city.example/k/air?lang=en&at=hongik-1"
    kiosk.touch("share-close")
    assert not sharing.property("open")
    kiosk.touch("bar-share")
    kiosk.wait(61)
    assert not sharing.property("open"), "who leaves closes it"


def test_without_a_web_page_a_phone_reads_the_words_and_when_they_were_true(
    kiosk: Kiosk, kept: list[QObject]
) -> None:
    sharing = shared(kiosk, "", kept)
    kiosk.touch("bar-share")
    told = seen(kiosk)
    assert told.startswith("홍대입구 · ")
    assert "2026-11-21 12:00" in told
    assert "3분" in told
    assert any("12:00 기준" in text for text in kiosk.texts())
    assert sharing.property("open")
