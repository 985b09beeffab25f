"""Calls what belongs to an event loop from another thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress


def call_in(loop: asyncio.AbstractEventLoop, what: Callable[[], object]) -> None:
    """Have a loop call something soon; harmless where it has ended, perhaps just now."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(what)
