"""Sees what stands on the screen and has it proven, without ever keeping the screen waiting.

The proof is opened, written and cut in threads of their own.  A disk that is full or gone costs
entries, which are counted and said, and nothing on the screen.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.page.page import Page
from kiosk.proof.entry import Event, Sight
from kiosk.proof.showing import Showing, showing_of
from streams.floor.clock import timing
from streams.floor.log import logger

if TYPE_CHECKING:
    from kiosk.proof.archive import ProofArchive, ProofClerk

DAYS = 31
"""For how long entries are kept."""
AGAIN_S = 60.0
"""How often what still stands is said again, with the ages that it has then."""
REOPEN_S = 10.0
MOST_EARLY = 1_000
END_S = 5.0

log = logger(__name__)


def present() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def synchronised() -> bool:
    """Whether the machine's clock is kept right."""
    return timing().synchronised


class Witness:
    """Proves what one screen has shown.

    Args:
        path: The proof's database.
        version: Of the program, for the first entry.
        clock: Tells the time, in UTC.
        elapsed: Seconds, monotonic: when to say again what stands does not hang on a clock that
            jumps.
        reopen_s: How long until a proof that cannot be opened is tried again.
    """

    def __init__(
        self,
        path: Path,
        version: str,
        clock: Callable[[], datetime] = present,
        elapsed: Callable[[], float] = time.monotonic,
        reopen_s: float = REOPEN_S,
    ) -> None:
        """Nothing is opened before `start`."""
        self.path = path
        self._clock, self._elapsed = clock, elapsed
        self._reopen_s = reopen_s
        self._early = deque([Sight(clock(), Event.STARTED, version)])
        self._missed = 0
        self._closed_because = ""
        self._clerk: ProofClerk | None = None
        self._change = threading.Lock()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._open, name="proof opens", daemon=True)
        self._stood: object = None
        self._said = float("-inf")

    def start(self) -> None:
        """Begin to write; returns at once.  What was seen before is not lost."""
        self._thread.start()

    def see(self, page: Page, beside: Sequence[Page] = ()) -> None:
        """A page stands on the screen now; call it as often as is convenient.

        Costs some microseconds where nothing has changed.

        Args:
            page: The page that is shown.
            beside: What stands beside it: exits and trains, where they have their own place.
        """
        showing = showing_of(page, beside)
        if showing.stands != self._stood:
            self._say(Event.SHOWN, page.id, showing, showing.stands)
        elif self._elapsed() - self._said >= AGAIN_S:
            self._say(Event.STILL, page.id, showing, showing.stands)

    def dark(self) -> None:
        """The screen is off, as the document's hours say; call it as often as is convenient."""
        if self._stood != Event.DARK:
            self._say(Event.DARK, "", Showing("", ""), Event.DARK)

    @property
    def failure(self) -> str:
        """Why nothing can be proven now; empty while all is well."""
        clerk = self._clerk
        return self._closed_because if clerk is None else clerk.failure

    def stop(self) -> None:
        """Write what was seen; bounded."""
        self._put(Sight(self._clock(), Event.STOPPED))
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join(END_S)
        if self._clerk is not None:
            self._clerk.stop()

    def _say(self, event: Event, object_: str, showing: Showing, stands: object) -> None:
        self._stood, self._said = stands, self._elapsed()
        self._put(Sight(self._clock(), event, object_, showing))

    def _put(self, sight: Sight) -> None:
        with self._change:
            if self._clerk is not None:
                self._clerk.take(partial(_as_seen, sight))
            elif len(self._early) < MOST_EARLY:
                self._early.append(sight)
            else:
                self._missed += 1

    def _open(self) -> None:
        """Until it is open, or the kiosk ends."""
        # What signs costs the first picture a tenth of a second; here it costs nobody anything.
        from kiosk.proof.archive import ProofArchive
        from streams.floor.ledger.ledger import LedgerError

        while True:
            try:
                archive = ProofArchive(self.path)
            except Exception as error:
                # A thread that ended would say that all is well while nothing is proven.
                known = isinstance(error, LedgerError | sqlite3.Error | OSError)
                why = str(error) if known else f"the proof cannot be opened ({error!r})"
                if why != self._closed_because:
                    log.error("nothing can be proven", why=why, exc_info=not known)
                self._closed_because = why
                if self._closing.wait(self._reopen_s):
                    return
                continue
            self._hand_over(archive)
            return

    def _hand_over(self, archive: ProofArchive) -> None:
        from kiosk.proof.archive import ProofClerk
        from streams.floor.ledger.retention import Retention

        clerk = ProofClerk(archive, self._clock, Retention(DAYS, synchronised))
        clerk.start()
        with self._change:
            for sight in self._early:
                clerk.take(partial(_as_seen, sight))
            if self._missed:
                lost = Sight(self._clock(), Event.MISSED, str(self._missed))
                clerk.take(partial(_as_seen, lost))
            self._early.clear()
            self._clerk, self._closed_because = clerk, ""


def _as_seen(sight: Sight, _now: datetime) -> Sight:
    """It was seen when it was seen, not when the clerk takes it."""
    return sight
