"""A process that decodes has its memory zeroed by the system once, and not for every picture."""

from __future__ import annotations

import os
import subprocess
import sys

from streams.media import heap

PICTURES = """
import resource
import numpy as np

def pictures():
    '''Several at a time, as while a group is decoded, and given back.'''
    [np.ones((360, 640, 4), np.uint8) for _ in range(4)]

for _ in range(3):
    pictures()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(50):
    pictures()
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
    # Without it, nearly all of the two hundred have theirs made anew.
    assert int(told.stdout) < 20 * PAGES_OF_A_PICTURE
