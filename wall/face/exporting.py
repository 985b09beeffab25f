"""Has clips and stills of the enlarged channel saved, and says what became of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from layouts.channels import Channel
from wall.export.exporter import Exporter
from wall.export.order import ExportOrder, Outcome
from wall.export.words import say
from wall.face.guard import Guard
from wall.face.notice import Notice
from wall.face.replaying import Replaying
from wall.glass.words import duration
from wall.trust.policy import Sight

SAID_S = 12.0
"""How long what became of an export stays on the glass."""
SHORTEST_S = 1.0


class Exporting(QObject):
    """What the bar of a replay offers to be saved.

    Args:
        replaying: Whose channel and moments these are.
        guard: Knows who may save.
        notice: Says at length what has to be mended.
        exporter: Saves.
        channel_of: The channel of a row; None where there is none.
        language: ``ko`` or ``en``.
    """

    changed = Signal()
    _ended = Signal(object)

    def __init__(
        self,
        replaying: Replaying,
        guard: Guard,
        notice: Notice,
        exporter: Exporter,
        channel_of: Callable[[int], Channel | None],
        language: str,
    ) -> None:
        """Nothing is being saved."""
        super().__init__()
        self._replaying, self._guard, self._notice = replaying, guard, notice
        self._exporter, self._channel_of, self._language = exporter, channel_of, language
        self._row: int | None = None
        self._ends: dict[str, float | None] = {"first": None, "last": None}
        self._said, self._failed, self._said_at = "", False, 0.0
        self._state: dict[str, Any] = {}
        self._ended.connect(self._take, Qt.ConnectionType.QueuedConnection)
        replaying.changed.connect(self._renew)
        guard.changed.connect(self._renew)
        self._renew()

    @Slot(str, float)
    def choose(self, end: str, x: float) -> None:
        """One end of what would be saved is at a place of the bar."""
        if end not in self._ends:
            return
        first, last = self._chosen()
        moment = self._replaying.bar.moment(x)
        if end == "first":
            self._ends["first"] = min(moment, last - SHORTEST_S)
        else:
            self._ends["last"] = max(moment, first + SHORTEST_S)
        self._renew()

    @Slot()
    def saveClip(self) -> None:  # noqa: N802
        """Save what lies between the two ends."""
        self._save(*self._chosen(), still=False)

    @Slot()
    def saveStill(self) -> None:  # noqa: N802
        """Save the picture that is seen."""
        moment = self._replaying.moment
        self._save(moment, moment, still=True)

    def _save(self, first: float, last: float, *, still: bool) -> None:
        row = self._replaying.row
        channel = self._channel_of(row) if row is not None else None
        if row is None or channel is None or not self._may(row):
            return
        order = ExportOrder(
            row=row,
            channel=channel.id,
            names=channel.names,
            first=first,
            last=last,
            actor=self._guard.actor,
            purpose=self._guard.purpose(row),
            still=still,
        )
        taken = self._exporter.order(order, self._ended.emit)
        self._say(say(self._language, "saving" if taken else "busy"), failed=not taken)

    @Slot(object)
    def _take(self, outcome: Outcome) -> None:
        """An export has ended."""
        failed = not outcome.name
        self._say(say(self._language, outcome.key, name=outcome.name), failed=failed)
        if failed and outcome.detail:
            self._notice.warn(say(self._language, outcome.key), outcome.detail)

    def _say(self, text: str, *, failed: bool) -> None:
        self._said, self._failed, self._said_at = text, failed, time.monotonic()
        self._renew()

    def _may(self, row: int) -> bool:
        return self._guard.saving(row).sight is Sight.SHOWN

    def _chosen(self) -> tuple[float, float]:
        """From when until when; where nobody chose, all that is held."""
        bar, held = self._replaying.bar, self._replaying.held
        oldest = held.spans[0][0] if held is not None and held.spans else bar.left
        first, last = self._ends["first"], self._ends["last"]
        begin = max(bar.left, oldest) if first is None else max(first, bar.left)
        return begin, bar.now if last is None else max(last, begin)

    @Slot()
    def _renew(self) -> None:
        if self._replaying.row != self._row:
            self._row = self._replaying.row
            self._ends = {"first": None, "last": None}
        if time.monotonic() - self._said_at > SAID_S:
            self._said, self._failed = "", False
        first, last = self._chosen()
        bar = self._replaying.bar
        state = {
            "able": self._row is not None and self._may(self._row),
            "first": round(bar.x(first), 4),
            "last": round(bar.x(last), 4),
            "length": duration(last - first, self._language),
            "said": self._said,
            "failed": self._failed,
        }
        if state != self._state:
            self._state = state
            self.changed.emit()

    def _get_state(self) -> dict[str, Any]:
        return self._state

    state = Property(dict, _get_state, notify=changed)
