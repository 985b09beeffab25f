"""A QR symbol is what a phone reads, at a size that it can read."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from kiosk.share.symbol import MOST_VERSION, QUIET, Symbol, TooLongError, symbol

PANEL_MM = 3840 / 2214
"""Pixels a millimetre of a 100-inch panel at 4K."""


def read(made: Symbol, module_px: int = 6) -> str:
    """What a phone sees in it."""
    light = ~np.array(made.rows, bool)
    picture = np.kron(light, np.ones((module_px, module_px), bool)).astype(np.uint8) * 255
    return cv2.QRCodeDetectorAruco().detectAndDecode(picture)[0]


@pytest.mark.parametrize(
    "content",
    [
        "https://city.example/opinions/0123456789ABCDEFGH?lang=ko",
        "의견 접수증 K3M9QX",
        "ご意見の受付証",
        "意见回执",
        "café",
        "x" * 600,
    ],
)
def test_a_phone_reads_what_was_written(content: str) -> None:
    assert read(symbol(content)) == content


def test_it_is_square_with_four_light_modules_all_around() -> None:
    made = symbol("https://city.example/p/trains")
    assert made.side == 17 + 4 * made.version + 2 * QUIET
    assert {len(row) for row in made.rows} == {made.side}
    edge = (*made.rows[:QUIET], *made.rows[-QUIET:])
    assert not any(any(row) for row in edge)
    assert not any(any(row[:QUIET] + row[-QUIET:]) for row in made.rows)


def test_what_does_not_fit_is_refused() -> None:
    assert symbol("가" * 220).version <= MOST_VERSION
    with pytest.raises(TooLongError, match="need version"):
        symbol("가" * 250)
    with pytest.raises(TooLongError, match="fit into no QR symbol"):
        symbol("가" * 3000)
