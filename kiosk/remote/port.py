"""What the remote protocol needs of the kiosk's screen, and nothing more of it."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol

from kiosk.display import Display
from kiosk.knowledge import Knowledge


@dataclass(frozen=True)
class Picture:
    """What the screen showed.

    Attributes:
        width: Pixels.
        height: Pixels.
        bgra: Four bytes a pixel, row after row.
    """

    width: int
    height: int
    bgra: bytes


@dataclass(frozen=True)
class Facts:
    """What the screen last told of itself; made on Qt's thread once a second.

    Attributes:
        told: When, seconds, monotonic: what is old here means that Qt's loop does not turn.
        page: The id of the page that stands there.
        title: Its heading.
        language: Its language's code.
        since: Since when it stands, seconds, monotonic.
        alarm: Whether it is an alert that has taken the screen.
        touched: When a finger was last there, seconds, monotonic; None if none was.
        display: How the panel is.
        dark: Whether the screen is off, as the document's hours say.
        deaf: Why no headset can be seen at this machine; empty where one can.
        missed: Which parts of the screen show nothing, as QML does not see them.
    """

    told: float
    page: str
    title: str
    language: str
    since: float
    alarm: bool
    touched: float | None
    display: Display
    dark: bool
    deaf: str = ""
    missed: tuple[str, ...] = ()


class Port(Protocol):
    """The kiosk, as its remote protocol sees it; everything may be asked from any thread."""

    def facts(self) -> Facts:
        """What the screen last told."""

    def knowledge(self) -> Knowledge:
        """What is known."""

    def proof_failure(self) -> str:
        """Why nothing can be proven now; empty while all is well."""

    def snapshot(self) -> Future[Picture]:
        """What the screen shows now."""
