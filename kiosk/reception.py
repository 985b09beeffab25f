"""Opens the office for opinions beside the screen, and says so where it is not open."""

from __future__ import annotations

import os
import sqlite3
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING

from kiosk.opinions.draft import Draft
from kiosk.opinions.receipt import Receipt
from kiosk.opinions.refusal import Refusal, RefusedError
from layouts.kiosk import Kiosk
from layouts.problem import DocumentError
from streams.floor.log import logger

if TYPE_CHECKING:
    from kiosk.opinions.office import Office

AGAIN_S = 30.0

log = logger(__name__)


class Reception:
    """One kiosk's way to its office; all of it is called on the screen's thread.

    Args:
        kiosk: The kiosk.
        again_s: How soon what cannot be opened is tried again, seconds; a visitor's opinion has it
            tried at once.
    """

    def __init__(self, kiosk: Kiosk, again_s: float = AGAIN_S) -> None:
        """Nothing is opened before `open`."""
        self._kiosk, self._again_s = kiosk, again_s
        self._office: Office | None = None
        self._opening: threading.Thread | None = None
        self._asked = threading.Event()
        self._ended = False

    def open(self) -> None:
        """Open the office in a thread of its own, again and again until it is open.

        What earlier visitors gave waits in it for the city, whether anybody gives more or not.
        """
        if self._opening is None:
            self._opening = threading.Thread(target=self._open, name="office", daemon=True)
            self._opening.start()
        self._asked.set()

    def give(self, draft: Draft) -> Future[Receipt]:
        """Have an opinion kept; refused where the office is not open, which is tried again."""
        if self._office is not None:
            return self._office.give(draft)
        self.open()
        refused: Future[Receipt] = Future()
        refused.set_exception(RefusedError(Refusal.DISK))
        return refused

    def stop(self) -> None:
        """Keep what was given, and close."""
        self._ended = True
        self._asked.set()
        if self._opening is not None:
            self._opening.join()
        if self._office is not None:
            self._office.stop()

    def _open(self) -> None:
        # What asks the city takes its time to be loaded: a kiosk's first picture does without it.
        from kiosk.opinions.office import open_office
        from streams.feeds.key import load_keys

        told = ""
        while True:
            # Looked at behind this alone: `stop` would be forgotten that came before it.
            self._asked.clear()
            if self._ended:
                return
            try:
                keys = load_keys(self._kiosk.keys, os.environ)
                self._office = open_office(self._kiosk, keys)
                return
            except (DocumentError, OSError, sqlite3.Error) as error:
                if str(error) != told:
                    log.error("opinions cannot be taken", error=str(error))
                told = str(error)
            self._asked.wait(self._again_s)
