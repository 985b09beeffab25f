"""Answers the list of troubles: a state to look at in, channels with their own words out."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
from PySide6.QtCore import Property, QObject, Signal, Slot

from streams.floor.truth import State
from wall.face.channelmodel import ChannelModel
from wall.face.delivery import Delivery
from wall.face.groupwords import told
from wall.face.program import Rows
from wall.face.trouble import WORST, account, clock, worst_first
from wall.glass.facts import facts_of
from wall.glass.stage import Stage
from wall.glass.theme import state_colour
from wall.glass.words import say, truth


class Troubles(QObject):
    """The list of all that is not live, worst first, renewed once a second while it is open.

    Args:
        engine: Judgement and facts.
        stage: Whose second it is.
        rows: The channels.
    """

    changed = Signal()
    opened = Signal()

    def __init__(self, engine: Delivery, stage: Stage, rows: Rows) -> None:
        """Closed, and of every state."""
        super().__init__()
        self._engine = engine
        self._language = stage.language
        self._rows = rows
        self._only: State | None = None
        self._open = False
        self._held = False
        self.model_ = ChannelModel(self._entry)
        stage.said.connect(self._renew)

    def replace(self, rows: Rows) -> None:
        """Channels were edited."""
        self._rows = rows
        self._list()

    @Slot(str)
    def show(self, state: str) -> None:
        """Open the list at a state, or close it if it is that which is listed already.

        Args:
            state: A state's word; any word that is no trouble stands for all of them.
        """
        self._open = not (self._open and _trouble(state) is self._only)
        if self._open:
            self.choose(state)
        self.opened.emit()

    @Slot()
    def hide(self) -> None:
        """Close it: nothing is sorted any more."""
        self._open = False
        self.opened.emit()

    @Slot(str)
    def choose(self, state: str) -> None:
        """List this state alone; any word that is no trouble lists all."""
        self._only = _trouble(state)
        self._list()

    @Slot()
    def _renew(self) -> None:
        """A second has passed; under a finger only words change, and no row moves."""
        if self._held:
            self.model_.reread()
        elif self._open:
            self._list()

    def _list(self) -> None:
        judge, rows = self._engine.judge, self._engine.rows
        places = worst_first(judge.states[rows], judge.since[rows], self._only)
        listed = rows[places].tolist()
        # The engine may know a channel a moment before the face does.
        self.model_.show([row for row in listed if row in self._rows.by_row])
        self.changed.emit()

    def _entry(self, row: int) -> dict[str, Any]:
        frames, now = self._engine.frames, time.monotonic()
        channel = self._rows.by_row[row]
        fact = facts_of(frames, self._engine.judge, np.array([row]), now)[0]
        return {
            "row": row,
            "name": channel.name(self._language),
            "groups": told(channel.groups, self._language),
            "state": fact.state.word,
            "colour": state_colour(fact.state),
            "truth": truth(fact, self._language),
            "since": clock(fact, time.time(), self._language),
            "words": account(frames.status[row].copy(), fact, now, self._language),
        }

    def _get_model(self) -> QObject:
        return self.model_

    model = Property(QObject, _get_model, constant=True)

    def _get_open(self) -> bool:
        return self._open

    open = Property(bool, _get_open, notify=opened)

    def _get_held(self) -> bool:
        return self._held

    def _set_held(self, held: bool) -> None:
        self._held = held

    held = Property(bool, _get_held, _set_held)
    """Whether a finger is on the list, or the list glides."""

    def _get_only(self) -> str:
        return self._only.word if self._only else ""

    only = Property(str, _get_only, notify=changed)
    """The state that is listed; empty: all."""

    def _get_empty(self) -> str:
        if self.model_.rows:
            return ""
        if not self._rows.by_id:
            return say(self._language, "no_channels")
        return say(self._language, "none_so" if self._only else "every_live")

    empty = Property(str, _get_empty, notify=changed)


def _trouble(word: str) -> State | None:
    return next((state for state in WORST if state.word == word), None)
