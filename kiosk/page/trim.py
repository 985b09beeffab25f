"""Cuts off a page what is longer than any screen can lay out: a source may send a whole book.

The layout of a text of some hundred thousand letters takes Qt longer than its watchdog waits, and
the next start would find the same text again.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from operator import is_
from typing import Any, Final

from kiosk.page.page import Page

MOST: Final = 2_000
"""Letters of a text; what is shown of the longest has room for a quarter of them."""
SPOKEN: Final = 8_000
"""Letters that are read aloud of one block: ten minutes."""
BLOCKS: Final = 40
MORE: Final = "…"


def trimmed(page: Page) -> Page:
    """Return a page with its texts at most `MOST` letters long; the same one where they are."""
    blocks = tuple(_cut(block) for block in page.blocks[:BLOCKS])
    title = _cut(page.title)
    kept = (title is page.title, len(blocks) == len(page.blocks))
    if all(kept) and all(map(is_, blocks, page.blocks)):
        return page
    return replace(page, title=title, blocks=blocks)


def _cut(value: Any, most: int = MOST) -> Any:
    """Return a value whose texts are short enough: itself where they were."""
    if isinstance(value, str):
        # A word of a StrEnum is no text, and short.
        return value if len(value) <= most else value[: most - 1] + MORE
    if isinstance(value, tuple):
        cut = tuple(_cut(one) for one in value)
        return value if all(map(is_, cut, value)) else cut
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            new = _cut(old, SPOKEN if field.name == "spoken" else MOST)
            if new is not old:
                changed[field.name] = new
        return replace(value, **changed) if changed else value
    return value
