"""Whether words and signs stand out from what is really behind them, as it was drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.audit.finding import Measure, Rule, measured
from kiosk.audit.ink import sign_contrast, words_contrast
from kiosk.audit.view import View

WORDS: Final = 4.5
"""WCAG 2.2, 1.4.3; the Korean rule has the same."""
SIGNS: Final = 3.0
"""WCAG 2.2, 1.4.11."""

ENOUGH: Final = 0.5
"""Of what is cut off by more than this, too little is left to be measured."""


def contrast(view: View) -> Measure:
    """Measure every text that can be used now."""
    expected = f"{WORDS}:1 and more to what is behind it"
    return measured(Rule.CONTRAST, _texts(view), WORDS, ":1", expected)


def signs(view: View) -> Measure:
    """Measure every sign that can be used now."""
    expected = f"{SIGNS}:1 and more to what is behind it"
    return measured(Rule.SIGN, _signs(view), SIGNS, ":1", expected)


def _texts(view: View) -> Iterator[tuple[float, str]]:
    for one in view.words:
        if one.shown.area > ENOUGH * one.box.area and one.enabled and one.text.strip():
            yield words_contrast(view, one), repr(one.text)


def _signs(view: View) -> Iterator[tuple[float, str]]:
    for one in view.signs:
        if one.in_sight and one.whole and one.enabled and not one.cut_by:
            yield sign_contrast(view, one), f"the sign {one.mark!r}"
