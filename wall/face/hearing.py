"""Says on the glass that alerts are not being heard: a wall without alerts must not look calm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from wall.alerts.words import deaf
from wall.face.notice import Notice

LOOK_MS = 5_000
GRACE_S = 120.0
"""Feeds fail now and then; what lasts longer is said."""


class Silence(Protocol):
    """A feed that does not answer."""

    @property
    def source(self) -> str:
        """Its id."""

    @property
    def error(self) -> str:
        """Why, a sentence."""

    @property
    def failing_since(self) -> datetime | None:
        """Since when."""


class Hearing(QObject):
    """Looks at the feeds of alerts every few seconds, from its making until `stop`.

    Args:
        notice: Where it is said that one is silent, once for each silence.
        silent: The feeds that have not answered for so many seconds.
        language: ``ko`` or ``en``.
        grace_s: For how long a feed may fail before it is said.
        look_ms: How often it is looked.
    """

    def __init__(
        self,
        notice: Notice,
        silent: Callable[[float], tuple[Silence, ...]],
        language: str,
        grace_s: float = GRACE_S,
        look_ms: int = LOOK_MS,
    ) -> None:
        """Begin to look."""
        super().__init__()
        self._notice, self._silent = notice, silent
        self._language, self._grace_s = language, grace_s
        self._told: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(look_ms)

    def stop(self) -> None:
        """Look no longer."""
        self._timer.stop()

    @Slot()
    def _look(self) -> None:
        silent = {one.source: one for one in self._silent(self._grace_s)}
        for name in self._told.keys() - silent.keys():
            # Only what is said of this feed goes; whatever was said since stays.
            if self._told.pop(name) == self._notice.property("sentence"):
                self._notice.dismiss()
        for name in silent.keys() - self._told.keys():
            feed = silent[name]
            if feed.failing_since is not None:
                lead, sentence = deaf(self._language, name, feed.failing_since, feed.error)
                self._told[name] = sentence
                self._notice.warn(lead, sentence)
