"""Costs that are really measured, on small pictures."""

from __future__ import annotations

from pathlib import Path

from streams.media.decoder import Scaler, StillDecoders
from streams.plan.calibration import Coded, coded, moved, received, stills
from streams.sample.clipset import tiny
from streams.sample.library import Library


def clip(tmp_path: Path) -> Coded:
    """A clip of 4 s, 15 frames a second, a keyframe each second."""
    return coded(Library(tmp_path, workers=1).clips([tiny()[0].sub])[0])


def test_every_frame_is_decoded_as_in_the_engine(tmp_path: Path) -> None:
    found = clip(tmp_path)
    assert moved(found, (160, 90)) == 60
    assert stills(StillDecoders(), Scaler(), found) == 4
    assert received(found) == 1
    assert len(found.units) == 60
