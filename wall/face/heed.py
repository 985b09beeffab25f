"""Remembers which urgent rules somebody has taken notice of, by a touch on a display they want."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QObject, Signal

from wall.rules.board import Claim, Key
from wall.rules.words import weight

UNSEEN_S = 1.0
"""A touch so soon after a rule was called was meant for what stood there before."""


def urgent(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Those that are urgent, in the same order; of what has ended nobody need be told."""
    return tuple(one for one in claims if weight(one.priority) == "urgent" and not one.over)


class Heed(QObject):
    """What has been noticed on any display; one for all windows of a wall."""

    changed = Signal()
    noticed = Signal(object)
    """Of `Claim`: somebody has noticed it."""

    def __init__(self) -> None:
        """Nothing has been noticed."""
        super().__init__()
        self._noticed: frozenset[Key] = frozenset()

    def calling(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Those that nobody has noticed yet, the highest first."""
        return tuple(claim for claim in urgent(claims) if claim.key not in self._noticed)

    def notice(self, claims: Iterable[Claim], now: float) -> None:
        """Somebody touches a display that these want.

        Args:
            claims: The rules that want it.
            now: Seconds, monotonic.
        """
        seen = [one for one in self.calling(claims) if now - one.began >= UNSEEN_S]
        if seen:
            self._noticed |= {one.key for one in seen}
            self.changed.emit()
        for one in seen:
            self.noticed.emit(one)

    def keep(self, claims: Collection[Claim]) -> None:
        """Forget what has ended: should it come again, it calls again."""
        self._noticed &= {claim.key for claim in claims}
