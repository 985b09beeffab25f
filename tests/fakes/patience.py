"""Waits for what must come about, and says what did not."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_LOOK_EVERY_S = 0.01


def until(reached: Callable[[], object], seconds: float, what: Callable[[], object] | str) -> float:
    """Wait until something has come about.

    Args:
        reached: Says whether.
        seconds: How long at most; generous, for machines are busy.
        what: Told when it was in vain: words, or a function that describes what is there instead.

    Returns:
        Seconds that it took.
    """
    began = time.monotonic()
    pause = threading.Event()
    while not reached():
        if time.monotonic() - began > seconds:
            raise AssertionError(
                f"not within {seconds:.0f} s: {what if isinstance(what, str) else what()}"
            )
        pause.wait(_LOOK_EVERY_S)
    return time.monotonic() - began
