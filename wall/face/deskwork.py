"""Reads and writes documents for those who edit, in a thread of its own: the glass never waits."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from layouts.document import load_document
from layouts.problem import DocumentError
from layouts.scene_file import SceneValue, free_id, read_scene, save_scene, scenes_in
from layouts.store import mark, undo
from wall.face.session import Session


@dataclass(frozen=True)
class Outcome:
    """What has come of a piece of work.

    Attributes:
        then: What is to be done with the result, on Qt's thread.
        result: The result; the error where it failed.
    """

    then: Callable[[object], None]
    result: object


@dataclass(frozen=True)
class Afterwards:
    """What a document has after something was done to its scenes.

    Attributes:
        mark: Its mark.
        edited: The scene that is edited meanwhile; None where it has none of that id.
    """

    mark: str
    edited: SceneValue | None


class Deskwork(QObject):
    """Does one piece of work after another."""

    _finished = Signal(object)

    def __init__(self) -> None:
        """Nothing is to be done yet."""
        super().__init__()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="edit")
        self._finished.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def later(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        """Have something done; `then` hears of the result, or of a `DocumentError`."""

        def done() -> None:
            try:
                result = work()
            except DocumentError as error:
                result = error
            self._finished.emit(Outcome(then, result))

        self._worker.submit(done)

    def close(self) -> None:
        """The wall ends: what was begun is finished first."""
        self._worker.shutdown()

    @Slot(object)
    def _hear(self, outcome: object) -> None:
        if isinstance(outcome, Outcome):
            outcome.then(outcome.result)


def opened(path: Path, scene: str) -> SceneValue:
    """Read a scene.

    Raises:
        DocumentError: The document cannot be read, or has no such scene.
    """
    return read_scene(path, scene)


def saved(path: Path, session: Session) -> Session:
    """Save an edit over the scene of the document.

    Raises:
        DocumentError: It was not saved, and why.
    """
    value = session.value()
    return session.kept(value, save_scene(path, value, session.basis.value))


def saved_as(path: Path, session: Session, name: str, language: str) -> Session:
    """Save an edit as a new scene of the document.

    Raises:
        DocumentError: It was not saved, and why.
    """
    new = session.as_new()
    value = new.named(free_id(path, name), {language: name})
    return new.kept(value, save_scene(path, value, None))


def taken_back(path: Path, session: Session) -> Session:
    """Take the last save of an edit back.

    Raises:
        DocumentError: Somebody else has changed the document since, or it cannot be written.
    """
    undo(path, session.saves[-1][0])
    return session.unsaved()


def afterwards(path: Path, deed: Callable[[], object], edited: str) -> Afterwards:
    """Do something to the scenes of a document, and see what it has afterwards.

    Args:
        path: The document.
        deed: What is done.
        edited: The id of the scene that is edited meanwhile; empty for none.

    Raises:
        DocumentError: It was not done, and why.
    """
    deed()
    scenes = scenes_in(load_document(path))
    found = (scene for scene in scenes if scene.get("id") == edited)
    return Afterwards(mark(path), next(found, None))
