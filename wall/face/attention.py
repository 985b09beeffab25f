"""Calls people to one window when an urgent rule wants it, until somebody touches the glass."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from wall.face.cards import card_of
from wall.face.cardstack import CardStack
from wall.face.heed import Heed, urgent
from wall.rules.words import say

QUIET: dict[str, Any] = {"there": False, "calling": False}


class Attention(QObject):
    """The edge of one window.

    Args:
        stack: The cards of that window.
        heed: What has been noticed on any display.
        language: ``ko`` or ``en``.
    """

    changed = Signal()

    def __init__(self, stack: CardStack, heed: Heed, language: str) -> None:
        """Nothing calls."""
        super().__init__()
        self._stack = stack
        self._heed = heed
        self._language = language
        self._state = QUIET
        stack.changed.connect(self._renew)
        heed.changed.connect(self._renew)
        self._renew()

    @Slot()
    def touched(self) -> None:
        """Somebody touches this window."""
        self._heed.notice(self._stack.claims, time.monotonic())

    @Slot()
    def _renew(self) -> None:
        state = self._said()
        if state != self._state:
            self._state = state
            self.changed.emit()

    def _said(self) -> dict[str, Any]:
        self._heed.keep(self._stack.every)
        pressing = urgent(self._stack.claims)
        if not pressing:
            return QUIET
        calling = self._heed.calling(pressing)
        claim = (calling or pressing)[0]
        card = card_of(claim, True, False, self._stack.since(claim), self._language)
        more = len(calling) - 1
        return {
            "there": True,
            "calling": bool(calling),
            "kind": card["kind"],
            "lead": f"{card['lead']}   {card['since']}",
            "name": card["name"],
            "hint": say(self._language, "heed"),
            "more": say(self._language, "more", count=more) if more > 0 else "",
        }

    def _get_state(self) -> dict[str, Any]:
        return self._state

    state = Property(dict, _get_state, notify=changed)
    """Whether something urgent is ``there``, whether it is ``calling`` still, and its words."""
