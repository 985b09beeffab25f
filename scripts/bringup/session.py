"""Frames a script's work, so that signals end it and nothing it started outlives it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from types import FrameType

from scripts.bringup.family import adopt_orphans, end_descendants
from scripts.bringup.speech import BringupError, say

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def session(work: Callable[[], int], patience: float = 3.0) -> int:
    """Runs `work` and ends every process that it left behind.

    Args:
        work: What to do; returns an exit code.
        patience: Seconds that what is left over gets to end in good order.

    Returns:
        The exit code: that of `work` or of its BringupError, or 128 + the signal that ended it.
    """
    received: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        received.append(number)
        if len(received) == 1:
            # A second Ctrl-C must not leave half of it running.
            raise KeyboardInterrupt

    for number in _SIGNALS:
        signal.signal(number, stop)
    adopt_orphans()
    try:
        return work()
    except KeyboardInterrupt:
        say("\nEnding everything that was started.")
        return 128 + received[0]
    except BringupError as failure:
        sys.stdout.flush()
        sys.stderr.write(f"\n{failure}\n")
        return failure.code
    finally:
        received.append(0)
        end_descendants(patience)
