"""Reads what boards show of files, in a thread of its own, so that the glass waits for no disk."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from layouts.pane import Image, Pdf
from layouts.pdfpage import PageError, page_picture
from layouts.stamp import Stamp, stamp_of
from streams.floor.log import logger

MOST = QSize(3840, 2160)
"""Larger images are made smaller while they are read."""
LOOK_S = 2.0
"""How often a file is looked at: a plan that somebody saves anew is shown anew."""

Filed: TypeAlias = Image | Pdf

log = logger(__name__)


@dataclass
class _Kept:
    """What is known of one file's picture."""

    reading: Future[tuple[Stamp, QImage] | None]
    image: QImage | None = None
    stamp: Stamp = None
    version: int = 0
    looked: float = 0.0


class ImageFiles:
    """Pictures by file; one that has changed is read anew, and the old one stands until then.

    Args:
        clock: Seconds, monotonic.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Nothing is read before it is asked for."""
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="images")
        self._clock = clock
        self._kept: dict[Filed, _Kept] = {}

    def image(self, filed: Filed) -> QImage | None:
        """A picture; a null one where the file is none, None while it is being read."""
        return self._known(filed).image

    def version(self, filed: Filed) -> int:
        """Another number for each picture that a file has had; 0 while the first is being read."""
        return self._known(filed).version

    def keep(self, wanted: set[Filed]) -> None:
        """Forget all others."""
        for filed in self._kept.keys() - wanted:
            self._kept.pop(filed).reading.cancel()

    def _known(self, filed: Filed) -> _Kept:
        kept, now = self._kept.get(filed), self._clock()
        if kept is None:
            reading = self._reader.submit(_read_anew, filed, None, first=True)
            return self._kept.setdefault(filed, _Kept(reading, looked=now))
        if not kept.reading.done():
            return kept
        if (found := kept.reading.result()) is not None and found[1] is not kept.image:
            kept.stamp, kept.image = found
            kept.version += 1
        if now - kept.looked >= LOOK_S:
            kept.looked = now
            kept.reading = self._reader.submit(_read_anew, filed, kept.stamp)
        return kept


def read(filed: Filed) -> QImage:
    """Read a picture, upright, no larger than the glass needs it; a null one if it cannot be."""
    if isinstance(filed, Pdf):
        return _page(filed)
    reader = QImageReader(str(filed.file))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > MOST.width() or size.height() > MOST.height():
        reader.setScaledSize(size.scaled(MOST, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        log.warning("An image cannot be shown.", file=str(filed.file), why=reader.errorString())
    return image


def _page(pdf: Pdf) -> QImage:
    try:
        picture = page_picture(pdf.file, pdf.page, MOST.width(), MOST.height())
    except PageError as error:
        log.warning("A page cannot be shown.", file=str(pdf.file), page=pdf.page, why=str(error))
        return QImage()
    pixels, line = picture.tobytes(), picture.width * 3
    shown = QImage(pixels, picture.width, picture.height, line, QImage.Format.Format_RGB888)
    return shown.convertToFormat(QImage.Format.Format_RGB32)  # memory of its own


def _read_anew(filed: Filed, known: Stamp, *, first: bool = False) -> tuple[Stamp, QImage] | None:
    """Read a file, unless it is the one that is known."""
    stamp = stamp_of(filed.file)
    return None if stamp == known and not first else (stamp, read(filed))
