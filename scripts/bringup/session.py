"""Frames a script's work, so that signals end it and nothing it started outlives it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from types import FrameType

from scripts.bringup.family import adopt_orphans, end_descendants
from scripts.bringup.speech import BringupError, say

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def session(work: Callable[[], int]) -> int:
    """Runs `work` and ends every process that it left behind.

    Returns:
        The exit code: that of `work` or of its BringupError, or 128 + the signal that ended it.
    """
    received: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        received.append(number)
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
        for number in _SIGNALS:
            # A second Ctrl-C must not leave half of it running.
            signal.signal(number, signal.SIG_IGN)
        end_descendants()
