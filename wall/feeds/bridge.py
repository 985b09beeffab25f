"""Gives the wall's tiles the words of its feeds, which are asked in a thread beside Qt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wall.glass.feedpage import Bulletin
from wall.glass.nofeeds import NoFeeds


@dataclass(frozen=True)
class FeedPaths:
    """What a wall's feeds are read from.

    Attributes:
        document: The feeds document; None: there are no feeds.
        keys: The keys file; keys of the environment go before it.
        store: Where last good answers are kept.
    """

    document: Path | None = None
    keys: Path | None = None
    store: Path = Path(".run/feeds.sqlite")


@contextmanager
def bulletin(paths: FeedPaths) -> Iterator[Bulletin]:
    """The words of the feeds, which are asked meanwhile.

    A wall without feeds does not wait for what reads them: it is loaded here.

    Raises:
        DocumentError: A document cannot be used; every problem is listed.
        StoreError: The store of last good answers cannot be opened.
    """
    if paths.document is None:
        yield NoFeeds()
        return
    from streams.feeds.desk import asked
    from wall.feeds.bulletin import FeedBulletin

    with asked(paths.document, paths.keys, paths.store) as desk:
        yield FeedBulletin(desk.book.subscriptions, lambda: desk.snapshots)
