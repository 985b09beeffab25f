"""Reads the parts of a layout one by one, so that every mistake in it is told at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import TypeVar
from unicodedata import normalize

from layouts.document import Document
from layouts.form import read_form
from layouts.known import Known
from layouts.layout_form import LayoutEnvelope
from layouts.nearest import nearest
from layouts.phrase import phrase
from layouts.problem import Fault, JsonPath, Problem
from layouts.rule import Rule
from layouts.rule_form import RuleForm, rule_faults
from layouts.salvo import Salvo
from layouts.salvo_form import SalvoForm, salvo_faults
from layouts.scene import Scene
from layouts.scene_build import (
    built,
    file_faults,
    map_faults,
    map_problems,
    name_faults,
    undrawn_faults,
)
from layouts.scene_form import SceneForm
from layouts.surface import Surface
from layouts.surface_form import SurfaceForm, surface_faults
from layouts.tour import Tour
from layouts.tour_circle import circle_faults
from layouts.tour_form import TourForm, tour_faults

_KEYS = ("version", "channels", "surface", "scenes", "salvos", "tours", "rules", "$schema")

FormT = TypeVar("FormT", SceneForm, SalvoForm, TourForm, RuleForm)


class LayoutReader:
    """The parts of one document, each read once and in order, and what is wrong with them.

    Attributes:
        problems: What was found so far.
    """

    def __init__(self, document: Document, known: Known, drawn: Collection[str]) -> None:
        self.problems: list[Problem] = []
        self._document = document
        self._folder = document.path.parent
        self._root = document.value if isinstance(document.value, dict) else {}
        self._drawn = drawn
        self._surface: Surface | None = None
        # As they are written, so that a mistake inside a scene is not told as a missing scene too.
        self._known = replace(
            known, scenes=self._ids("scenes"), salvos=self._ids("salvos"), tours=self._ids("tours")
        )

    def head(self) -> LayoutEnvelope | None:
        """Return what stands around the parts."""
        head, problems = read_form(self._document, LayoutEnvelope, self._document.value)
        self.problems += problems
        return head

    def surface(self) -> Surface | None:
        """Return the displays; what follows is judged on them, unless they are wrong themselves."""
        value = self._root.get("surface")
        if value is None:
            return None
        form, problems = read_form(self._document, SurfaceForm, value, ("surface",))
        self.problems += problems
        if form is None:
            return None
        surface = form.surface()
        faults = list(surface_faults(surface))
        self._note(("surface",), faults)
        if not faults:
            names = tuple(display.id for display in surface.displays)
            self._known = replace(self._known, displays=names)
            self._surface = surface
        return surface

    def scenes(self) -> tuple[Scene, ...]:
        """Return the scenes."""
        scenes = []
        for number, form in self._forms("scenes", SceneForm, self._scene_faults):
            scene, faults = built(form, self._surface, self._folder)
            self._note(("scenes", number), faults)
            self.problems += (  # two maps may name one file
                one for one in map_problems(form, self._folder) if one not in self.problems
            )
            scenes.append(scene)
        return tuple(scenes)

    def _scene_faults(self, form: SceneForm) -> Iterable[Fault]:
        yield from name_faults(form, self._known)
        yield from undrawn_faults(form, self._drawn)
        yield from file_faults(form, self._folder)
        yield from map_faults(form, self._folder)

    def salvos(self) -> tuple[Salvo, ...]:
        """Return the salvos."""

        def faults(form: SalvoForm) -> Iterable[Fault]:
            return salvo_faults(form, self._known, self._surface)

        return tuple(form.salvo() for _, form in self._forms("salvos", SalvoForm, faults))

    def tours(self) -> tuple[Tour, ...]:
        """Return the tours, none of which leads back to itself unless there are problems."""

        def faults(form: TourForm) -> Iterable[Fault]:
            return tour_faults(form, self._known)

        tours = {number: form.tour() for number, form in self._forms("tours", TourForm, faults)}
        self._note((), circle_faults(tours))
        return tuple(tours.values())

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules."""

        def faults(form: RuleForm) -> Iterable[Fault]:
            return rule_faults(form, self._known)

        return tuple(form.rule() for _, form in self._forms("rules", RuleForm, faults))

    def _forms(
        self, key: str, form_type: type[FormT], faults_of: Callable[[FormT], Iterable[Fault]]
    ) -> list[tuple[int, FormT]]:
        """Return the good ones of the list `key` with their numbers."""
        forms: list[tuple[int, FormT]] = []
        first: dict[str, int] = {}
        for number, value in enumerate(self._list(key)):
            at = (key, number)
            form, problems = read_form(self._document, form_type, value, at)
            self.problems += problems
            if form is None:
                continue
            if form.id in first:
                found = phrase(
                    "the id '{id}', which {key}[{first}] has already",
                    id=form.id,
                    key=key,
                    first=first[form.id],
                )
                mend = phrase("give this {what} another id", what=key.removesuffix("s"))
                self._note(at, [Fault(("id",), found, phrase("every id once"), mend)])
            first.setdefault(form.id, number)
            self._note(at, faults_of(form))
            forms.append((number, form))
        return forms

    def _list(self, key: str) -> list[object]:
        values = self._root.get(key)
        return values if isinstance(values, list) else []

    def _ids(self, key: str) -> tuple[str, ...] | None:
        """Return the ids in the list `key`; None where that key is there, but misspelt."""
        strange = [name for name in self._root if name not in _KEYS]
        if any(nearest(name, _KEYS) == key for name in strange):
            return None
        items = (item.get("id") for item in self._list(key) if isinstance(item, dict))
        return tuple(normalize("NFC", name) for name in items if isinstance(name, str))

    def _note(self, at: JsonPath, faults: Iterable[Fault]) -> None:
        self.problems += self._document.problems_at(at, faults)
