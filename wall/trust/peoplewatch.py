"""Notices while the wall runs that the people document was edited: whoever is removed is out."""

from __future__ import annotations

import threading
from pathlib import Path

from layouts.stamp import stamp_of
from wall.trust.door import Door

POLL_S = 0.25
END_S = 2.0


class PeopleWatch:
    """Looks at the people document from a thread of its own.

    Args:
        path: The document.
        door: Reads it again.
    """

    def __init__(self, path: Path, door: Door) -> None:
        """Nothing is looked at before `start`."""
        self._path, self._door = path, door
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="people", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no longer."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join(END_S)

    def _run(self) -> None:
        # An edit since the door read it counts as well: a wall takes seconds to start.
        taken = stamp_of(self._path)
        self._door.renew()
        while not self._closing.wait(POLL_S):
            now = stamp_of(self._path)
            # A document that is being written is not whole: it is read again once it is.
            if now != taken:
                taken = now
                self._door.renew()
