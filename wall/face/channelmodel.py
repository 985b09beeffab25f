"""Shows QML a long list of channels: only rows in sight are read, and few rows move at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QPersistentModelIndex, Qt

from wall.face.difference import difference

ENTRY = int(Qt.ItemDataRole.UserRole)
MOST_STEPS = 48
"""With more, every row is told to be new: cheaper than to follow each, and nothing stays anyhow."""
Index = QModelIndex | QPersistentModelIndex


class ChannelModel(QAbstractListModel):
    """A list of channels.

    Args:
        entry: What is to be seen of a channel, by its row in shared memory; asked for when a
            delegate is in sight.
    """

    def __init__(self, entry: Callable[[int], dict[str, Any]]) -> None:
        """An empty list."""
        super().__init__()
        self._entry = entry
        self._rows: list[int] = []

    @property
    def rows(self) -> tuple[int, ...]:
        """The channels, in order."""
        return tuple(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        """How many channels there are."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802
        """One role for everything: a delegate is renewed with one call."""
        return {ENTRY: QByteArray(b"entry")}

    def data(self, index: Index, role: int = ENTRY) -> dict[str, Any] | None:
        """What is to be seen of one channel."""
        if role != ENTRY or not 0 <= index.row() < len(self._rows):
            return None
        return self._entry(self._rows[index.row()])

    def show(self, rows: list[int]) -> None:
        """List these channels, and read anew what is in sight."""
        if rows != self._rows:
            steps = difference(self._rows, rows)
            if steps.steps <= MOST_STEPS:
                for first, last in steps.removed:
                    self._remove(first, last)
                for first, last in steps.inserted:
                    self._insert(first, rows[first : last + 1])
            else:
                self._exchange(rows)
        self.reread()

    def reread(self) -> None:
        """Words and times have changed."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [ENTRY])

    def _exchange(self, rows: list[int]) -> None:
        """Take other channels into the same places, so that the list does not scroll."""
        count = len(self._rows)
        if len(rows) < count:
            self._remove(len(rows), count - 1)
        self._rows = rows[: len(self._rows)]
        if len(rows) > count:
            self._insert(count, rows[count:])

    def _remove(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)
        del self._rows[first : last + 1]
        self.endRemoveRows()

    def _insert(self, first: int, rows: list[int]) -> None:
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows[first:first] = rows
        self.endInsertRows()
