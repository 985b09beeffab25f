"""Reads the images of boards in a thread of its own, so that the glass waits for no disk."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from streams.floor.log import logger

MOST = QSize(3840, 2160)
"""Larger images are made smaller while they are read."""

log = logger(__name__)


class ImageFiles:
    """Images by file; each is read once."""

    def __init__(self) -> None:
        """Nothing is read before it is asked for."""
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="images")
        self._read: dict[Path, Future[QImage]] = {}

    def image(self, file: Path) -> QImage | None:
        """An image; a null one where the file is none, None while it is being read."""
        found = self._read.get(file)
        if found is None:
            found = self._read[file] = self._reader.submit(read, file)
        return found.result() if found.done() else None

    def keep(self, files: set[Path]) -> None:
        """Forget all others: a file that is asked for again later is read anew."""
        for file in self._read.keys() - files:
            self._read.pop(file).cancel()


def read(file: Path) -> QImage:
    """Read an image, upright, no larger than the glass needs it; a null one if it cannot be."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > MOST.width() or size.height() > MOST.height():
        reader.setScaledSize(size.scaled(MOST, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        log.warning("An image cannot be shown.", file=str(file), why=reader.errorString())
    return image
