"""`python -m streams feeds` asks every feed of a city and tells how each of them is."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from layouts.problem import DocumentError
from streams.feeds.book import Book, load_book
from streams.feeds.cameralist import CameraList
from streams.feeds.key import load_keys
from streams.feeds.line import utc_now
from streams.feeds.poller import Poller
from streams.feeds.snapshot import Snapshot, State, judge
from streams.feeds.store import Store
from streams.feeds.table import table
from streams.floor import log

BAD = 2
NOT_ALL = 1
WATCH_S = 2.0
_CLEAR = "\x1b[2J\x1b[H"


def feeds(
    file: Annotated[Path, typer.Argument(help="the feeds document")],
    keys: Annotated[
        Path | None, typer.Option(help="keys file; keys of the environment go before it")
    ] = None,
    store: Annotated[Path, typer.Option(help="where each feed's last good answer is kept")] = Path(
        "feeds.db"
    ),
    stored: Annotated[
        bool, typer.Option("--stored", help="ask nobody: tell what is kept there")
    ] = False,
    channels: Annotated[
        Path | None, typer.Option(help="channel list (JSON) to write road cameras into")
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="go on asking, each feed on its beat, until Ctrl-C")
    ] = False,
) -> None:
    """Ask every feed once; show its state, its age and its last error.

    Exits with 0 where all are fresh, with 1 where some are not, with 2 where a document is wrong.
    """
    log.set_up(log.LogSettings(level="ERROR"))
    try:
        book = load_book(file, load_keys(keys, os.environ))
        cameras = CameraList(channels) if channels else None
        shelf = Store(store)
    except (DocumentError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        raise typer.Exit(BAD) from None
    for note in book.notes:
        sys.stderr.write(f"note: {note}.\n")
    try:
        found = asyncio.run(_look(book, shelf, cameras, None if stored else watch))
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    finally:
        shelf.close()
    now = utc_now()
    sys.stdout.write(table(found, now))
    if cameras is not None:
        sys.stdout.write(f"{channels}: {_write(cameras, found)} road cameras\n")
    if any(judge(snapshot, now).state is not State.FRESH for snapshot in found):
        raise typer.Exit(NOT_ALL)


async def _look(
    book: Book, store: Store, cameras: CameraList | None, watching: bool | None
) -> list[Snapshot]:
    """Ask once, for ever where `watching`, or nobody where that is None."""
    poller = Poller(book.subscriptions, store)
    if watching:
        await _watch(poller, cameras)
    elif watching is not None:
        await poller.ask_all()
    return list(poller.snapshots.values())


def _write(cameras: CameraList, snapshots: Collection[Snapshot]) -> int:
    try:
        return cameras.write(snapshots, utc_now())
    except OSError as error:
        sys.stderr.write(f"{error.filename}: the road cameras cannot be written ({error}).\n")
        return 0


async def _watch(poller: Poller, cameras: CameraList | None) -> None:
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(poller.run())
        while True:
            await asyncio.sleep(WATCH_S)
            clear = _CLEAR if sys.stdout.isatty() else ""
            sys.stdout.write(clear + table(poller.snapshots.values(), utc_now()) + "\n")
            sys.stdout.flush()
            if cameras is not None:
                await asyncio.to_thread(_write, cameras, list(poller.snapshots.values()))
