"""Says the words of the windows in a language that was learnt from a file."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from streams.floor.catalogue import learnt

ROOM = "windows"


class LearntWords(QTranslator):
    """Qt's own words are in compiled files; these are not.

    Args:
        language: Its code.
        parent: Keeps it.
    """

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        """Look the words up once."""
        super().__init__(parent)
        self._words = learnt(language, ROOM)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Whether there is nothing to be said."""
        return not self._words

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The words for English ones; empty where there are none."""
        return self._words.get(source, "")
