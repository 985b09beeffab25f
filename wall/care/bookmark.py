"""What stood on the glass last, kept in a small file so that a wall started again begins there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from streams.floor.keeper import read_kept
from streams.floor.log import logger

log = logger(__name__)


@dataclass(frozen=True)
class Bookmark:
    """What stood on the glass; who was signed in is left out: a wall begins in guest mode.

    Attributes:
        scene: Its id; None for a mosaic of all channels.
        salvos: The ids of those over it, the first called up first.
        tour: The id of the one that played; None if none did.
        step: At which of its steps it was, from 0.
        spotlights: The ids of the enlarged channels, the newest last.
    """

    scene: str | None = None
    salvos: tuple[str, ...] = ()
    tour: str | None = None
    step: int = 0
    spotlights: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """As it is written."""
        return asdict(self)


def bookmark_beside(token_file: Path) -> Path:
    """Where the bookmark of the wall with this control token is."""
    return token_file.with_name("standing.json")


def read_bookmark(path: Path) -> Bookmark:
    """Read what stood last; nothing, where that is not known."""
    document = read_kept(path)
    if document is None:
        return Bookmark()
    try:
        return Bookmark(
            _id(document["scene"]),
            _ids(document["salvos"]),
            _id(document["tour"]),
            _number(document["step"]),
            _ids(document["spotlights"]),
        )
    except (KeyError, TypeError) as error:
        log.warning("it is not known what stood on the glass last", file=str(path), why=str(error))
        return Bookmark()


def _id(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _ids(values: list[object]) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str))


def _number(value: object) -> int:
    return value if isinstance(value, int) and value >= 0 else 0
