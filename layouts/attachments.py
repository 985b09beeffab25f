"""Names the files that a layout's cells show: images, pages, and what maps are drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from layouts.layout import Layout
from layouts.map import Map
from layouts.pane import Content, Image, Pdf
from layouts.scene import Placed


def images(layout: Layout) -> tuple[Path, ...]:
    """Return the images, each once."""
    return _once(one.file for one in _contents(layout) if isinstance(one, Image))


def pages(layout: Layout) -> tuple[Path, ...]:
    """Return the PDF documents, each once."""
    return _once(one.file for one in _contents(layout) if isinstance(one, Pdf))


def map_files(layout: Layout) -> tuple[Path, ...]:
    """Return the GeoJSON files, each once."""
    maps = (one for one in _contents(layout) if isinstance(one, Map))
    return _once(layer.file for one in maps for layer in (*one.boundaries, *one.layers))


def _contents(layout: Layout) -> Iterator[Content]:
    for scene in layout.scenes:
        panes = scene.content.panes if isinstance(scene.content, Placed) else ()
        yield from (pane.content for pane in panes)


def _once(files: Iterator[Path]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(files))
