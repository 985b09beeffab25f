"""Loads the wall's documents, and notices while it runs that one of them was edited."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from layouts.attachments import map_files
from layouts.channels import Channel, load_channels
from layouts.credentials import Credential, load_credentials
from layouts.layout import Layout, load_layout
from layouts.notes import notes
from layouts.problem import DocumentError, Problem
from layouts.stamp import Stamp, stamp_of

POLL_S = 0.25

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Paths:
    """Where the documents are."""

    channels: Path | None
    layout: Path | None = None
    credentials: Path | None = None


@dataclass(frozen=True)
class Documents:
    """What the documents say.

    Attributes:
        channels: In wall order.
        layout: None where there is none.
        credentials: By name.
        problems: What was left out of the channel list, and why.
        files: The files that were read, and what each was like just before it was.
    """

    channels: tuple[Channel, ...]
    layout: Layout | None
    credentials: Mapping[str, Credential]
    problems: tuple[Problem, ...]
    files: Mapping[Path, Stamp]


def load(paths: Paths) -> Documents:
    """Read all documents.

    Raises:
        DocumentError: One of them cannot be used; every problem is listed.
    """
    before = {path: stamp_of(path) for path in (paths.layout, paths.credentials) if path}
    layout = load_layout(paths.layout) if paths.layout else None
    if layout is not None:  # a map is drawn anew when its file is edited
        before |= {path: stamp_of(path) for path in map_files(layout)}
    listed = paths.channels or (layout.channels if layout else None)
    if listed is None:
        raise DocumentError([_no_list(paths)])
    before[listed] = stamp_of(listed)
    channel_list = load_channels(listed)
    if paths.layout is not None:
        groups = {group for channel in channel_list.channels for group in channel.groups}
        layout = load_layout(paths.layout, [c.id for c in channel_list.channels], groups)
        for note in notes(layout, channel_list.channels):
            log.info("%s: %s", paths.layout, note)
    credentials = load_credentials(paths.credentials) if paths.credentials else {}
    return Documents(
        channel_list.channels, layout, credentials, tuple(channel_list.problems), before
    )


def loses_by_mistake(before: Documents, after: Documents) -> bool:
    """Whether an edit would take a channel off the wall because its row is wrong now.

    Bad rows of a list are left out and the good ones kept; but a channel that stands on the wall is
    not to go because somebody mistyped its address.
    """
    kept = {channel.id for channel in after.channels}
    lost = any(channel.id not in kept for channel in before.channels)
    return lost and len(after.problems) > len(before.problems)


def _no_list(paths: Paths) -> Problem:
    return Problem(
        str(paths.layout or "command line"),
        0,
        "",
        "no channel list",
        "one",
        "name it with --channels FILE or as 'channels' in the layout",
    )


class Watch:
    """Looks at the documents' files from a thread of its own.

    A file counts as edited when it has changed and then stayed the same for one look: editors write
    in several steps.

    Args:
        paths: The documents.
        present: Those that the wall stands on.
        changed: Called with new documents, in the watch's thread.
        wrong: Called with what is wrong with an edited document, in the watch's thread.
    """

    def __init__(
        self,
        paths: Paths,
        present: Documents,
        changed: Callable[[Documents], None],
        wrong: Callable[[DocumentError], None],
    ) -> None:
        """An edit since the documents were read counts."""
        self._paths = paths
        self._present = present
        self._changed = changed
        self._wrong = wrong
        self._taken = tuple(present.files.values())
        self._seen = self._taken
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="documents", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no longer."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join(2.0)

    def _run(self) -> None:
        while not self._closing.wait(POLL_S):
            now = self._stamps()
            settled = now == self._seen
            self._seen = now
            if settled and now != self._taken:
                self._taken = now
                self._take()

    def _take(self) -> None:
        try:
            documents = load(self._paths)
        except DocumentError as error:
            log.warning("An edited document is not taken: %s", error)
            self._wrong(error)
            return
        except OSError as error:
            log.warning("An edited document cannot be read: %s", error)
            return
        if loses_by_mistake(self._present, documents):
            refusal = DocumentError(documents.problems)
            log.warning("An edited document is not taken: %s", refusal)
            self._wrong(refusal)
            return
        self._present = documents
        self._taken = self._seen = tuple(documents.files.values())
        self._changed(documents)

    def _stamps(self) -> tuple[Stamp, ...]:
        return tuple(stamp_of(path) for path in self._present.files)
