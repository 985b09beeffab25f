"""A microphone for tests: ALSA plays a file where one would be, to whatever really listens."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from streams.voice.microphone import RATE

LOUD = 9000
PLAYED = """
pcm.!default {{
    type file slave {{ pcm {{ type null }} }} file /dev/null infile {file} format raw
    hint {{ show on description "a file" }}
}}
"""


def play(folder: Path, seconds: float) -> Path:
    """Have a tone sound; returns what `ALSA_CONFIG_PATH` has to name."""
    at = np.arange(int(seconds * RATE)) / RATE
    file = folder / "tone.raw"
    (np.sin(2 * np.pi * 300 * at) * LOUD).astype("<i2").tofile(file)
    conf = folder / "asound.conf"
    conf.write_text(PLAYED.format(file=file))
    return conf
