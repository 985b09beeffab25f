"""Takes pictures of the screen: every page, in every language and every way to see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage

from kiosk.face.face import Face
from kiosk.face.window import KioskWindow
from kiosk.page import Language

SETTLE_MS: Final = 350
"""Longer than anything on the screen moves."""
WAYS: Final[dict[str, tuple[str, ...]]] = {
    "normal": (),
    "low": ("low",),
    "large": ("large",),
    "contrast": ("contrast",),
}
"""The modes that pictures are taken in, by the name of the picture."""


@dataclass(frozen=True)
class Photograph:
    """One picture.

    Attributes:
        page: The id of the page.
        language: Its language.
        way: The name of the modes that it is seen in.
        image: The pixels.
    """

    page: str
    language: Language
    way: str
    image: QImage

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.page}-{self.language.value}-{self.way}.png"


def photographs(
    face: Face,
    screen: KioskWindow,
    pages: Sequence[str],
    languages: Sequence[Language],
    ways: Sequence[str] = tuple(WAYS),
) -> Iterator[Photograph]:
    """Show one page after another, and yield a picture of each; on Qt's thread.

    Args:
        face: What shows them.
        screen: Its window.
        pages: The pages' ids.
        languages: The languages.
        ways: Names of `WAYS`.
    """
    for way in ways:
        for language in languages:
            for page in pages:
                face.leave()
                face.touched()
                for mode in WAYS[way]:
                    face.turn(mode)
                face.speak(language.value)
                face.open(page)
                settle()
                while screen.maps.busy:
                    settle()
                yield Photograph(page, language, way, screen.window.grabWindow())
    face.leave()


def save(photograph: Photograph, folder: Path, width: int) -> Path:
    """Write a picture, made smaller to a width in pixels where it is wider; returns its file."""
    image = photograph.image
    shown = image.scaledToWidth(width) if image.width() > width else image
    file = folder / photograph.name
    shown.save(str(file))
    return file


def settle() -> None:
    """Let everything on the screen come to rest."""
    wait(SETTLE_MS / 1000)


def wait(seconds: float) -> None:
    """Let Qt's loop turn for so long."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
