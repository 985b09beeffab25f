"""Hands a page's blocks to QML so that only what changed is painted anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt

from kiosk.face.dressing import dressed
from kiosk.page.block import Block

ROLE: Final = Qt.ItemDataRole.UserRole + 1
TOP: Final = QModelIndex()


class Blocks(QAbstractListModel):
    """Some blocks, one after another; the role ``block`` is a plain map."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Without any."""
        super().__init__(parent)
        self._blocks: tuple[Block, ...] = ()
        self._maps: list[dict[str, Any]] = []

    def show(self, blocks: Sequence[Block], *, anew: bool = False) -> None:
        """Show these instead of what was shown.

        Args:
            blocks: What is to be shown.
            anew: They are another page's: nothing of what stands is kept.
        """
        given = tuple(blocks)
        if given == self._blocks and not anew:
            return
        kinds = [block.kind for block in given]
        if anew or kinds != [block.kind for block in self._blocks]:
            self.beginResetModel()
            self._blocks, self._maps = given, [dressed(block) for block in given]
            self.endResetModel()
            return
        changed = [
            at for at, (new, old) in enumerate(zip(given, self._blocks, strict=True)) if new != old
        ]
        self._blocks = given
        for at in changed:
            self._maps[at] = dressed(given[at])
            self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Any = TOP) -> int:  # noqa: N802 - Qt's name
        """How many there are."""
        return 0 if parent.isValid() else len(self._maps)

    def data(self, index: Any, role: int = ROLE) -> Any:
        """One of them."""
        return self._maps[index.row()] if index.isValid() and role == ROLE else None

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802 - Qt's name
        """What QML calls them."""
        return {ROLE: QByteArray(b"block")}
