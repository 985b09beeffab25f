"""A layout document: the wall's surface, the scenes that can stand on it, and when they do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from layouts.ability import DRAWN
from layouts.document import Document, load_document
from layouts.known import Known
from layouts.layout_reader import LayoutReader
from layouts.rule import Rule
from layouts.salvo import Salvo
from layouts.scene import Scene
from layouts.surface import Surface
from layouts.tour import Tour


@dataclass(frozen=True)
class Layout:
    """A wall's layout.

    Attributes:
        surface: Its displays.
        scenes: Its scenes, at least one, in the order of the strip.
        channels: The channel list that it names, as an absolute path, or None.
        salvos: What is called up on several displays at once.
        tours: What goes from scene to scene by itself.
        rules: What is shown when something happens.
    """

    surface: Surface
    scenes: tuple[Scene, ...]
    channels: Path | None = None
    salvos: tuple[Salvo, ...] = ()
    tours: tuple[Tour, ...] = ()
    rules: tuple[Rule, ...] = ()

    def scene(self, name: str) -> Scene:
        """Return the scene with the id `name`.

        Raises:
            KeyError: There is none.
        """
        return self.scenes_by_id[name]

    @property
    def scenes_by_id(self) -> Mapping[str, Scene]:
        """The scenes by id."""
        return {scene.id: scene for scene in self.scenes}

    @property
    def salvos_by_id(self) -> Mapping[str, Salvo]:
        """The salvos by id."""
        return {salvo.id: salvo for salvo in self.salvos}

    @property
    def tours_by_id(self) -> Mapping[str, Tour]:
        """The tours by id."""
        return {tour.id: tour for tour in self.tours}


def load_layout(
    path: Path,
    channels: Collection[str] | None = None,
    groups: Collection[str] | None = None,
    drawn: Collection[str] = DRAWN,
) -> Layout:
    """Load the layout in `path`.

    Args:
        path: The file.
        channels: The ids that its scenes may name; None leaves them unchecked.
        groups: The groups that its mosaics may name; None leaves them unchecked.
        drawn: The kinds of cells that whoever asks can draw; a document with another is refused.

    Raises:
        DocumentError: The file cannot be read or is wrong; every problem is listed.
    """
    return read_layout(load_document(Path(path)), channels, groups, drawn)


def read_layout(
    document: Document,
    channels: Collection[str] | None = None,
    groups: Collection[str] | None = None,
    drawn: Collection[str] = DRAWN,
) -> Layout:
    """Return the layout that `document` holds; for the other arguments see `load_layout`.

    Raises:
        DocumentError: It is wrong; every problem is listed.
    """
    reader = LayoutReader(document, Known(channels, groups), drawn)
    head, surface = reader.head(), reader.surface()
    scenes, salvos, tours, rules = reader.scenes(), reader.salvos(), reader.tours(), reader.rules()
    document.refuse(reader.problems)
    if head is None or surface is None:
        raise AssertionError("a layout without head or surface was not refused")
    named = document.path.parent / head.channels if head.channels else None
    listed = named.absolute() if named else None
    return Layout(surface, scenes, listed, salvos, tours, rules)
