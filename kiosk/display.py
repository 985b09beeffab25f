"""Says whether the kiosk's screen is really there: a connector that is plugged and has modes; pure.

A window system may keep a screen that has no panel behind it, and a panel that was plugged again
may tell no modes for a while: a window that is shown then stays black.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from layouts.surface import Screen

DRM = Path("/sys/class/drm")
"""Where the kernel says what is plugged."""


@dataclass(frozen=True)
class Connector:
    """What the kernel says of one connector.

    Attributes:
        plugged: Whether a panel is plugged in.
        modes: How many modes it offers.
    """

    plugged: bool
    modes: int


@dataclass(frozen=True)
class ScreenFacts:
    """What the window system says of one screen.

    Attributes:
        name: The connector's name.
        serial: The panel's serial number; empty where it tells none.
        size: Width and height in pixels; zero where there is nothing.
    """

    name: str
    serial: str = ""
    size: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Display:
    """How the kiosk's screen is.

    Attributes:
        connected: Whether citizens can see anything.
        name: The connector's name; empty where there is none.
        size: Width and height in pixels.
        why: Why they cannot, in words; empty where they can.
    """

    connected: bool
    name: str = ""
    size: tuple[int, int] = (0, 0)
    why: str = ""


def display(
    screens: Sequence[ScreenFacts], connectors: Mapping[str, Connector], wanted: Screen | None
) -> Display:
    """Judge what stands behind the kiosk's window.

    Args:
        screens: What the window system has, in its own order.
        connectors: What the kernel says, by name; one that it does not know is believed to be well.
        wanted: The screen of the kiosk's document; None for the first.
    """
    seen = [screen for screen in screens if min(screen.size) > 0]
    if not seen:
        return Display(connected=False, why="no screen is plugged in")
    meant = [
        screen for number, screen in enumerate(screens) if wanted and _is(screen, number, wanted)
    ]
    found = next((screen for screen in meant if screen in seen), seen[0])
    connector = connectors.get(found.name)
    if connector is not None and not connector.plugged:
        return Display(False, found.name, found.size, f"nothing is plugged into {found.name}")
    if connector is not None and connector.modes == 0:
        return Display(False, found.name, found.size, f"the panel at {found.name} offers no mode")
    other = wanted is not None and found not in meant
    why = f"the screen {wanted} is not there: the kiosk is shown on {found.name}" if other else ""
    return Display(not other, found.name, found.size, why)


def connectors(folder: Path = DRM) -> dict[str, Connector]:
    """What the kernel says is plugged; empty where it says nothing.

    Args:
        folder: Where it says so.
    """
    found = {}
    for status in sorted(folder.glob("card*-*/status")):
        name = status.parent.name.partition("-")[2]
        try:
            plugged = status.read_text(encoding="ascii").strip() == "connected"
            modes = (status.parent / "modes").read_text(encoding="ascii").split()
        except (OSError, UnicodeError):
            continue
        found[name] = Connector(plugged, len(modes))
    return found


def _is(screen: ScreenFacts, number: int, wanted: Screen) -> bool:
    if wanted.serial is not None:
        return screen.serial == wanted.serial
    if wanted.name is not None:
        return screen.name == wanted.name
    return number == wanted.index
