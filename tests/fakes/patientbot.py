"""A hand on Qt that waits as long as a busy machine needs: what comes about costs no more time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

PATIENCE_MS = 20_000


class PatientBot(QtBot):
    """pytest-qt's own, which gives up after five seconds where a test says nothing else."""

    def waitUntil(  # noqa: N802
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        """Wait until something has come about."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(  # noqa: N802
        self, signal: SignalInstance, *, timeout: int = PATIENCE_MS, **how: Any
    ) -> SignalBlocker:
        """Wait, at the end of a block, for a signal."""
        return super().waitSignal(signal, timeout=timeout, **how)
