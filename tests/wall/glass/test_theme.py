"""What is written can be read, and QML has the same values as Python."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from pytestqt.qtbot import QtBot

from streams.floor.truth import State
from wall.glass.theme import COLOURS, SIZES, Theme, state_colour

LEAST_CONTRAST = 4.5


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", ["ground", "panel", "raised", "bed"])
@pytest.mark.parametrize("state", list(State))
def test_every_state_can_be_read_on_every_ground(state: State, ground: str) -> None:
    assert contrast(state_colour(state), getattr(COLOURS, ground)) >= LEAST_CONTRAST


@pytest.mark.parametrize("ground", ["ground", "panel", "raised", "bed", "line"])
@pytest.mark.parametrize("text", ["text", "quiet"])
def test_text_can_be_read_on_every_ground(text: str, ground: str) -> None:
    assert contrast(getattr(COLOURS, text), getattr(COLOURS, ground)) >= LEAST_CONTRAST


def test_qml_reads_the_same_values(qtbot: QtBot) -> None:
    theme = Theme()
    assert theme.property("colour") == asdict(COLOURS)
    assert theme.property("size") == asdict(SIZES)
