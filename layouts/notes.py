"""Tells of a good layout what its writer may not expect: what is empty, and what is not shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from layouts.ability import DRAWN, RUN
from layouts.channel import Channel
from layouts.layout import Layout
from layouts.map import Map
from layouts.pane import Web, kind_of_content
from layouts.phrase import Phrase, phrase
from layouts.scene import Mosaic, Placed, Scene


def notes(layout: Layout, channels: Sequence[Channel] | None = None) -> tuple[str, ...]:
    """Return a sentence for everything that is not as it may seem.

    Args:
        layout: The layout.
        channels: Every channel there is; None where they are not known.
    """
    return (
        *_undrawn(layout.scenes),
        *_unheeded(layout),
        *_empty(layout.scenes, channels),
        *_nowhere(layout.scenes, channels or ()),
        *_browsed(layout.scenes),
    )


COUNTED = {
    "channel": ("{count} channel", "{count} channels"),
    "credential": ("{count} credential", "{count} credentials"),
    "display": ("{count} display", "{count} displays"),
    "exit": ("{count} exit", "{count} exits"),
    "group": ("{count} group", "{count} groups"),
    "kiosk": ("{count} kiosk", "{count} kiosks"),
    "page": ("{count} page", "{count} pages"),
    "problem": ("{count} problem", "{count} problems"),
    "rule": ("{count} rule", "{count} rules"),
    "salvo": ("{count} salvo", "{count} salvos"),
    "scene": ("{count} scene", "{count} scenes"),
    "tour": ("{count} tour", "{count} tours"),
}
"""The templates by which things are counted: one, and any other number."""


def many(count: int, noun: str) -> Phrase:
    """Return so many of a thing in words."""
    return Phrase(COUNTED[noun][count != 1], {"count": f"{count:,}"})


def _undrawn(scenes: Iterable[Scene]) -> Iterator[str]:
    for scene in scenes:
        panes = scene.content.panes if isinstance(scene.content, Placed) else ()
        kinds = dict.fromkeys(kind_of_content(pane.content) for pane in panes)
        strange = [kind for kind in kinds if kind not in DRAWN]
        if strange:
            words = ", ".join(strange)
            yield phrase(
                "scene '{scene}' has cells that this version's wall does not draw ({words}): "
                "it refuses the document; python -m layouts render draws them.",
                scene=scene.id,
                words=words,
            )


def _unheeded(layout: Layout) -> Iterator[str]:
    parts = {"salvo": layout.salvos, "tour": layout.tours, "rule": layout.rules}
    for noun, some in parts.items():
        if some and f"{noun}s" not in RUN:
            yield phrase(
                "{some}: checked, but this version's wall does not run them.",
                some=many(len(some), noun),
            )


def _empty(scenes: Iterable[Scene], channels: Sequence[Channel] | None) -> Iterator[str]:
    for scene in scenes if channels is not None else ():
        for mosaic in _mosaics(scene):
            if not any(map(mosaic.fits, channels or ())):
                choice = phrase("its groups choose no channel of the list")
                if mosaic.query:
                    text = mosaic.query.text
                    choice = phrase("the query {text} chooses no channel of the list", text=text)
                yield phrase("scene '{scene}': {choice}.", scene=scene.id, choice=choice)


def _nowhere(scenes: Iterable[Scene], channels: Sequence[Channel]) -> Iterator[str]:
    for scene in scenes:
        for pane in scene.content.panes if isinstance(scene.content, Placed) else ():
            if not isinstance(pane.content, Map):
                continue
            chosen = pane.content.channels.chosen(channels)
            count = len(chosen) - len(pane.content.placed(channels))
            if count:
                have = "has" if count == 1 else "have"
                yield (
                    f"scene '{scene.id}': {many(count, 'channel')} {have} no position, "
                    "and will not be on the map."
                )


def _browsed(scenes: Iterable[Scene]) -> Iterator[str]:
    for scene in scenes:
        panes = scene.content.panes if isinstance(scene.content, Placed) else ()
        if any(isinstance(pane.content, Web) for pane in panes):
            yield phrase(
                "scene '{scene}' shows web pages, for which the wall needs QtWebEngine: "
                "pip install 'citywall[web]'; without it their cells say so.",
                scene=scene.id,
            )


def _mosaics(scene: Scene) -> Iterator[Mosaic]:
    if isinstance(scene.content, Mosaic):
        yield scene.content
        return
    for pane in scene.content.panes:
        if isinstance(pane.content, Mosaic):
            yield pane.content
