"""A process that decodes has its memory zeroed by the system once, and not for every picture."""

from __future__ import annotations

import os
import subprocess
import sys

from streams.media import heap

PICTURES = """
import resource
import numpy as np
from av.video.frame import VideoFrame
from streams.media.decoder import Scaler

frame, scaler = VideoFrame.from_ndarray(np.zeros((540, 640), np.uint8), "yuv420p"), Scaler()
for _ in range(3):
    scaler.pixels(frame, 640, 360)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    scaler.pixels(frame, 640, 360)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""
PAGES_OF_A_PICTURE = 640 * 360 * 4 // 4096


def test_pictures_do_not_have_their_pages_made_anew() -> None:
    told = subprocess.run(
        [sys.executable, "-c", PICTURES],
        env=os.environ | heap.KEPT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    assert int(told.stdout) < PAGES_OF_A_PICTURE, "twenty pictures, not the pages of one"
