"""What is written can be read, and QML has the same values as Python."""

from __future__ import annotations

from dataclasses import asdict, fields

import pytest
from pytestqt.qtbot import QtBot

from streams.floor.truth import State
from wall.glass.palette import COLOURS, DAY, NIGHT, Colours, Palette
from wall.glass.theme import SIZES, Theme, state_colour

LEAST_CONTRAST = 4.5


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize("ground", ["ground", "panel", "raised", "bed"])
@pytest.mark.parametrize("state", list(State))
def test_every_state_can_be_read_on_every_ground(
    state: State, ground: str, colours: Colours
) -> None:
    assert contrast(getattr(colours, state.word), getattr(colours, ground)) >= LEAST_CONTRAST


@pytest.mark.parametrize("colours", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize("ground", ["ground", "panel", "raised", "bed", "line"])
@pytest.mark.parametrize("text", ["text", "quiet", "accent"])
def test_text_can_be_read_on_every_ground(text: str, ground: str, colours: Colours) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= LEAST_CONTRAST


@pytest.mark.parametrize("name", [field.name for field in fields(Colours)])
def test_by_night_everything_is_dimmer_and_nothing_bluer(name: str) -> None:
    day, night = getattr(DAY, name), getattr(NIGHT, name)
    assert luminance(night) < luminance(day)
    assert int(night[5:], 16) <= int(day[5:], 16)


def test_the_palette_has_the_colours_that_hold_now() -> None:
    heard: list[str] = []
    palette = Palette()
    palette.tell(lambda: heard.append(palette.text))
    assert palette.text == DAY.text
    assert palette.turn(NIGHT)
    assert not palette.turn(NIGHT)
    assert heard == [NIGHT.text]


def test_a_state_has_its_colour_of_the_hour() -> None:
    try:
        COLOURS.turn(NIGHT)
        assert state_colour(State.LOST) == NIGHT.lost
    finally:
        COLOURS.turn(DAY)


def test_qml_reads_the_same_values(qtbot: QtBot) -> None:
    theme = Theme()
    assert theme.property("colour") == asdict(DAY)
    assert theme.property("size") == asdict(SIZES)
