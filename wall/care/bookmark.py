"""What stood on the glass last, kept in a small file so that a wall started again begins there."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from layouts.whole_file import sweep, write_whole
from streams.floor.log import logger

END_S = 2.0

log = logger(__name__)


@dataclass(frozen=True)
class Bookmark:
    """What stood on the glass; who was signed in is left out: a wall begins in guest mode.

    Attributes:
        scene: Its id; None for a mosaic of all channels.
        salvos: The ids of those over it, the first called up first.
        tour: The id of the one that played; None if none did.
        spotlight: The id of the enlarged channel; None for none.
    """

    scene: str | None = None
    salvos: tuple[str, ...] = ()
    tour: str | None = None
    spotlight: str | None = None


def bookmark_beside(token_file: Path) -> Path:
    """Where the bookmark of the wall with this control token is."""
    return token_file.with_name("standing.json")


def read_bookmark(path: Path) -> Bookmark:
    """Read what stood last; nothing, where that is not known."""
    try:
        document = json.loads(path.read_bytes())
        scene, salvos, tour, spotlight = (document[name] for name in asdict(Bookmark()))
        called = tuple(id_ for id_ in salvos if isinstance(id_, str))
    except FileNotFoundError:
        return Bookmark()
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("it is not known what stood on the glass last", file=str(path), why=str(error))
        return Bookmark()
    return Bookmark(_id(scene), called, _id(tour), _id(spotlight))


def _id(value: object) -> str | None:
    return value if isinstance(value, str) else None


class Keeper:
    """Writes bookmarks from a thread of its own; of several in a row, the newest is enough.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        """Nothing is written before `start`."""
        self._path = path
        self._wanted: Bookmark | None = None
        self._written: Bookmark | None = None
        self._closing = False
        self._change = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="bookmark", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def keep(self, bookmark: Bookmark) -> None:
        """Have this written; returns at once."""
        with self._change:
            self._wanted = bookmark
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

    def _write(self, bookmark: Bookmark) -> None:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            sweep(self._path.parent, self._path.name)
            write_whole(self._path, (json.dumps(asdict(bookmark)) + "\n").encode())
        except OSError as error:
            log.warning("what stands on the glass cannot be kept", why=str(error))
        self._written = bookmark
