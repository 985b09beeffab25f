"""Answers the search panel: what was typed in, channels with their state out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from streams.floor.truth import State
from wall.face.groupwords import told
from wall.face.program import Rows
from wall.face.search import Entry, Index
from wall.glass.stage import Stage
from wall.glass.theme import state_colour
from wall.glass.words import say

SHOWN, BROWSED = 40, 200


class Finder(QObject):
    """The search of one wall.

    Args:
        stage: Whose channels are searched.
        rows: The channels.
    """

    changed = Signal()

    def __init__(self, stage: Stage, rows: Rows) -> None:
        """Index the channels."""
        super().__init__()
        self._stage = stage
        self._query = ""
        self._browsing = False
        self._steady = False
        self._found: list[int] = []
        self.replace(rows)
        stage.said.connect(self._renew)

    def replace(self, rows: Rows) -> None:
        """Channels were edited."""
        self._rows = rows
        language = self._stage.language
        self._index = Index(
            [
                Entry(
                    rows.by_id[channel.id],
                    (channel.name(language), *channel.names.values(), channel.id, *channel.groups),
                )
                for channel in rows.channels
            ]
        )
        self._find()

    def _get_query(self) -> str:
        return self._query

    def _set_query(self, query: str) -> None:
        if query != self._query:
            self._query = query
            self._find()

    query = Property(str, _get_query, _set_query, notify=changed)

    def _get_browsing(self) -> bool:
        return self._browsing

    def _set_browsing(self, browsing: bool) -> None:
        if browsing != self._browsing:
            self._browsing = browsing
            self._find()

    browsing = Property(bool, _get_browsing, _set_browsing, notify=changed)
    """Whether channels are listed before anything is typed."""

    def _set_steady(self, steady: bool) -> None:
        self._steady = steady

    steady = Property(bool, lambda self: self._steady, _set_steady)
    """Whether the list is to stay as it is, for a finger drags something out of it."""

    def _get_results(self) -> list[dict[str, Any]]:
        return self._results

    results = Property(list, _get_results, notify=changed)

    @Slot()
    def clear(self) -> None:
        """Begin anew."""
        self._set_query("")

    def _find(self) -> None:
        self._found = self._index.find(self._query, SHOWN)
        if self._browsing and not self._query:
            self._found = list(self._rows.by_row)[:BROWSED]
        self._results = [self._result(row) for row in self._found]
        self.changed.emit()

    @Slot()
    def _renew(self) -> None:
        """States change; a list that says the same is left alone, for a finger may be on it."""
        results = [self._result(row) for row in self._found]
        if results != self._results and not self._steady:
            self._results = results
            self.changed.emit()

    def _result(self, row: int) -> dict[str, Any]:
        channel = self._rows.by_row[row]
        state = State(int(self._stage.source.judge.states[row]))
        return {
            "row": row,
            "id": channel.id,
            "name": channel.name(self._stage.language),
            "groups": told(channel.groups, self._stage.language),
            "state": state.word,
            "word": say(self._stage.language, f"state_{state.word}"),
            "colour": state_colour(state),
        }
