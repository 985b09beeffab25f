"""A voice note is short, small, can be heard by anybody, and has no name or time in it."""

from __future__ import annotations

import io

import av
import numpy as np
import pytest

from kiosk.opinions.voicenote import BIT_RATE, MOST_S, note, seconds
from streams.voice.microphone import RATE


def voice(length_s: float, loud: int = 9000) -> bytes:
    """Something like speech: a tone that swells and falls, with noise."""
    at = np.arange(int(length_s * RATE)) / RATE
    noise = np.random.default_rng(1).normal(0, 0.1, len(at))
    tone = np.sin(2 * np.pi * 180 * at) * (0.5 + 0.5 * np.sin(2 * np.pi * 3 * at)) + noise
    return (tone * loud).astype("<i2").tobytes()


def test_it_is_opus_in_ogg_as_long_as_what_was_heard() -> None:
    made = note(voice(3.0))
    assert made.startswith(b"OggS")
    with av.open(io.BytesIO(made), "r") as container:
        stream = container.streams.audio[0]
        assert stream.codec_context.name in ("opus", "libopus")
        assert stream.codec_context.channels == 1
        heard = np.concatenate([f.to_ndarray().ravel() for f in container.decode(audio=0)])
    assert seconds(made) == pytest.approx(3.0, abs=0.1)
    assert float(np.abs(heard).max()) > 0.1


def test_no_more_than_half_a_minute_is_kept_and_it_is_small() -> None:
    made = note(voice(MOST_S + 5))
    assert seconds(made) == pytest.approx(MOST_S, abs=0.1)
    assert len(made) < 1.2 * MOST_S * BIT_RATE / 8


def test_neither_a_time_nor_a_name_is_in_it() -> None:
    with av.open(io.BytesIO(note(voice(1.0))), "r") as container:
        told = {**container.metadata, **container.streams.audio[0].metadata}
    assert not {name.lower() for name in told} - {"encoder"}


@pytest.mark.parametrize("heard", [b"", b"\x01", voice(0.3), bytes(2 * RATE), voice(2.0, loud=20)])
def test_where_nothing_was_heard_there_is_no_note(heard: bytes) -> None:
    assert note(heard) == b""
