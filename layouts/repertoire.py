"""Renames, copies and deletes the scenes of a document, and leaves all the rest of it as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from layouts.document import load_document
from layouts.layout import read_layout
from layouts.phrase import listed, phrase
from layouts.problem import DocumentError
from layouts.scene_file import free_id, place_of, save_scenes, scenes_in
from layouts.scene_use import Holder, Use, uses_of
from layouts.store import mark

_NOUNS = {
    Holder.SALVO: phrase("the salvo"),
    Holder.TOUR: phrase("the tour"),
    Holder.RULE: phrase("the rule"),
}


def rename_scene(path: Path, scene: str, names: Mapping[str, str]) -> str:
    """Give a scene other names; its id stays, and with it whoever names it.

    Args:
        path: The layout.
        scene: The scene's id.
        names: The names by language; one that is empty is deleted, languages not given stay.

    Returns:
        The mark of the document as it stands now.

    Raises:
        DocumentError: There is no such scene, no name would be left, or the document cannot be
            read or written; in each case it stays as it is.
    """
    stands, document = mark(path), load_document(Path(path))
    scenes, place = scenes_in(document), place_of(document, scene)
    before = scenes[place]["name"]
    # A name that was there keeps its place, so that the document keeps its hand.
    kept = {code: names.get(code, name) for code, name in dict(before).items()}
    renamed = {code: name for code, name in {**kept, **names}.items() if name}
    changed = {**scenes[place], "name": renamed}
    return save_scenes(document, [*scenes[:place], changed, *scenes[place + 1 :]], stands)


def copy_scene(path: Path, scene: str, names: Mapping[str, str]) -> tuple[str, str]:
    """Put a copy of a scene behind it.

    Args:
        path: The layout.
        scene: The scene's id.
        names: The copy's names by language, at least one.

    Returns:
        The copy's id, and the mark of the document as it stands now.

    Raises:
        DocumentError: There is no such scene, or the document cannot be read or written; in each
            case it stays as it is.
    """
    stands, document = mark(path), load_document(Path(path))
    scenes, place = scenes_in(document), place_of(document, scene)
    id_ = free_id(path, scene)
    copy = {**scenes[place], "id": id_, "name": dict(names)}
    return id_, save_scenes(document, [*scenes[: place + 1], copy, *scenes[place + 1 :]], stands)


def delete_scene(path: Path, scene: str) -> str:
    """Delete a scene that nothing names.

    Returns:
        The mark of the document as it stands now.

    Raises:
        DocumentError: There is no such scene or no other, something names it, or the document
            cannot be read or written; in each case it stays as it is.
    """
    stands, document = mark(path), load_document(Path(path))
    scenes, place = scenes_in(document), place_of(document, scene)
    uses = uses_of(read_layout(document), scene)
    if uses:
        found = phrase(
            "the scene '{scene}', which is shown by {uses}",
            scene=scene,
            uses=listed(map(_used, uses)),
        )
        mend = phrase("take it out of them first")
        expected = phrase("a scene that nothing else shows")
        raise DocumentError([document.problem(("scenes", place), found, expected, mend)])
    if len(scenes) == 1:
        found = phrase("the scene '{scene}', which is the only one", scene=scene)
        mend = phrase("make another scene first")
        raise DocumentError(
            [document.problem(("scenes", place), found, phrase("one of several"), mend)]
        )
    return save_scenes(document, [*scenes[:place], *scenes[place + 1 :]], stands)


def _used(use: Use) -> str:
    return phrase("{noun} '{name}'", noun=_NOUNS[use.holder], name=use.id)
