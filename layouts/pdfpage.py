"""Reads one page of a PDF document as a picture, for the glass and for drawings of a layout."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pypdfium2
from PIL import Image

_ONE = threading.Lock()
"""PDFium keeps one state for the whole process: whoever reads has it to themselves."""
_PAPER = (255, 255, 255, 255)


class PageError(ValueError):
    """A page cannot be read; the text says why."""


def page_count(file: Path) -> int:
    """Return how many pages a document has.

    Raises:
        PageError: It is no PDF document, or is locked with a password.
    """
    with _ONE, closing(_opened(file)) as document:
        return len(document)


def page_picture(file: Path, number: int, width: int, height: int) -> Image.Image:
    """Return a page as a picture, as large as it fits.

    Args:
        file: A PDF document.
        number: Of the page; the first is 1.
        width: Of the room, px.
        height: Of the room, px.

    Raises:
        PageError: It is no PDF document, is locked with a password, or has no such page.
    """
    with _ONE, closing(_opened(file)) as document:
        count = len(document)
        if not 1 <= number <= count:
            raise PageError(f"page {number} of a document of {count}")
        with closing(document[number - 1]) as page:
            scale = min(width / page.get_width(), height / page.get_height())
            with closing(page.render(scale=scale, fill_color=_PAPER)) as bitmap:
                picture: Image.Image = bitmap.to_pil().convert("RGB")
                return picture


def _opened(file: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(file)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise PageError(str(error)) from error
