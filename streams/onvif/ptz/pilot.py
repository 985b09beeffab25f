"""Moves cameras from a thread of its own: whoever asks for it never waits for a camera."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Final

from streams.floor.log import logger
from streams.onvif.ptz.drive import Drive
from streams.onvif.ptz.target import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from streams.onvif.ptz.account import Account

END_S: Final = 3.0
"""For how long the end waits for cameras to stand; by themselves they do so in a second."""
MOST: Final = 8
"""Cameras at once: the one that is held, and those left that have not answered their stop."""

log = logger(__name__)


class Pilot:
    """All cameras that are being moved; every method may be called from any thread but its own."""

    def __init__(self) -> None:
        """Nothing is moved before `start`."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="ptz", daemon=True)
        self._drives: dict[Drive, Future[None]] = {}

    def start(self) -> None:
        """Be ready."""
        self._thread.start()

    def take(self, target: Target, tell: Callable[[Account], None]) -> Drive:
        """Take a camera into the hand; `Drive.leave` gives it back.

        Args:
            target: Which.
            tell: Called in the pilot's thread whenever something is known anew.
        """
        # Drives that end meanwhile are taken out of it, in the pilot's thread.
        for early in tuple(self._drives.values())[: -MOST + 1]:
            early.cancel()
        drive = Drive(target, tell)
        future = asyncio.run_coroutine_threadsafe(drive.run(), self._loop)
        self._drives[drive] = future
        future.add_done_callback(lambda ended: self._ended(drive, ended))
        return drive

    def stop(self) -> None:
        """Have every camera stand and end the thread; bounded."""
        if not self._thread.is_alive():
            return
        drives = dict(self._drives)
        for drive in drives:
            drive.leave()
        asyncio.run_coroutine_threadsafe(_all(drives.values()), self._loop).result(2 * END_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(END_S)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
        finally:
            self._loop.close()

    def _ended(self, drive: Drive, ended: Future[None]) -> None:
        self._drives.pop(drive, None)
        if not ended.cancelled() and (error := ended.exception()) is not None:
            log.error("a camera can no longer be moved", exc_info=error)


async def _all(drives: Iterable[Future[None]]) -> None:
    """Wait until all have ended, or give them up."""
    waiting = [asyncio.wrap_future(drive) for drive in drives]
    if waiting:
        _, late = await asyncio.wait(waiting, timeout=END_S)
        for drive in late:
            drive.cancel()
        await asyncio.gather(*late, return_exceptions=True)
