"""Tells of a good layout what its writer may not expect: what is empty, and what is not shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from layouts.ability import DRAWN, RUN
from layouts.channel import Channel
from layouts.layout import Layout
from layouts.map import Map
from layouts.pane import kind_of_content
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
    )


def many(count: int, noun: str) -> str:
    """Return so many of a thing in words."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _undrawn(scenes: Iterable[Scene]) -> Iterator[str]:
    for scene in scenes:
        panes = scene.content.panes if isinstance(scene.content, Placed) else ()
        kinds = dict.fromkeys(kind_of_content(pane.content) for pane in panes)
        strange = [kind for kind in kinds if kind not in DRAWN]
        if strange:
            words = ", ".join(strange)
            yield (
                f"scene '{scene.id}' has cells that this version's wall does not draw ({words}): "
                "it refuses the document; python -m layouts render draws them."
            )


def _unheeded(layout: Layout) -> Iterator[str]:
    parts = {"salvo": layout.salvos, "tour": layout.tours, "rule": layout.rules}
    for noun, some in parts.items():
        if some and f"{noun}s" not in RUN:
            yield f"{many(len(some), noun)}: checked, but this version's wall does not run {noun}s."


def _empty(scenes: Iterable[Scene], channels: Sequence[Channel] | None) -> Iterator[str]:
    for scene in scenes if channels is not None else ():
        for mosaic in _mosaics(scene):
            if not any(map(mosaic.fits, channels or ())):
                choice = f"the query {mosaic.query.text}" if mosaic.query else "its groups"
                yield f"scene '{scene.id}': {choice} chooses no channel of the list."


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


def _mosaics(scene: Scene) -> Iterator[Mosaic]:
    if isinstance(scene.content, Mosaic):
        yield scene.content
        return
    for pane in scene.content.panes:
        if isinstance(pane.content, Mosaic):
            yield pane.content
