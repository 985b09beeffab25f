"""Lets the claims of rules outlive the wall: written as they change, taken up at the start."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from streams.floor.keeper import Keeper, read_kept
from streams.floor.log import logger
from wall.face.ruling import Ruling
from wall.rules.memory import Clocks, MemoryBrokenError

MINUTE_MS = 60_000

log = logger(__name__)


def events_beside(token_file: Path) -> Path:
    """Where the events of the wall with this control token are kept."""
    return token_file.with_name("events.json")


def present() -> Clocks:
    """Now, on both clocks."""
    return Clocks(time.monotonic(), time.time())


class Remembering(QObject):
    """Keeps what rules have to do, from its making until `stop`.

    Args:
        ruling: Whose claims.
        file: Where they are kept.
    """

    def __init__(self, ruling: Ruling, file: Path) -> None:
        """Take up what the wall before this one had to do."""
        super().__init__()
        self._ruling = ruling
        self._keeper = Keeper(file)
        document = read_kept(file)
        if document is not None:
            try:
                ruling.recall(document, present())
            except MemoryBrokenError as error:
                log.warning("what happened before is lost", file=str(file), why=str(error))
        self._keeper.start()
        ruling.changed.connect(self._keep)
        ruling.heard.connect(self._keep)
        self._minutes = QTimer(self)
        self._minutes.timeout.connect(self._keep)
        self._minutes.start(MINUTE_MS)
        self._keep()

    def stop(self) -> None:
        """The wall ends; what happens is known to the next one."""
        self._minutes.stop()
        self._keep()
        self._keeper.stop()

    @Slot()
    def _keep(self) -> None:
        self._keeper.keep(self._ruling.memory(present()))
