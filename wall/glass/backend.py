"""Chooses how Qt paints before Qt starts: on a graphics card, or in memory where there is none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

RENDER_NODES = Path("/dev/dri")
SETTLE = "QT_QPA_UPDATE_IDLE_TIME"
"""Milliseconds between what is new and its frame, on platforms that set no pace themselves."""


class NoDisplayError(RuntimeError):
    """There is nothing that a window could appear on; the text says what to do."""


def has_card(nodes: Path = RENDER_NODES) -> bool:
    """Whether a graphics card can be used by this user."""
    return any(os.access(node, os.R_OK | os.W_OK) for node in nodes.glob("renderD*"))


def painting(environment: Mapping[str, str], *, card: bool) -> dict[str, str]:
    """The variables that Qt is to be started with, besides those that are set.

    Args:
        environment: The process's variables.
        card: Whether there is a graphics card.

    Raises:
        NoDisplayError: There is no display, and no platform was chosen that needs none.
    """
    chosen: dict[str, str] = {}
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if not any(environment.get(name) for name in displays):
        raise NoDisplayError(
            "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it in a "
            "desktop session, or without a screen with QT_QPA_PLATFORM=offscreen, or with "
            "scripts/demo, which brings a virtual screen."
        )
    if "QT_QUICK_BACKEND" not in environment and not card:
        # Mesa's software GL costs two to three times what Qt's own software painter does.
        chosen["QT_QUICK_BACKEND"] = "software"
    # Python on a render thread of its own deadlocks against the interpreter's lock.
    chosen["QSG_RENDER_LOOP"] = "basic"
    if SETTLE not in environment:
        # Qt would wait 5 ms for more to paint; the stage says at once all that is new.
        chosen[SETTLE] = "1"
    return chosen
