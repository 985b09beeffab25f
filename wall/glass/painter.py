"""Holds the scene graph of one window's mosaic: pooled nodes, touched only where something changed.

Nodes are made once and reused; those that are not needed are taken out of the tree, for Qt's
software painter looks at every node in it whenever something moves: with the 2,800 of a city at
rest, hidden, a movement took five times as long.  Freeing a node from Python while Qt may still
walk over it would end the process.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QMatrix4x4
from PySide6.QtQuick import (
    QQuickWindow,
    QSGImageNode,
    QSGNode,
    QSGOpacityNode,
    QSGRectangleNode,
    QSGTexture,
    QSGTransformNode,
)

from wall.glass.laying import Projection
from wall.glass.runs import Box

MATERIAL = QSGNode.DirtyStateBit.DirtyMaterial


class Images:
    """A pool of image nodes under one parent, addressed by number.

    Args:
        window: Makes the nodes.
        parent: Under which they stand.
        fades: Whether they can be seen through.
    """

    def __init__(self, window: QQuickWindow, parent: QSGNode, *, fades: bool = False) -> None:
        """Nodes are made as they are needed."""
        self._veils: list[QSGOpacityNode] | None = [] if fades else None
        self._window = window
        self._parent = parent
        # Not a plain QSGNode: Qt's software painter remembers the place of transform nodes only and
        # draws what is added to a plain one later as if the item stood in the window's corner.
        self._hung = QSGTransformNode()
        parent.appendChildNode(self._hung)
        self._there = True
        self._nodes: list[QSGImageNode] = []
        self._tops: list[QSGNode] = []
        """What hangs in the tree of each: the image, or the veil over it; the first `_used` do."""
        # What `Textures` must not free.
        self._shown: list[QSGTexture] = []
        self._used = 0

    def put(self, number: int, texture: QSGTexture, target: Box, source: Box | None) -> None:
        """Show a part of a texture at a place.

        Args:
            number: Which node; numbers are used without holes.
            texture: Kept alive for as long as the node has it.
            target: Where, in pixels.
            source: Which part of the texture, in its pixels; None for all of it.
        """
        while number >= len(self._nodes):
            node = self._window.createImageNode()
            node.setOwnsTexture(False)
            node.setFiltering(QSGTexture.Filtering.Linear)
            # A node without a texture must not reach the renderer.
            node.setTexture(texture)
            self._add(node)
            self._shown.append(texture)
        while number >= self._used:
            self.hide(self._used)
            self._hung.appendChildNode(self._tops[self._used])
            self._used += 1
        node = self._nodes[number]
        node.setTexture(texture)
        self._shown[number] = texture
        if source is None:
            size = texture.textureSize()
            node.setSourceRect(0.0, 0.0, float(size.width()), float(size.height()))
        else:
            node.setSourceRect(*source)
        node.setRect(*target)
        node.markDirty(MATERIAL)

    def fade(self, number: int, opacity: float) -> None:
        """Let one be seen through, from 0 (not seen at all) to 1."""
        if self._veils is not None and number < len(self._veils):
            self._veils[number].setOpacity(opacity)

    def _add(self, node: QSGImageNode) -> None:
        self._nodes.append(node)
        if self._veils is None:
            self._tops.append(node)
            return
        veil = QSGOpacityNode()
        # The image first: Qt's software painter takes a node's place from its parent when it is
        # added, and knows that of a veil only together with what is under it.
        veil.appendChildNode(node)
        self._veils.append(veil)
        self._tops.append(veil)

    def renewed(self, number: int) -> None:
        """The memory under a node's texture has changed."""
        self._nodes[number].markDirty(MATERIAL)

    def hide(self, number: int) -> None:
        """Show nothing at this number."""
        if number < len(self._nodes):
            self._nodes[number].setRect(0.0, 0.0, 0.0, 0.0)

    def shown(self) -> set[int]:
        """Identities (``id``) of the textures that nodes have, in the tree or not."""
        return {id(texture) for texture in self._shown}

    def keep(self, count: int) -> None:
        """Take all nodes from this number on out of the tree."""
        while self._used > count:
            self._used -= 1
            self._hung.removeChildNode(self._tops[self._used])

    def hang(self, *, there: bool) -> None:
        """Put all nodes together into the tree, below their siblings, or take them out of it."""
        if there is not self._there:
            self._there = there
            if there:
                self._parent.prependChildNode(self._hung)
            else:
                self._parent.removeChildNode(self._hung)


class Rectangles:
    """A pool of one-coloured rectangles under one parent."""

    def __init__(self, window: QQuickWindow, parent: QSGNode) -> None:
        """Nodes are made as they are needed."""
        self._window = window
        self._parent = parent
        self._nodes: list[QSGRectangleNode] = []
        self._shown: tuple[tuple[Box, ...], int] = ((), 0)

    def show(self, boxes: tuple[Box, ...], colour: QColor) -> None:
        """Show these rectangles and no others."""
        shown = (boxes, colour.rgba())
        if shown == self._shown or not (boxes or self._shown[0]):
            # A rectangle that is set, even to what it was, has Qt's software painter paint all
            # that lies under its parent again: 27 ms a frame for 2,800 tiles, not 1.5.
            return
        self._shown = shown
        while len(self._nodes) < len(boxes):
            node = self._window.createRectangleNode()
            self._parent.appendChildNode(node)
            self._nodes.append(node)
        for node, box in zip(self._nodes, boxes, strict=False):
            node.setRect(*box)
            node.setColor(colour)
        for node in self._nodes[len(boxes) :]:
            node.setRect(0.0, 0.0, 0.0, 0.0)


class Painter:
    """The nodes of one window's mosaic, in the order in which they lie on one another."""

    def __init__(self, window: QQuickWindow) -> None:
        """Make the groups, the lowest first."""
        self.root = QSGTransformNode()
        # Beside the canvas: tiles put themselves below whatever else hangs in it.
        self._ground = QSGTransformNode()
        self._canvas = QSGTransformNode()
        self.root.appendChildNode(self._ground)
        self.root.appendChildNode(self._canvas)
        self._groups: list[QSGNode] = []
        self.grounds = Images(window, self._ground)
        """Boards on which tiles lie."""
        self.tiles = Images(window, self._canvas)
        self.pictures = Images(window, self._canvas)
        self.seams = Rectangles(window, self._group(self._canvas))
        self.names = Images(window, self._canvas, fades=True)
        self.badges = Images(window, self._canvas, fades=True)
        self.plates = Images(window, self._canvas, fades=True)
        self.boards = Images(window, self._canvas)
        """Boards that lie on tiles."""
        self.chart = [Rectangles(window, self._group(self.root)) for _ in range(3)]
        self.veils = [Rectangles(window, self._group(self.root)) for _ in range(2)]
        self.spotlights = Images(window, self.root)
        self.reel_frames = Rectangles(window, self._group(self.root))
        self.chips = Images(window, self.root)
        """What tells a spotlight that shows the past from one that is live."""
        self.captions = Images(window, self.root)
        self.spotlight_plates = Images(window, self.root)
        self._moved = Projection(1.0, 0.0, 0.0)

    def move(self, moved: Projection) -> None:
        """Move all tiles together, without touching any."""
        if moved == self._moved:
            return
        self._moved = moved
        matrix = QMatrix4x4()
        matrix.translate(moved.x, moved.y)
        matrix.scale(moved.scale, moved.scale)
        for node in (self._ground, self._canvas):
            node.setMatrix(matrix)
            node.markDirty(QSGNode.DirtyStateBit.DirtyMatrix)

    def shown(self) -> set[int]:
        """Identities (``id``) of all textures that nodes have."""
        pools = (
            self.tiles,
            self.pictures,
            self.names,
            self.badges,
            self.plates,
            self.spotlights,
            self.chips,
            self.captions,
            self.spotlight_plates,
        )
        return set().union(*(pool.shown() for pool in pools))

    def _group(self, parent: QSGNode) -> QSGNode:
        node = QSGTransformNode()
        parent.appendChildNode(node)
        self._groups.append(node)
        return node
