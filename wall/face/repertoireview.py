"""What QML is told of the scenes on the repertoire, and what copies are called; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from layouts.layout import Layout
from layouts.names import name_in
from layouts.scene import Scene
from layouts.scene_use import Use, uses_of
from wall.face.repertoirewords import WORDS, say

ALWAYS = ("ko", "en")
"""Every scene may be named in these languages."""


def rows_of(layout: Layout | None, edited: str, language: str) -> list[dict[str, Any]]:
    """Return every scene of the document.

    Args:
        layout: The document; None where there is none.
        edited: The scene that is edited; empty for none.
        language: ``ko`` or ``en``.
    """
    return [
        {
            "id": scene.id,
            "name": scene.name(language),
            "note": say(language, "edited") if scene.id == edited else "",
            "question": say(language, "ask", name=scene.name(language)),
        }
        for scene in (layout.scenes if layout else ())
    ]


def languages_of(scene: Scene, language: str) -> tuple[str, ...]:
    """Return the languages in which a scene may be named, the viewer's first."""
    return tuple(dict.fromkeys((language, *ALWAYS, *scene.names)))


def kept_by(layout: Layout, scene: Scene, language: str) -> str:
    """Return why a scene cannot be deleted; empty where it can."""
    name = scene.name(language)
    uses = uses_of(layout, scene.id)
    if uses:
        told = ", ".join(_told(use, language) for use in uses)
        return say(language, "used", name=name, uses=told)
    return say(language, "only", name=name) if len(layout.scenes) == 1 else ""


def copied(scene: Scene, scenes: Iterable[Scene]) -> Mapping[str, str]:
    """Return the names of a copy of a scene: in each language another than any scene has."""
    taken = {(code, name) for one in scenes for code, name in one.names.items()}
    names: dict[str, str] = {}
    for code, name in scene.names.items():
        new, number = say(code, "copy_of", name=name), 1
        while (code, new) in taken:
            number += 1
            new = say(code, "copy_of_again", name=name, number=number)
        names[code] = new
    return names


def field_of(code: str, language: str, *, chosen: bool) -> dict[str, Any]:
    """Return one field for a name."""
    return {"code": code, "label": WORDS[language].get(code, code), "chosen": chosen}


def _told(use: Use, language: str) -> str:
    return say(language, use.holder.value, name=name_in(use.names, language, use.id))
