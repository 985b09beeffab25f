"""Brings what hands did to scenes into their document, one piece of work after another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal

from layouts.problem import DocumentError
from layouts.scene_file import SceneValue
from wall.face.deskwork import Deskwork, opened, saved, saved_as, taken_back
from wall.face.session import Session

ResultT = TypeVar("ResultT")
Refused = Callable[[DocumentError], None]


class Filing(QObject):
    """The way into one document; whoever edits waits for it, the glass does not.

    Args:
        path: The document.
        language: ``ko`` or ``en``.
    """

    changed = Signal()
    """Something is being read or written now, or no longer."""

    def __init__(self, path: Path, language: str) -> None:
        """Nothing is to be done."""
        super().__init__()
        self.path, self._language = path, language
        self.busy = False
        """Whether the document is being read or written."""
        self._work = Deskwork()

    def open(self, scene: str, then: Callable[[SceneValue], None], refused: Refused) -> None:
        """Read a scene."""
        self.do(partial(opened, self.path, scene), then, refused)

    def save(self, session: Session, then: Callable[[Session], None], refused: Refused) -> None:
        """Save an edit over its scene."""
        self.do(partial(saved, self.path, session), then, refused)

    def save_as(
        self, session: Session, name: str, then: Callable[[Session], None], refused: Refused
    ) -> None:
        """Save an edit as a new scene."""
        self.do(partial(saved_as, self.path, session, name, self._language), then, refused)

    def take_back(
        self, session: Session, then: Callable[[Session], None], refused: Refused
    ) -> None:
        """Take the last save of an edit back."""
        self.do(partial(taken_back, self.path, session), then, refused)

    def do(
        self, job: Callable[[], ResultT], then: Callable[[ResultT], None], refused: Refused
    ) -> None:
        """Have something done; nothing is while something else is being done.

        Args:
            job: Reads or writes the document, in a thread of its own.
            then: Hears of its result, on Qt's thread.
            refused: Hears why there is none.
        """
        if self.busy:
            return

        def hear(result: object) -> None:
            self.busy = False
            if isinstance(result, DocumentError):
                refused(result)
            else:
                then(cast("ResultT", result))
            self.changed.emit()

        self.busy = True
        self.changed.emit()
        self._work.later(job, hear)

    def close(self) -> None:
        """The wall ends; what was begun is finished first."""
        self._work.close()
