"""Says what this version's wall does with a document, so that nothing in it passes for shown."""

from __future__ import annotations

from collections.abc import Collection

DRAWN: Collection[str] = (
    "channel",
    "mosaic",
    "text",
    "clock",
    "image",
    "pdf",
    "map",
    "feed",
    "web",
)
"""The kinds of cells that the wall draws; it refuses a document with another."""

RUN: Collection[str] = ("salvos", "tours", "rules")
"""Which of salvos, tours and rules the wall runs; the others it keeps and does not heed."""
