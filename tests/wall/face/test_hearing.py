"""A feed of alerts that does not answer is said on the glass, until it answers again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from streams.alerts.alert import Point
from streams.alerts.desk import AlertDesk
from streams.alerts.place import Place
from streams.alerts.settings import AlertSettings, Source
from tests.fakes.feed import Feed, in_thread
from wall.face.hearing import Hearing
from wall.face.notice import Notice

PLACE = Place(Point(37.5663, 126.9779))
PATIENCE_MS = 20_000


@pytest.fixture
def feed() -> Iterator[Feed]:
    """A CAP feed that does not answer."""
    with in_thread() as served:
        served.fault = 503
        yield served


@pytest.fixture
def desk(feed: Feed) -> Iterator[AlertDesk]:
    """A desk that asks it often."""
    found = AlertDesk(AlertSettings(PLACE, sources=(Source("kma", feed.url, 0.05),)))
    found.start()
    yield found
    found.stop()


@pytest.mark.parametrize(
    ("language", "lead", "words"),
    [
        ("ko", "경보를 받지 못하고 있습니다", "경보 피드 'kma': "),
        ("en", "Alerts are not being heard", "'kma' has not answered since "),
    ],
)
def test_silence_is_said_and_the_end_of_it_seen(
    qtbot: QtBot, feed: Feed, desk: AlertDesk, language: str, lead: str, words: str
) -> None:
    notice = Notice(language)

    def sentence() -> str:
        return str(notice.property("sentence"))

    hearing = Hearing(notice, desk.silent, language, grace_s=0.2, look_ms=20)
    qtbot.waitUntil(lambda: notice.property("sentence") != "", timeout=PATIENCE_MS)
    assert notice.property("lead") == lead
    assert sentence().startswith(words)
    assert "answers 503" in sentence()
    feed.fault = 0
    qtbot.waitUntil(lambda: sentence() == "", timeout=PATIENCE_MS)
    hearing.stop()


def test_what_somebody_read_is_not_said_again_and_other_words_stay(
    qtbot: QtBot, feed: Feed, desk: AlertDesk
) -> None:
    notice = Notice("en")
    said: list[str] = []
    notice.changed.connect(lambda: said.append(str(notice.property("sentence"))))
    hearing = Hearing(notice, desk.silent, "en", grace_s=0.2, look_ms=20)
    qtbot.waitUntil(lambda: notice.property("sentence") != "", timeout=PATIENCE_MS)
    notice.warn("Something else", "is wrong")
    feed.fault = 0
    qtbot.waitUntil(lambda: not desk.silent(0.0), timeout=PATIENCE_MS)
    # Looked at since the feed answered, and nothing was taken away.
    with qtbot.waitSignal(hearing._timer.timeout, timeout=PATIENCE_MS):
        pass
    hearing.stop()
    assert notice.property("sentence") == "is wrong"
    assert len(said) == 2
