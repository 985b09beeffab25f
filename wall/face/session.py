"""One edit of one scene: what the document has, what it is now, what was saved meanwhile: pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from layouts.draft import Draft, drafted, resumed, scene_of, written
from layouts.edit import Edit
from layouts.names import name_in
from layouts.scene import Scene
from layouts.scene_file import SceneValue
from layouts.surface import Surface


@dataclass(frozen=True)
class Basis:
    """A scene as the document has it.

    Attributes:
        value: None for a scene that the document does not have.
        draft: The same as a draft.
    """

    value: SceneValue | None = None
    draft: Draft | None = None

    @property
    def id(self) -> str:
        """Its id; empty for a new one."""
        return str(self.value["id"]) if self.value else ""

    @property
    def names(self) -> Mapping[str, str]:
        """Its names by language."""
        return dict(self.value["name"]) if self.value else {}


@dataclass(frozen=True)
class Session:
    """An edit.

    Attributes:
        edit: The draft, with what it was before.
        basis: What the document has.
        saves: The mark of the document after each save, and the basis before it.
    """

    edit: Edit
    basis: Basis = Basis()
    saves: tuple[tuple[str, Basis], ...] = field(default=())

    @staticmethod
    def of_scene(value: SceneValue, surface: Surface) -> Session | None:
        """Return the edit of a scene of the document; None for a mosaic."""
        draft = drafted(value, surface)
        return None if draft is None else Session(Edit.begun(draft), Basis(value, draft))

    @property
    def draft(self) -> Draft:
        """The scene as it is now."""
        return self.edit.draft

    def name(self, language: str, otherwise: str) -> str:
        """Return the name of the scene, or what a new one is called."""
        return name_in(self.basis.names, language, otherwise)

    def value(self) -> SceneValue:
        """Return the scene as the document is to have it."""
        there = self.basis.value or {}
        return _plain({**there, **written(self.draft)})

    def named(self, id_: str, names: Mapping[str, str]) -> SceneValue:
        """Return it as a new scene of the document, see `as_new`."""
        return _plain({"id": id_, "name": dict(names), **written(self.draft)})

    def scene(self, name: str, surface: Surface, at: Path) -> Scene:
        """Return the scene that it is; a new one is called `name`."""
        names = self.basis.names or {"ko": name, "en": name}
        return scene_of(self.draft, self.basis.id or "new", names, surface, at)

    def as_new(self) -> Session:
        """Return it with the cells in reading order, as a scene that the document gets has them."""
        return replace(self, edit=replace(self.edit, draft=self.draft.ordered()))

    def kept(self, value: SceneValue, mark: str) -> Session:
        """Return the edit after it was saved."""
        saves = (*self.saves, (mark, self.basis))
        return Session(self.edit.kept(), Basis(value, self.draft), saves)

    def agreeing(self, written: Session) -> Session:
        """Return it with what another state of it says of the document."""
        edit = replace(self.edit, saved=written.edit.saved)
        if self.draft.ordered() == written.draft.ordered():
            edit = replace(edit, draft=written.draft)
        return Session(edit, written.basis, written.saves)

    def rebased(self, value: SceneValue | None) -> Session:
        """Return it with what the document has of its scene since scenes were put in order.

        Args:
            value: The scene; None where it was deleted, and the edit is of a new one from now on.
        """
        before = self.basis.value
        if before is None or value == before:
            return self
        if value is None:
            return Session(replace(self.edit, saved=None))
        if {**value, "name": None} != {**before, "name": None}:  # somebody else edited it, too
            return self
        return Session(self.edit, Basis(value, self.basis.draft))

    def unsaved(self) -> Session:
        """Return the edit after its last save was taken back."""
        _, basis = self.saves[-1]
        return Session(replace(self.edit, saved=basis.draft), basis, self.saves[:-1])

    def document(self, layout: Path) -> dict[str, Any]:
        """Return what is kept of it against a crash."""
        return {"layout": str(layout), "base": self.basis.value, "draft": written(self.draft)}

    @staticmethod
    def of_document(document: Mapping[str, Any], layout: Path, surface: Surface) -> Session | None:
        """Return the edit that was kept; None where it is of another layout.

        Raises:
            ValueError: It is no such document.
            KeyError: It lacks something.
        """
        if document["layout"] != str(layout):
            return None
        base = document["base"]
        saved = drafted(base, surface) if base is not None else None
        draft = resumed(document["draft"], surface)
        return Session(Edit(draft, saved), Basis(base, saved))


def _plain(value: Mapping[str, Any]) -> SceneValue:
    """Return the value as it is read back."""
    plain: SceneValue = json.loads(json.dumps(value))
    return plain
