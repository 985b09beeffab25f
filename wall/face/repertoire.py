"""Lets those who edit rename, copy and delete the scenes of the document, and take that back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot

from layouts.problem import DocumentError
from layouts.repertoire import copy_scene, delete_scene, rename_scene
from layouts.scene import Scene
from layouts.scene_file import SceneValue
from layouts.store import undo
from wall.face.deskwork import Afterwards, afterwards
from wall.face.editview import Notice
from wall.face.face import Face
from wall.face.filing import Filing
from wall.face.naming import Naming
from wall.face.repertoireview import copied, field_of, kept_by, languages_of, rows_of
from wall.face.repertoirewords import WORDS, say
from wall.face.session import Session
from wall.face.witness import Witness


class Editor(Protocol):
    """Whoever edits a scene of the same document."""

    @property
    def session(self) -> Session | None:
        """What is edited, or waits to be gone on with; None for nothing."""

    def rebase(self, value: SceneValue | None) -> None:
        """The document has this of the scene that is edited now; None: nothing."""


class Repertoire(QObject):
    """All scenes of one document.

    Args:
        face: Has the document.
        filing: Writes it.
        editor: Told what becomes of the scene that is edited.
        witness: Told what was done; None where nothing is recorded.
    """

    changed = Signal()
    laid = Signal()
    """Other scenes are there, or other names: the glass makes all of them anew."""

    def __init__(self, face: Face, filing: Filing, editor: Editor, witness: Witness | None) -> None:
        """Nobody looks at it."""
        super().__init__()
        self._face, self._filing, self._editor, self._witness = face, filing, editor, witness
        self._language = face.language
        self._open = False
        self._asked = self._named = self._field = ""
        self._names: dict[str, Naming] = {}
        """Every name that was ever typed, by language: the glass holds on to them."""
        self._codes: tuple[str, ...] = ()
        self._rows: list[dict[str, Any]] = []
        self._notice = Notice()
        self._deeds: list[tuple[str, str]] = []
        """The mark of the document after each deed, and the scene that it was done to."""
        self.changed.connect(self._lay)
        filing.changed.connect(self.changed)
        face.renewed.connect(self.changed)

    @Slot()
    def show(self) -> None:
        """Have all scenes on the glass."""
        self._open = True
        self._say("")

    @Slot()
    def hide(self) -> None:
        """Be done with it; what was done stays."""
        self._open, self._asked, self._named = False, "", ""
        self._deeds.clear()
        self.changed.emit()

    @Slot(str)
    def rename(self, scene_id: str) -> None:
        """Ask for the names of a scene."""
        scene = self._scene(scene_id)
        if scene is None:
            return
        self._asked, self._named = "", scene_id
        self._codes = languages_of(scene, self._language)
        for code in self._codes:
            if code not in self._names:
                self._names[code] = Naming(self)
                self._names[code].changed.connect(self.changed)
            self._names[code].begin(scene.names.get(code, ""))
        self._field = self._language
        self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        """Type the name in this language from now on."""
        if code in self._codes and code != self._field:
            self._field = code
            self.changed.emit()

    @Slot(str, result=QObject)
    def typing(self, code: str) -> Naming | None:
        """The name in a language as it is typed; with none, that into which letters go."""
        return self._names.get(code or self._field)

    @Slot()
    def cancel(self) -> None:
        """Neither names nor an answer are wanted any more."""
        self._asked = self._named = ""
        self.changed.emit()

    @Slot()
    def saveNames(self) -> None:  # noqa: N802 - called from QML
        """Give the scene the names that were typed."""
        scene, names = self._named, {code: self._names[code].name for code in self._codes}
        if self._open and scene and any(names.values()):
            shown = next(filter(None, (names[self._language], *names.values())))
            deed = partial(rename_scene, self._filing.path, scene, names)
            self._do(
                deed, scene, "renamed from the wall", say(self._language, "renamed", name=shown)
            )

    @Slot(str)
    def copy(self, scene_id: str) -> None:
        """Put a copy of a scene behind it."""
        scene = self._scene(scene_id)
        if scene is not None and self._face.layout is not None:
            names = copied(scene, self._face.layout.scenes)
            shown = names.get(self._language, next(iter(names.values())))
            words = say(self._language, "copied", name=shown)
            path = self._filing.path
            self._do(lambda: copy_scene(path, scene_id, names)[1], scene_id, "copied", words)

    @Slot(str)
    def ask(self, scene_id: str) -> None:
        """Ask whether to delete a scene, or say why it cannot be."""
        scene, layout = self._scene(scene_id), self._face.layout
        if scene is None or layout is None:
            return
        why = kept_by(layout, scene, self._language)
        self._asked = "" if why else scene_id
        self._say(why, bad=bool(why))

    @Slot()
    def delete(self) -> None:
        """Delete the scene of which was asked."""
        scene = self._scene(self._asked)
        if scene is not None:
            words = say(self._language, "deleted", name=scene.name(self._language))
            deed = partial(delete_scene, self._filing.path, scene.id)
            self._do(deed, scene.id, "deleted from the wall", words)

    @Slot()
    def undo(self) -> None:
        """Take the last deed back."""
        if not self._open or not self._deeds or self._filing.busy:
            return
        path, (after, scene) = self._filing.path, self._deeds[-1]

        def took_back(done: Afterwards) -> None:
            self._deeds.pop()
            self._done(done, scene, "taken back", say(self._language, "taken_back"))

        job = partial(afterwards, path, lambda: undo(path, after).number, self._edited)
        self._filing.do(job, took_back, self._not_done)

    def _do(self, deed: Callable[[], str], scene: str, told: str, words: str) -> None:
        if not self._open or self._filing.busy:
            return

        def did(done: Afterwards) -> None:
            self._deeds.append((done.mark, scene))
            self._asked = self._named = ""
            self._done(done, scene, told, words)

        job = partial(afterwards, self._filing.path, deed, self._edited)
        self._filing.do(job, did, self._not_done)

    def _done(self, done: Afterwards, scene: str, told: str, words: str) -> None:
        if self._witness is not None:
            self._witness.saved(scene, told)
        self._editor.rebase(done.edited)
        self._say(words)

    def _not_done(self, error: DocumentError) -> None:
        self._asked = ""
        detail = error.problems[0].said(self._language)
        self._say(say(self._language, "not_done"), detail, bad=True)

    def _say(self, words: str, detail: str = "", *, bad: bool = False) -> None:
        self._notice = Notice(words, detail, bad)
        self.changed.emit()

    def _scene(self, scene_id: str) -> Scene | None:
        """The scene of this id, as long as somebody looks at the repertoire."""
        layout = self._face.layout if self._open else None
        return layout.scenes_by_id.get(scene_id) if layout else None

    @property
    def _edited(self) -> str:
        """The scene that is edited; empty for none, and for a new one."""
        session = self._editor.session
        return session.basis.id if session is not None else ""

    words = Property(dict, lambda self: dict(WORDS[self._language]), constant=True)
    open = Property(bool, lambda self: self._open, notify=changed)

    @Slot()
    def _lay(self) -> None:
        rows = rows_of(self._face.layout, self._edited, self._language) if self._open else []
        if rows != self._rows:
            self._rows = rows
            self.laid.emit()

    rows = Property(list, lambda self: self._rows, notify=laid)
    """Every scene, in the order of the document."""
    asked = Property(str, lambda self: self._asked, notify=changed)
    """The scene of which is asked whether to delete it; empty for none."""

    def _get_fields(self) -> list[dict[str, Any]]:
        if not self._named:
            return []
        return [field_of(code, self._language, chosen=code == self._field) for code in self._codes]

    fields = Property(list, _get_fields, notify=changed)
    """The names that are being typed, by language; none while no scene is renamed."""

    def _get_bar(self) -> dict[str, Any]:
        scene = self._scene(self._named)
        name = scene.name(self._language) if scene else ""
        return {
            "question": say(self._language, "ask_names", name=name),
            "canUndo": bool(self._deeds) and not self._filing.busy,
            "canSave": not self._filing.busy
            and any(self._names[code].name for code in self._codes),
            "notice": self._notice.words,
            "detail": self._notice.detail,
            "bad": self._notice.bad,
        }

    bar = Property(dict, _get_bar, notify=changed)
    """What stands around the list."""
