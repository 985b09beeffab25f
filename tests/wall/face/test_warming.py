"""What is made ready before a tour's next step: what will be large, and not too much."""

from __future__ import annotations

import numpy as np

from wall.face.warming import MOST, to_warm
from wall.glass.arrangement import Arrangement, mosaic


def test_what_will_be_wider_than_its_small_stream_is_made_ready_the_widest_first() -> None:
    cells = np.array([[0, 0, 900, 500], [0, 0, 700, 400], [0, 0, 1200, 700], [0, 0, 1000, 600.0]])
    widths = {0: 640, 1: 640, 2: 0, 3: 1280}
    coming = Arrangement(np.arange(4), cells, 1920, 1080)
    assert to_warm(coming, 1.0, widths.__getitem__) == {2: (1200.0, 700.0), 0: (900.0, 500.0)}
    assert list(to_warm(coming, 2.0, widths.__getitem__)) == [2, 3, 0, 1], "on a denser glass"


def test_no_more_than_a_few_are() -> None:
    assert len(to_warm(mosaic(range(16), 3840, 2160), 1.0, lambda _row: 352)) == MOST


def test_a_channel_that_stands_twice_is_made_ready_once_for_its_larger_place() -> None:
    cells = np.array([[0, 0, 900, 500], [900, 0, 1000, 560.0]])
    coming = Arrangement(np.array([5, 5]), cells, 1900, 600)
    assert to_warm(coming, 1.0, lambda _row: 640) == {5: (1000.0, 560.0)}
