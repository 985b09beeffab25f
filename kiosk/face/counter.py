"""Puts together what a visitor can leave at the screen and take along from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from kiosk.face.face import Face
from kiosk.face.opining import Give, Opining
from kiosk.face.reading import Reading
from kiosk.face.sharing import Sharing, carrying
from kiosk.face.speaking import Speaking
from layouts.kiosk import Kiosk


class Counter:
    """The parts of one kiosk's window for opinions, where its document asks for them, and QR.

    Args:
        kiosk: Its document.
        face: What stands.
        give: Has an opinion kept.
        now: The moment, aware, in the kiosk's zone.
        reading: Reads them aloud.

    Attributes:
        parts: By the names that QML knows them by.
    """

    def __init__(
        self,
        kiosk: Kiosk,
        face: Face,
        give: Give,
        now: Callable[[], datetime],
        reading: Reading,
    ) -> None:
        carry = carrying(kiosk.web, kiosk.id, face.setting.names, now)
        sharing = Sharing(face, carry)
        reading.beside(sharing.aloud, sharing.changed)
        self.parts: dict[str, QObject] = {"sharing": sharing}
        self._speaking: Speaking | None = None
        if kiosk.opinions is not None:
            self._speaking = Speaking()
            opining = Opining(face, give, kiosk.opinions.minutes, self._speaking)
            reading.beside(opining.aloud, opining.changed)
            self.parts["opining"] = opining

    def begin(self) -> None:
        """Look for what can wait until there is a picture."""
        if self._speaking is not None:
            self._speaking.begin()
