"""What the kiosk's watchdog starts, and how soon it misses it; a process without Qt."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from streams.floor.watch.vigil import KIOSK
from streams.floor.watch.watchdog import Ward

MODULE = "kiosk"


def ward(config: Path, options: Sequence[str] = ()) -> Ward:
    """The kiosk of a document.

    It needs no bookmark to begin where it stood: a visit ends with the screen that it was on, and
    everything else is decided by the document, the clock, and what is kept of the feeds.

    Args:
        config: The kiosk's document.
        options: Further options of ``python -m kiosk``.
    """
    return Ward("kiosk", partial(command, config, options), KIOSK)


def command(config: Path, options: Sequence[str], _restarts: int) -> list[str]:
    """What a person types for the kiosk of a document."""
    return [sys.executable, "-m", MODULE, "--config", str(config), *options]
