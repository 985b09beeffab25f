"""Ends a kiosk that QML does not see all of, to be started anew: a few times in a row at most."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from streams.floor.log import logger

AGAIN: Final = 5
"""The exit code of a kiosk that its watchdog is to start anew."""
MOST: Final = 3
"""A panel that stays empty is bad; a screen that ends at each of its starts is blank."""
FILE: Final = "started-again"
"""In the kiosk's store, while the last start was not well: how many starts in a row have ended."""

log = logger(__name__)


def to_end(missed: Sequence[str], store: Path, *, watched: bool) -> bool:
    """Whether the kiosk is to end now, as another start is likely to be well.

    Args:
        missed: What QML does not see of the parts that it was handed.
        store: The folder for all that is kept.
        watched: Whether a watchdog starts it again.
    """
    file = store / FILE
    if not missed:
        with suppress(OSError):  # a disk that takes nothing keeps no screen dark
            file.unlink(missing_ok=True)
        return False
    before = _count(file)
    ends = watched and before < MOST and _written(file, before + 1)
    then = "it is started again" if ends else "it stays so until the next start"
    log.error("QML does not see a part of the kiosk: %s", then, missed=list(missed), before=before)
    return ends


def _count(file: Path) -> int:
    try:
        return int(file.read_bytes())
    except FileNotFoundError:
        return 0
    except (OSError, ValueError):
        return MOST


def _written(file: Path, count: int) -> bool:
    """Count; whether that is kept: what cannot be counted would go on for ever."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        scratch = file.with_name(f".{file.name}.{os.getpid()}")
        scratch.write_text(f"{count}\n", encoding="ascii")
        scratch.replace(file)
    except OSError:
        return False
    return True
