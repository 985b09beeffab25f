"""What the banner says until somebody has read it or it is mended."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from wall.face.problem import Problem
from wall.glass.words import say


class Notice(QObject):
    """The banner under the top strip.

    Args:
        language: ``ko`` or ``en``.
    """

    changed = Signal()

    def __init__(self, language: str) -> None:
        """Nothing is wrong."""
        super().__init__()
        self._language = language
        self._problem = Problem()

    def tell(self, sentence: str) -> None:
        """Say why an edited document was not taken."""
        self.warn(say(self._language, "kept"), sentence)

    @Slot(str, str)
    def warn(self, lead: str, sentence: str) -> None:
        """Say what is wrong until somebody has read it."""
        self.put(Problem(lead, sentence))

    def put(self, problem: Problem) -> None:
        """Say this, or nothing."""
        self._problem = problem
        self.changed.emit()

    @Slot()
    def dismiss(self) -> None:
        """Somebody has read it."""
        self.put(Problem())

    def mended(self, sentence: str) -> None:
        """What this sentence told of is no longer wrong."""
        if sentence and self._problem.sentence == sentence:
            self.put(Problem())

    def _get_sentence(self) -> str:
        return self._problem.sentence

    sentence = Property(str, _get_sentence, notify=changed)
    """What is wrong, and the mend; empty when nothing is."""

    def _get_lead(self) -> str:
        return self._problem.lead

    lead = Property(str, _get_lead, notify=changed)
    """What it means for the wall."""
