"""A layout document: the wall's surface and the scenes that can stand on it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from layouts.document import Document, load_document
from layouts.form import Form, complaint, read_form
from layouts.problem import Fault, Problem
from layouts.scene import Scene
from layouts.scene_build import Known, built
from layouts.scene_form import SceneForm
from layouts.surface import Surface
from layouts.surface_form import SurfaceForm, surface_faults

VERSION = 1


@dataclass(frozen=True)
class Layout:
    """A wall's layout.

    Attributes:
        surface: Its displays.
        scenes: Its scenes, at least one, in the order of the strip.
        channels: The channel list that it names, as an absolute path, or None.
    """

    surface: Surface
    scenes: tuple[Scene, ...]
    channels: Path | None = None

    def scene(self, name: str) -> Scene:
        """Return the scene with the id `name`.

        Raises:
            KeyError: There is none.
        """
        for scene in self.scenes:
            if scene.id == name:
                return scene
        raise KeyError(name)


def _readable(version: int) -> int:
    if version != VERSION:
        mend = f"write {VERSION}, or use the citywall that the document was written for"
        raise complaint(f"{VERSION}, the version that this citywall reads", mend)
    return version


class _Head(Form):
    schema_: str | None = Field(
        default=None, alias="$schema", description="the address of this schema, for editors"
    )
    version: Annotated[int, AfterValidator(_readable)] = Field(
        description=f"{VERSION}, the version of the form that this citywall reads",
        examples=[VERSION],
        json_schema_extra={"const": VERSION},
    )
    channels: Annotated[str, Field(min_length=1)] | None = Field(
        default=None,
        description="the channel list's path, seen from this file",
        examples=["channels.json"],
    )


class LayoutForm(_Head):
    """A layout as a person writes it."""

    surface: SurfaceForm = Field(description="the wall's displays")
    scenes: Annotated[list[SceneForm], Field(min_length=1)] = Field(
        description="a list of at least one scene"
    )


class _Envelope(_Head):
    """The document around surface and scenes, which are checked one by one to tell all."""

    surface: Any = Field(description="the wall's displays", examples=[{"displays": []}])
    scenes: Annotated[list[Any], Field(min_length=1)] = Field(
        description="a list of at least one scene", examples=[[]]
    )


def load_layout(
    path: Path,
    channels: Collection[str] | None = None,
    groups: Collection[str] | None = None,
) -> Layout:
    """Load the layout in `path`.

    Args:
        path: The file.
        channels: The ids that its scenes may name; None leaves them unchecked.
        groups: The groups that its mosaics may name; None leaves them unchecked.

    Raises:
        DocumentError: The file cannot be read or is wrong; every problem is listed.
    """
    document = load_document(Path(path))
    head, problems = read_form(document, _Envelope, document.value)
    root = document.value if isinstance(document.value, dict) else {}
    surface, wrong = _surface(document, root.get("surface"))
    problems += wrong
    scenes, wrong = _scenes(document, root.get("scenes"), surface, Known(channels, groups))
    problems += wrong
    document.refuse(problems)
    if head is None or surface is None:
        raise AssertionError("a layout without head or surface was not refused")
    named = document.path.parent / head.channels if head.channels else None
    return Layout(surface, tuple(scenes), named.absolute() if named else None)


def _surface(document: Document, value: object) -> tuple[Surface | None, list[Problem]]:
    if value is None:
        return None, []
    at = ("surface",)
    form, problems = read_form(document, SurfaceForm, value, at)
    if form is None:
        return None, problems
    surface = form.surface()
    return surface, document.problems_at(at, surface_faults(surface))


def _scenes(
    document: Document, values: object, surface: Surface | None, known: Known
) -> tuple[list[Scene], list[Problem]]:
    scenes: list[Scene] = []
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for number, value in enumerate(values if isinstance(values, list) else []):
        at = ("scenes", number)
        form, wrong = read_form(document, SceneForm, value, at)
        problems += wrong
        if form is None:
            continue
        scene, faults = built(form, surface)
        faults += known.faults(form)
        if form.id in first:
            found = f"the id '{form.id}', which scenes[{first[form.id]}] has already"
            faults.append(Fault(("id",), found, "every id once", "give this scene another id"))
        first.setdefault(form.id, number)
        problems += document.problems_at(at, faults)
        scenes.append(scene)
    return scenes, problems
