"""Puts one edited scene into its document, whatever else somebody has edited there meanwhile."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any
from unicodedata import normalize

from layouts.ability import DRAWN
from layouts.document import Document, load_document
from layouts.phrase import phrase
from layouts.problem import DocumentError, Problem
from layouts.store import mark, save

SceneValue = Mapping[str, Any]
"""A scene as json.loads gives it."""

_ODD = re.compile(r"[^\w.:-]+")
_CELL = re.compile(r"\$\.scenes\[(\d+)\](?:\.grid)?\.cells\[(\d+)\]")
_LONGEST = 48


def read_scene(path: Path, scene: str) -> SceneValue:
    """Return a scene as its document has it.

    Raises:
        DocumentError: The document cannot be read, or has no such scene.
    """
    document = load_document(Path(path))
    return scenes_in(document)[place_of(document, scene)]


def save_scene(
    path: Path,
    scene: SceneValue,
    before: SceneValue | None,
    drawn: Collection[str] = DRAWN,
) -> str:
    """Save a scene into its document, and leave all the rest of it as it is.

    Args:
        path: The layout.
        scene: The scene.
        before: The scene as it was when the edit of it began; None for a new one, which comes last.
        drawn: The kinds of cells that may stand in it.

    Returns:
        The mark of the document as it stands now.

    Raises:
        DocumentError: The scene is wrong, somebody else changed it since, or the document cannot be
            read or written; in each case it stays as it is.
    """
    path = Path(path)
    stands = mark(path)
    document = load_document(path)
    scenes = list(scenes_in(document))
    if before is None:
        scenes.append(scene)
    else:
        place = place_of(document, str(before["id"]))
        if scenes[place] != before:
            found = phrase(
                "the scene '{scene}', which somebody else changed since it was opened",
                scene=before["id"],
            )
            mend = phrase("save it as a new scene, or leave the edit and begin it again")
            expected = phrase("the scene as it was")
            problem = document.problem(("scenes", place), found, expected, mend)
            raise DocumentError([problem])
        scenes[place] = scene
    return save_scenes(document, scenes, stands, drawn)


def save_scenes(
    document: Document,
    scenes: Sequence[SceneValue],
    stands: str,
    drawn: Collection[str] = DRAWN,
) -> str:
    """Save a document with these scenes, and the rest as it is; returns its mark then.

    Raises:
        DocumentError: They are wrong, the file is another than that with the mark `stands`, or it
            cannot be written; in each case it stays as it is.
    """
    value = document.value if isinstance(document.value, dict) else {}
    content = {**value, "scenes": list(scenes)}
    return save(content, document.path, based_on=stands, drawn=drawn)


def free_id(path: Path, name: str) -> str:
    """Return an id after a name that no scene of a document has.

    Raises:
        DocumentError: The document cannot be read.
    """
    taken = {scene.get("id") for scene in scenes_in(load_document(Path(path)))}
    plain = _ODD.sub("-", normalize("NFC", name)).strip("-.:_").lower()[:_LONGEST] or "scene"
    number, id_ = 1, plain
    while id_ in taken:
        number += 1
        id_ = f"{plain}-{number}"
    return id_


def cell_of(problem: Problem) -> int | None:
    """Return which cell of a scene a problem is about, from 0; None where it is about no cell."""
    match = _CELL.match(problem.path)
    return int(match.group(2)) if match else None


def scenes_in(document: Document) -> list[SceneValue]:
    """Return the scenes that a document has.

    Raises:
        DocumentError: It has no list of scenes.
    """
    value = document.value if isinstance(document.value, dict) else {}
    scenes = value.get("scenes")
    if not isinstance(scenes, list) or not all(isinstance(scene, dict) for scene in scenes):
        found, mend = (
            phrase("no list of scenes"),
            phrase("look at it with: python -m layouts check"),
        )
        raise DocumentError([document.problem(("scenes",), found, phrase("a layout"), mend)])
    return scenes


def place_of(document: Document, scene: str) -> int:
    """Return which of its scenes a document calls `scene`.

    Raises:
        DocumentError: None of them.
    """
    ids = [normalize("NFC", str(one.get("id"))) for one in scenes_in(document)]
    if normalize("NFC", scene) not in ids:
        found = phrase("no scene '{scene}', which somebody else deleted", scene=scene)
        mend = phrase("save it as a new scene")
        raise DocumentError([document.problem(("scenes",), found, phrase("the scene"), mend)])
    return ids.index(normalize("NFC", scene))
