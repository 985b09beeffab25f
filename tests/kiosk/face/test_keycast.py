"""The keys of a row say their words in one size, with their signs on one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.face.keycast import Label, Row, cast
from kiosk.page import Language
from kiosk.wording.say import words
from tests.kiosk.face.conftest import Kiosk

ROW = Row(deep=92, side=42, most=24, least=20, family="Noto Sans CJK KR")


def test_short_words_have_the_size_that_is_wanted(qtbot: QtBot) -> None:
    told = cast([Label("Air", 160), Label("Weather", 160)], ROW)
    assert (told.px, told.lines, told.side) == (24, 1, 42)


def test_one_that_is_a_little_too_long_makes_all_a_little_smaller(qtbot: QtBot) -> None:
    told = cast([Label("Air", 160), Label("Public bicycles", 163)], ROW)
    assert 20 <= told.px < 24
    assert told.lines == 1
    assert told.texts["Public bicycles"] == "Public bicycles"


def test_one_that_is_much_too_long_is_broken_where_its_halves_are_least_wide(qtbot: QtBot) -> None:
    told = cast([Label("Air", 150), Label("Walks and quiet parks", 150)], ROW)
    assert told.lines == 2
    assert told.texts == {"Air": "Air", "Walks and quiet parks": "Walks and\nquiet parks"}
    assert told.px >= ROW.least
    assert told.side < 42
    # Both lines and the sign stand within the key.
    assert told.side + told.px * 2.39 <= ROW.deep


def test_where_all_is_large_a_second_line_is_begun_before_words_become_smaller(
    qtbot: QtBot,
) -> None:
    row = Row(58, 34, 24, 20, "Noto Sans CJK KR", upright=False, large=True)
    told = cast([Label("Previous place", 160), Label("Next place", 160)], row)
    assert told.lines == 2
    assert told.px > cast([Label("Previous place", 160)], replace(row, large=False)).px
    assert told.px * 2.04 <= row.deep
    assert told.texts["Previous place"] == "Previous\nplace"


@pytest.mark.parametrize(
    ("text", "broken"),
    [("手のふるえ補助", "手のふるえ\n補助"), ("步行路线与公园", "步行路\n线与公园")],
)
def test_what_has_no_blanks_is_broken_as_its_language_is(
    qtbot: QtBot, text: str, broken: str
) -> None:
    row = Row(58, 34, 24, 20, "Noto Sans CJK JP", upright=False, large=True)
    assert cast([Label(text, 125)], row).texts[text] == broken


def test_no_word_is_smaller_than_can_be_read(qtbot: QtBot) -> None:
    assert cast([Label("Unzerbrechlichkeitsbeweis", 90)], ROW).px == ROW.least


def middle(item: QQuickItem) -> float:
    return item.mapToScene(QPointF(0, item.height() / 2)).y()


def size(text: QQuickItem) -> float:
    """Of words as they are drawn."""
    return float(text.property("fontInfo").property("pixelSize").toNumber())


def inside(kiosk: Kiosk, name: str) -> tuple[QQuickItem, QQuickItem, QQuickItem]:
    """A key, its sign and its words."""
    key = kiosk.find(name)
    (words,) = [one for one in kiosk.items(key) if one.property("text")]
    (sign,) = [one for one in kiosk.items(key) if one.metaObject().className().startswith("Sign")]
    return key, sign, words


def test_on_the_screen_all_keys_of_a_row_have_one_size_and_one_line_of_signs(
    opened: Callable[..., Kiosk],
) -> None:
    kiosk = opened(say=words)
    for language in Language:
        kiosk.face.speak(language.value)
        kiosk.settle()
        for row in ("way-", "bar-"):
            names = [one.objectName() for one in kiosk.items() if one.objectName().startswith(row)]
            assert len(names) > 3
            parts = [inside(kiosk, name) for name in names]
            assert len({round(middle(sign), 1) for _, sign, _ in parts}) == 1
            assert len({size(text) for _, _, text in parts}) == 1
            for key, _, text in parts:
                assert not text.property("truncated")
                assert text.x() >= 0
                assert text.x() + text.width() <= key.width()
