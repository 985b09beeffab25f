"""Turns pictures in shared memory into textures without copying them, for each way Qt can paint.

Without a GPU, Qt's software painter reads the shared memory itself: a new picture needs nothing but
a mark that the node is dirty.  With one, the changed rectangles alone are uploaded.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import (
    QImage,
    QRhi,
    QRhiResourceUpdateBatch,
    QRhiTexture,
    QRhiTextureSubresourceUploadDescription,
    QRhiTextureUploadDescription,
    QRhiTextureUploadEntry,
)
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface, QSGTexture

from streams.floor.frame import Pixels

PICTURE_S = 10.0
LABEL_S = 60.0
"""Textures that have not been shown for so long are freed."""

MOST_AREAS = 4096
"""Of a texture that no node shows, no more than so many changed rectangles are remembered."""

Area = tuple[int, int, int, int]
"""x, y, width, height in whole pixels."""


def view_of(pixels: Pixels, form: QImage.Format = QImage.Format.Format_RGB32) -> QImage:
    """An image that looks at pixels of shape (height, width, 4) where they stand.

    The alpha of our pictures is always 255; to say so, as the usual form does, spares the blending.
    """
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, width * 4, form)


class Picture(Protocol):
    """A texture over memory that changes."""

    texture: QSGTexture

    def changed(self, areas: Iterable[Area] | None) -> None:
        """Pixels have changed: these areas, or all of them."""

    def free(self) -> None:
        """No node shows it any more."""


def let_go(texture: QSGTexture) -> None:
    """Have Qt delete a texture that it made: Python's handle does not own it.

    The window, as its handle's parent, would keep the handle for as long as it stands: some 20 MB
    an hour.
    """
    texture.setParent(None)
    texture.deleteLater()


@dataclass
class ReadInPlace:
    """A texture of the software painter, which reads the memory whenever it paints."""

    texture: QSGTexture
    image: QImage
    pixels: Pixels

    def changed(self, areas: Iterable[Area] | None) -> None:
        """Nothing to do: the pixels are read where they stand."""

    def free(self) -> None:
        """Have Qt delete the texture."""
        let_go(self.texture)


class UploadedTexture(QSGTexture):
    """A texture of the graphics card that takes changed rectangles from memory.

    Args:
        pixels: BGRA, shape (height, width, 4).
    """

    def __init__(self, pixels: Pixels) -> None:
        """Everything is uploaded before the first frame."""
        super().__init__()
        self._pixels = pixels
        self._image = view_of(pixels)
        self._texture: QRhiTexture | None = None
        self._areas: list[Area] | None = None

    def renew(self, areas: Iterable[Area] | None) -> None:
        """Upload these areas, or everything, before the next frame."""
        if areas is None:
            self._areas = None
        elif self._areas is not None:
            self._areas.extend(areas)
            if len(self._areas) > MOST_AREAS:
                self._areas = None

    def comparisonKey(self) -> int:  # noqa: N802 - Qt's name
        """A number that equal textures share."""
        return id(self) & 0x7FFFFFFF

    def rhiTexture(self) -> QRhiTexture | None:  # type: ignore[override]  # noqa: N802
        """The card's texture, None before the first upload."""
        return self._texture

    def textureSize(self) -> QSize:  # noqa: N802
        """Size in pixels."""
        return self._image.size()

    def hasAlphaChannel(self) -> bool:  # noqa: N802
        """Pictures hide what lies under them."""
        return False

    def hasMipmaps(self) -> bool:  # noqa: N802
        """None: they would have to be made anew for every picture."""
        return False

    def commitTextureOperations(self, rhi: QRhi, updates: QRhiResourceUpdateBatch) -> None:  # noqa: N802
        """Queue the uploads of what has changed."""
        if self._texture is None:
            self._texture = rhi.newTexture(QRhiTexture.Format.BGRA8, self._image.size())
            self._texture.create()
            self._areas = None
        height, width = self._pixels.shape[:2]
        for area in [(0, 0, width, height)] if self._areas is None else self._areas:
            updates.uploadTexture(self._texture, self._upload(area))
        self._areas = []

    def release(self) -> None:
        """Give the card's memory back after the frame."""
        if self._texture is not None:
            self._texture.deleteLater()
            self._texture = None

    def _upload(self, area: Area) -> QRhiTextureUploadDescription:
        part = QRhiTextureSubresourceUploadDescription(self._image)
        part.setSourceTopLeft(QPoint(area[0], area[1]))
        part.setSourceSize(QSize(area[2], area[3]))
        part.setDestinationTopLeft(QPoint(area[0], area[1]))
        return QRhiTextureUploadDescription(QRhiTextureUploadEntry(0, 0, part))


class Uploaded:
    """A picture on the graphics card."""

    def __init__(self, pixels: Pixels) -> None:
        """Wrap the texture."""
        self.uploads = UploadedTexture(pixels)
        self.texture: QSGTexture = self.uploads

    def changed(self, areas: Iterable[Area] | None) -> None:
        """Have the areas uploaded."""
        self.uploads.renew(areas)

    def free(self) -> None:
        """Give the card's memory back."""
        self.uploads.release()


@dataclass
class Plain:
    """A texture of an image that never changes."""

    texture: QSGTexture

    def changed(self, areas: Iterable[Area] | None) -> None:
        """It never does."""

    def free(self) -> None:
        """Have Qt delete the texture."""
        let_go(self.texture)


@dataclass
class _Kept:
    picture: Picture
    used: float


class Textures:
    """All textures of one window, by key.

    Args:
        window: Already on the screen, so that it knows how it paints.
    """

    def __init__(self, window: QQuickWindow) -> None:
        """See how the window paints."""
        self._window = window
        api = window.rendererInterface().graphicsApi()
        self.software = api == QSGRendererInterface.GraphicsApi.Software
        self._pictures: dict[Hashable, _Kept] = {}
        self._labels: dict[Hashable, _Kept] = {}

    def __len__(self) -> int:
        """How many textures are kept."""
        return len(self._pictures) + len(self._labels)

    def picture(self, key: Hashable, pixels: Pixels, *, parts: bool = False) -> Picture:
        """The texture over a picture's memory.

        Args:
            key: Names the memory, not the picture.
            pixels: BGRA, shape (height, width, 4).
            parts: Whether thousands of nodes will each show a part of it.
        """
        kept = self._pictures.get(key)
        if kept is None:
            kept = self._pictures[key] = _Kept(self._made(pixels, parts=parts), 0.0)
        kept.used = time.monotonic()
        return kept.picture

    def label(self, key: Hashable, image: QImage) -> QSGTexture:
        """The texture of an image that never changes."""
        kept = self._labels.get(key)
        if kept is None:
            option = QQuickWindow.CreateTextureOption.TextureCanUseAtlas
            texture = self._window.createTextureFromImage(image, option)
            kept = self._labels[key] = _Kept(Plain(texture), 0.0)
        kept.used = time.monotonic()
        return kept.picture.texture

    def sweep(self, shown: Collection[int], now: float) -> None:
        """Free what has not been shown for long.

        Args:
            shown: Identities (``id``) of the textures that nodes have, hidden ones included: Qt
                would read a freed one without a warning.
            now: Seconds, monotonic.
        """
        for all_kept, seconds in ((self._pictures, PICTURE_S), (self._labels, LABEL_S)):
            old = [
                key
                for key, kept in all_kept.items()
                if now - kept.used > seconds and id(kept.picture.texture) not in shown
            ]
            for key in old:
                all_kept.pop(key).picture.free()

    def _made(self, pixels: Pixels, *, parts: bool) -> Picture:
        if not self.software:
            return Uploaded(pixels)
        if not parts:
            image = view_of(pixels)
            return ReadInPlace(self._window.createTextureFromImage(image), image, pixels)
        # Qt's software painter cuts what lies under opaque nodes out of what it must paint, node by
        # node: with thousands of tiles that was three quarters of all that the wall took. Of a
        # texture that might be seen through it does not, and painting one costs no more.
        image = view_of(pixels, QImage.Format.Format_ARGB32_Premultiplied)
        option = QQuickWindow.CreateTextureOption.TextureHasAlphaChannel
        return ReadInPlace(self._window.createTextureFromImage(image, option), image, pixels)
