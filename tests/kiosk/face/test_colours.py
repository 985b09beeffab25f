"""Everything that is read is read easily, in both themes and on every line's colour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.face.colours import HIGH, NORMAL, Colours, contrast, ink, luminance

READ = 4.5


@pytest.mark.parametrize("colours", [NORMAL, HIGH])
@pytest.mark.parametrize("ground", ["ground", "panel", "raised"])
@pytest.mark.parametrize("text", ["text", "quiet", "exit", "focus", "good", "fair", "poor", "bad"])
def test_text_is_read_on_every_ground(colours: Colours, ground: str, text: str) -> None:
    assert contrast(getattr(colours, ground), getattr(colours, text)) >= READ


@pytest.mark.parametrize("colours", [NORMAL, HIGH])
@pytest.mark.parametrize("name", ["exit", "action", "alarm", "drill"])
def test_what_has_an_ink_of_its_own_is_read(colours: Colours, name: str) -> None:
    assert contrast(getattr(colours, name), getattr(colours, f"{name}_ink")) >= READ


def test_the_highest_contrast_is_seven_and_more() -> None:
    for text in ("text", "quiet", "exit", "focus", "good", "fair", "poor", "bad"):
        assert contrast(HIGH.ground, getattr(HIGH, text)) >= 7


@given(st.integers(0, 0xFFFFFF))
def test_a_lines_number_is_read_on_any_colour(value: int) -> None:
    colour = f"#{value:06x}"
    assert contrast(colour, ink(colour)) >= READ


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="write #rrggbb"):
        luminance("green")
