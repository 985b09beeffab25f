"""Watches what a demonstration has started, says how it does, and takes its picture."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from scripts.bringup.control import Control
from scripts.bringup.part import Part
from scripts.bringup.speech import Progress, say

PICTURE_BEFORE_END: Final = 2.0
FIRST_PICTURE_AFTER: Final = 15.0
"""Seconds after which an endless demonstration without a display takes its screenshot."""
MEND: Final = "If it says nothing useful, run scripts/test: it tells which part is broken."


def watch(
    what: str,
    parts: Sequence[Part],
    control: Control,
    sentence: Callable[[], str],
    seconds: float | None,
    picture: Path | None,
) -> int:
    """Watch until the time is up, or until the first part was closed.

    Args:
        what: What is open: "wall".
        parts: What was started; what is shown first.
        control: Takes the picture.
        sentence: How it does.
        seconds: How long; None or 0: until somebody ends it.
        picture: Where its screenshot goes; None: none is taken.

    Returns:
        The exit code.

    Raises:
        BringupError: A part failed.
    """
    shown = parts[0]
    progress = Progress(f"The {what} is open; Ctrl-C ends it")
    end = seconds or float("inf")
    due = end - PICTURE_BEFORE_END if seconds else FIRST_PICTURE_AFTER
    while progress.seconds < end and shown.ended is None:
        for part in parts:
            if part.ended:
                raise part.failure(f"ended with exit code {part.ended}", MEND)
        progress.now(sentence())
        if picture and progress.seconds >= due:
            control.save_picture(picture)
            say(f"\nScreenshot: {picture}")
            due = float("inf")
        time.sleep(min(1.0, max(0.05, min(end, due) - progress.seconds)))
    if shown.ended:
        raise shown.failure(f"ended with exit code {shown.ended}", MEND)
    progress.done("closed" if shown.ended is not None else sentence())
    return 0
