"""Lets people edit scenes on the wall: who may, how it begins, how it is saved, how it ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from layouts.draft import tiled
from layouts.edit import Edit
from layouts.problem import DocumentError
from layouts.scene_file import SceneValue
from wall.face.drafting import Drafting
from wall.face.drawer import Drawer
from wall.face.editview import Notice, bar_of, problems_of
from wall.face.editwords import WORDS, say
from wall.face.face import Face
from wall.face.filing import Filing
from wall.face.naming import Naming
from wall.face.repertoire import Repertoire
from wall.face.ruling import Ruling
from wall.face.session import Basis, Session
from wall.face.showing import Showing
from wall.face.witness import Witness
from wall.trust.policy import may_edit


class Editing(QObject):
    """The edit of one scene at a time.

    Args:
        face: What is shown.
        layout: The document whose scenes are edited.
        witness: Told who edits what and what is saved; None where nothing is recorded.
        ruling: What the wall shows by itself; None where it shows nothing.
        drafts: The file in which a draft is kept, so that a crash does not cost it; None: nowhere.
    """

    changed = Signal()
    opened = Signal()
    """Somebody begins to edit, or is done with it."""

    def __init__(
        self,
        face: Face,
        layout: Path,
        witness: Witness | None = None,
        ruling: Ruling | None = None,
        drafts: Path | None = None,
    ) -> None:
        """Nothing is edited; a draft that was kept waits for somebody to go on with it."""
        super().__init__()
        self._face, self._path = face, layout
        self._witness, self._ruling = witness, ruling
        self._language = face.language
        self._leaving = False
        self._asking = ""
        self._notice = Notice()
        self.filing_ = Filing(layout, face.language)
        self.filing_.changed.connect(self.changed)
        self.repertoire_ = Repertoire(face, self.filing_, self, witness)
        self.naming_ = Naming()
        self.drafting_ = Drafting(face, layout)
        self.drafting_.held.connect(self._keep)
        self.drafting_.said.connect(self._say)
        face.guard_.changed.connect(self._see_people)
        face.renewed.connect(self._see_documents)
        face.edit(self)
        self._drawer = Drawer(drafts, layout)
        surface = face.layout.surface if face.layout else None
        self.drafting_.session = self._drawer.taken(surface)

    @property
    def session(self) -> Session | None:
        """What is edited, or waits to be gone on with; None for nothing."""
        return self.drafting_.session

    @Slot()
    def enter(self) -> None:
        """Edit the scene on the glass, or go on with a draft that was kept."""
        if self._is_open or self.filing_.busy or not self._is_allowed:
            return
        scene = self._face.scene_id
        if self.session is not None:
            self._begin(self.session, "continued")
        elif scene is None or scene not in self._face.scene_ids:
            self._begin_new()
        else:
            self.filing_.open(scene, self._take_up, self._refuse)

    @Slot()
    def save(self) -> None:
        """Save over the scene; a new one is asked for its name first."""
        session = self.session
        if not self._is_open or session is None:
            return
        if session.basis.value is None:
            self.ask("name")
        else:
            self.filing_.save(session, self._saved, self._not_saved)

    @Slot()
    def saveAs(self) -> None:  # noqa: N802 - called from QML
        """Save as a new scene of the name that was typed."""
        session, name = self.session, self.naming_.name
        if self._is_open and session is not None and name:
            self._asking = ""
            self.filing_.save_as(session, name, self._saved, self._not_saved)

    @Slot()
    def undoSave(self) -> None:  # noqa: N802
        """Take the last save back; the draft stays as it is."""
        session = self.session
        if self._is_open and session is not None and session.saves:
            self.filing_.take_back(session, self._took_back, self._not_saved)

    @Slot(str)
    def ask(self, what: str) -> None:
        """Ask for a ``name``, whether to ``leave``, or nothing."""
        self._asking = what if self._is_open else ""
        self._leaving = self._leaving and what == "name"
        if what == "name":
            self.naming_.clear()
        self.changed.emit()

    @Slot()
    def leave(self) -> None:
        """Be done with it; what is not saved is asked about."""
        session = self.session
        if self._is_open and not self.filing_.busy and session is not None:
            if session.edit.dirty:
                self.ask("leave")
            else:
                self.discard()

    @Slot()
    def saveAndLeave(self) -> None:  # noqa: N802
        """Save, and leave if that went well."""
        self._asking, self._leaving = "", True
        self.save()
        self.changed.emit()

    @Slot()
    def discard(self) -> None:
        """Leave; what is not saved is lost."""
        session = self.session
        if self._is_open and not self.filing_.busy and session is not None:
            self.drafting_.session = None
            self._close(session, "changes discarded" if session.edit.dirty else "left")
            self._keep()

    @Slot()
    def suspend(self) -> None:
        """Leave, and keep the draft to go on with it later."""
        session = self.session
        if self._is_open and session is not None:
            if session.edit.dirty or self.filing_.busy:
                self._close(session, "draft kept")
            else:
                self.discard()

    def close(self) -> None:
        """The wall ends; a draft stays where it is kept."""
        self.filing_.close()
        self._drawer.close()

    def rebase(self, value: SceneValue | None) -> None:
        """The document has this of the scene that is edited now; None: nothing."""
        session = self.session
        if session is None or not session.basis.id:
            return
        if value is None and not session.edit.dirty:
            self.discard()
        else:
            self.drafting_.hold(session.rebased(value))

    def _refuse(self, error: DocumentError) -> None:
        detail = error.problems[0].said(self._language)
        self._face.notice_.warn(say(self._language, "not_opened"), detail)

    def _take_up(self, value: SceneValue) -> None:
        layout = self._face.layout
        if layout is not None and self._is_allowed:
            session = Session.of_scene(value, layout.surface)
            if session is None:
                self._begin_new()
            else:
                self._begin(session, "begun")

    def _begin_new(self) -> None:
        """What is on the glass has no places: begin a new scene from its channels."""
        arranged, rows = self._face.stage_.arrangement, self._face.rows.by_row
        ids = [rows[row].id for row in arranged.channels.tolist() if row in rows]
        draft = tiled(ids, arranged.width / arranged.height)
        self._begin(Session(Edit.begun(draft), Basis(None, draft)), "begun")

    def _begin(self, session: Session, words: str) -> None:
        self.drafting_.begin(session)
        self.opened.emit()
        if self._witness is not None:
            self._witness.edited(session.basis.id or "new", words)
        self._say("")

    @Slot()
    def _keep(self) -> None:
        self._drawer.keep(self.session)

    def _not_saved(self, error: DocumentError) -> None:
        self._leaving = False
        self.drafting_.tell(problems_of(error, self._language))
        detail = error.problems[0].said(self._language)
        self._say(say(self._language, "not_saved"), detail, bad=True)

    def _saved(self, written: Session) -> None:
        self._tell(written.basis.id, "saved from the wall")
        self._agree(written)
        self._say(say(self._language, "saved", name=written.name(self._language, "")))
        if self._leaving:
            self._leaving = False
            self.discard()

    def _took_back(self, written: Session) -> None:
        self._tell(self.session.basis.id if self.session else "", "save taken back")
        self._agree(written)
        self._say(say(self._language, "save_undone"))

    def _agree(self, written: Session) -> None:
        """Take over what the document has now; hands may have gone on while it was written."""
        if self.session is None:
            return
        agreed = self.session.agreeing(written)
        self.drafting_.hold(agreed)
        if not self._is_open and not agreed.edit.dirty:
            self.drafting_.session = None

    def _tell(self, scene: str, words: str) -> None:
        if self._witness is not None:
            self._witness.saved(scene, words)

    def _close(self, session: Session, words: str) -> None:
        self._asking, self._leaving, self._notice = "", False, Notice()
        if self._witness is not None:
            self._witness.edited("", words)
        self.drafting_.end()
        self.opened.emit()
        self._show_saved(session)
        self.changed.emit()

    def _show_saved(self, session: Session) -> None:
        """Whoever saved a scene finds it on the glass, unless a rule has that."""
        layout, ruling = self._face.layout, self._ruling
        held = ruling is not None and any(map(ruling.shows, ruling.claims))
        stands = session.basis.draft
        if session.saves and layout is not None and stands is not None and not held:
            scene = replace(session, edit=Edit.begun(stands))
            self._face.put(Showing(scene.scene("", layout.surface, self._path)))

    @Slot()
    def _see_people(self) -> None:
        """Somebody came or went: a draft waits for who may edit."""
        if not self._is_allowed:
            self.suspend()
            self.repertoire_.hide()
        self.changed.emit()

    @Slot()
    def _see_documents(self) -> None:
        if self._face.layout is None:
            self.suspend()
        self.drafting_.renew()
        self.changed.emit()

    @Slot(str)
    def _say(self, words: str, detail: str = "", *, bad: bool = False) -> None:
        self._notice = Notice(words, detail, bad)
        self.changed.emit()

    @property
    def _is_allowed(self) -> bool:
        return self._face.layout is not None and may_edit(self._face.guard_.presence)

    @property
    def _is_open(self) -> bool:
        return self.drafting_.open

    desk = Property(QObject, lambda self: self.drafting_, constant=True)
    repertoire = Property(QObject, lambda self: self.repertoire_, constant=True)
    naming = Property(QObject, lambda self: self.naming_, constant=True)
    words = Property(dict, lambda self: dict(WORDS[self._language]), constant=True)
    open = Property(bool, lambda self: self._is_open, notify=opened)
    """Whether somebody edits now."""
    allowed = Property(bool, lambda self: self._is_allowed, notify=changed)
    """Whether whoever is at the wall may edit."""
    asking = Property(str, lambda self: self._asking, notify=changed)
    """What is asked: ``name``, ``leave``, or nothing."""

    def _get_bar(self) -> dict[str, Any]:
        waiting = self.session is not None and not self._is_open
        busy = self.filing_.busy
        return bar_of(self.session, self._notice, self._language, busy, waiting=waiting)

    bar = Property(dict, _get_bar, notify=changed)
    """What stands beside the canvas: the name, what can be done, and what is to be said."""
