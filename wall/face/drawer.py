"""Keeps a draft against a crash, and gives it to the wall that starts next."""

from __future__ import annotations

from pathlib import Path

from layouts.surface import Surface
from streams.floor.keeper import Keeper, read_kept
from streams.floor.log import logger
from wall.face.session import Session

log = logger(__name__)


def draft_beside(token_file: Path) -> Path:
    """Where the draft of the wall with this control token is kept."""
    return token_file.with_name("draft.json")


class Drawer:
    """One draft, in a file.

    Args:
        file: The file; None: it is kept nowhere.
        layout: The document that the scene is of.
    """

    def __init__(self, file: Path | None, layout: Path) -> None:
        """What an older wall kept waits to be taken out."""
        self._layout = layout
        self._kept = {} if file is None else read_kept(file)
        self._keeper = None if file is None else Keeper(file)
        if self._keeper is not None:
            self._keeper.start()

    def taken(self, surface: Surface | None) -> Session | None:
        """What was kept when the wall started; None where it was nothing that can be gone on with.

        Args:
            surface: The document's displays; None where it has none.
        """
        document, self._kept = self._kept, {}
        if not isinstance(document, dict) or not document or surface is None:
            return None
        try:
            return Session.of_document(document, self._layout, surface)
        except (ValueError, KeyError, TypeError):  # an older wall kept it, in another form
            log.warning("the draft of a scene that was kept is in another form and is left out")
        return None

    def keep(self, session: Session | None) -> None:
        """Keep a draft; one that is saved needs no keeping."""
        if self._keeper is not None:
            dirty = session is not None and session.edit.dirty
            self._keeper.keep(session.document(self._layout) if session and dirty else {})

    def close(self) -> None:
        """The wall ends; the draft stays where it is kept."""
        if self._keeper is not None:
            self._keeper.stop()
