"""Every dialogue of tests/dialogues, as a camera would speak it, cut into pieces of any size."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.streams.media.rtsp.conftest import Theatre

NAMES = sorted(path.stem for path in (Path(__file__).parents[3] / "dialogues").glob("*.txt"))


@pytest.mark.parametrize("cut", [1 << 20, 7, 1])
@pytest.mark.parametrize("name", NAMES)
def test_the_camera_and_citywall_understand_one_another(
    theatre: Theatre, name: str, cut: int
) -> None:
    theatre.play(name, cut)
