"""Writes a document into a file that a person wrote, in that file's own words and line ends."""

from __future__ import annotations

import codecs
from collections.abc import Mapping

from layouts.json_edit import edited
from layouts.json_page import page


def rewritten(data: bytes, document: Mapping[str, object]) -> bytes:
    r"""Return the bytes of `document` for a file that holds `data`.

    What the file says already stays as it is: its blanks, the order of its keys, `\r\n` and a mark
    of UTF-8. A file that is no JSON, or in another encoding, is written as a new one would be.
    """
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        text = data.removeprefix(bom).decode("utf-8")
        again = edited(text.replace("\r\n", "\n"), document)
    except (ValueError, RecursionError):
        return page(document).encode()
    ends = "\r\n" if "\r\n" in text else "\n"
    return bom + again.replace("\n", ends).encode()
