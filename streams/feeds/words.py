"""Makes what others wrote fit to be shown: no HTML, no key, no letter that nobody can write."""

from __future__ import annotations

import html
import re
from typing import Final

from streams.floor.log import redact

_LONGEST: Final = 120
_BLOCK = re.compile(r"<\s*(?:script|style)\b.*?<\s*/\s*(?:script|style)\s*>", re.S | re.I)
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/tr|/h\d)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"[^\S\n]+")
_GAPS = re.compile(r"\s*\n\s*")


def printable(text: str | bytes) -> str:
    """Return `text` without what nobody can read or write.

    That is lone surrogates, which JSON can hold; control characters; and the signs that turn
    letters around, by which a name would have what stands behind it on its line read as something
    else.  Bytes are what protobuf makes of a text that is no UTF-8.
    """
    if isinstance(text, str):
        text = text.encode("utf-8", "replace")
    return _UNREADABLE.sub("", text.decode("utf-8", "replace"))


def own_words(text: str) -> str:
    """Return a source's own words on one line, short, and without a key that it repeats."""
    line = " ".join(redact(printable(text)).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def plain(text: str) -> str:
    """Return the words of `text` without tags and entities; breaks stay breaks."""
    words = _TAG.sub("", _BREAK.sub("\n", _BLOCK.sub("", text)))
    # Twice, for some write their entities into entities.
    words = printable(html.unescape(html.unescape(words))).replace("\r", "\n").replace("\xa0", " ")
    return _GAPS.sub("\n", _BLANKS.sub(" ", words)).strip()
