"""Writes a small document again and again from a thread of its own, so that nobody waits for it."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layouts.whole_file import sweep, write_whole
from streams.floor.log import logger

END_S = 2.0
Document = Mapping[str, Any]

log = logger(__name__)


class Keeper:
    """Keeps one file; of several documents in a row, the newest is enough.

    Args:
        path: The file; JSON, always whole, for its owner's eyes.
    """

    def __init__(self, path: Path) -> None:
        """Nothing is written before `start`."""
        self._path = path
        self._wanted: Document | None = None
        self._written: Document | None = None
        self._closing = False
        self._change = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=f"keep {path.name}", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def keep(self, document: Document) -> None:
        """Have this written; returns at once."""
        with self._change:
            self._wanted = document
            self._change.notify()

    def stop(self) -> None:
        """Write what is not written yet; bounded."""
        with self._change:
            self._closing = True
            self._change.notify()
        if self._thread.is_alive():
            self._thread.join(END_S)

    def _run(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._wanted != self._written or self._closing)
                wanted = self._wanted
                if wanted is None or wanted == self._written:
                    return
            self._write(wanted)

    def _write(self, document: Document) -> None:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            sweep(self._path.parent, self._path.name)
            text = json.dumps(document, ensure_ascii=False)
            write_whole(self._path, (text + "\n").encode())
        except OSError as error:
            log.warning("what has to be remembered cannot be written", why=str(error))
        self._written = document


def read_kept(path: Path) -> Any:
    """What was kept, as JSON; None where nothing was, or where it cannot be read."""
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        log.warning("what was remembered is lost", file=str(path), why=str(error))
        return None
