"""Why a store of feeds cannot be opened; by itself, so that whoever tells it loads no feed."""

from __future__ import annotations


class StoreError(OSError):
    """The store cannot be opened; the text says why."""
