"""Drives one camera: takes from any thread what hands want, and has the camera do it in time."""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from streams.floor.log import logger
from streams.floor.loop import call_in
from streams.onvif.answer import AnswerError, FaultError, RefusedError
from streams.onvif.caller import open_session
from streams.onvif.ptz.account import Account, Trouble, trouble_of
from streams.onvif.ptz.head import Head
from streams.onvif.ptz.reins import Command, Errand, Move, Reins, Stop, Task
from streams.onvif.ptz.target import Target
from streams.onvif.ptz.velocity import STILL, Velocity

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    import aiohttp

REACH_AGAIN_S: Final = 3.0
"""Before a camera that does not answer is tried again while somebody waits for it."""
AT_ONCE: Final = 4
"""Questions under way: a stop is never to wait behind presets that are being read."""

log = logger(__name__)


class Drive:
    """One camera in somebody's hand, until it is left and stands.

    Args:
        target: Which camera.
        tell: Called in the loop's thread whenever something is known anew.
    """

    def __init__(self, target: Target, tell: Callable[[Account], None]) -> None:
        """Nothing is asked before `run`."""
        self._target = target
        self._tell = tell
        self._lock = threading.Lock()
        self._reins = Reins()
        self._left = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changed = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self.account = Account()

    def pull(self, velocity: Velocity) -> None:
        """A hand wants this velocity; `STILL` when it lifts. From any thread."""
        if self.account.trouble is not Trouble.REFUSED:
            self._take(lambda reins: reins.pulled(velocity))

    def send(self, errand: Errand) -> None:
        """A hand wants the camera to do something by itself. From any thread."""
        if self.account.trouble is not Trouble.REFUSED:
            self._take(lambda reins: reins.sent(errand))

    def halt(self) -> None:
        """A hand wants it to stand, whatever moves it. From any thread."""
        self._take(lambda reins: reins.halted())

    def leave(self) -> None:
        """Nobody holds it any more: stop it if it moves, and end. From any thread."""
        self._left = True
        self._take(lambda reins: reins.pulled(STILL))

    async def run(self) -> None:
        """Reach the camera and do what is wanted, until it was left and stands."""
        self._loop = asyncio.get_running_loop()
        try:
            async with open_session(self._target.login, AT_ONCE) as session:
                head = await self._reached(session)
                if head is not None:
                    self._begin(self._learn_presets(head))
                    await self._steer(head)
        finally:
            self._loop = None
            await self._end()

    def _take(self, change: Callable[[Reins], Reins]) -> None:
        """What hands want is kept as a value, so nothing queues up however fast they are."""
        with self._lock:
            self._reins = change(self._reins)
        if (loop := self._loop) is not None:
            call_in(loop, self._changed.set)

    async def _reached(self, session: aiohttp.ClientSession) -> Head | None:
        """Return what moves the camera; None where it was left before, or never will be moved."""
        while not self._left:
            search = asyncio.ensure_future(self._target.reached(session))
            wait = asyncio.ensure_future(self._until_left())
            await asyncio.wait((search, wait), return_when=asyncio.FIRST_COMPLETED)
            wait.cancel()
            if not search.done():
                search.cancel()
                return None
            try:
                head, status = search.result()
            except AnswerError as error:
                self._fail(error)
                if isinstance(error, RefusedError):
                    return None  # cameras lock an account after a few wrong logins
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._until_left(), REACH_AGAIN_S)
                continue
            start = status.position if head.node.placed else None
            self._know(Account(head.node, start=start, busy=status.moving))
            return head
        return None

    async def _until_left(self) -> None:
        while not self._left:
            self._changed.clear()
            await self._changed.wait()

    async def _steer(self, head: Head) -> None:
        while True:
            self._changed.clear()
            now = time.monotonic()
            with self._lock:
                self._reins, command = self._reins.due(now)
                over = self._left and self._reins.settled
                wakes = self._reins.wakes(now)
            if command is not None:
                self._begin(self._carry_out(head, command))
            elif over:
                return
            else:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._changed.wait(), wakes)

    async def _carry_out(self, head: Head, command: Command) -> None:
        well = False
        try:
            await self._do(head, command)
            well = True
            if self.account.trouble is not None:
                self._know(replace(self.account, trouble=None, cause=None))
        except AnswerError as error:
            self._fail(error)
        finally:
            with self._lock:
                self._reins = self._reins.answered(command, time.monotonic(), well=well)
                lost = self._reins.lost
            if lost and not well:
                self._know(replace(self.account, trouble=Trouble.UNSTOPPED))
            self._changed.set()

    async def _do(self, head: Head, command: Command) -> None:
        match command:
            case Move(velocity):
                await head.move(velocity)
            case Stop():
                await head.stop()
            case Errand(Task.GO, preset):
                await head.go(preset)
            case Errand(Task.KEEP, name):
                await head.keep(name)
                self._know(replace(self.account, presets=await head.presets()))
            case Errand(Task.CENTRE, _, x, y):
                await head.centre(x, y)
            case Errand(Task.RETURN) if self.account.start is not None:
                await head.place(self.account.start)

    async def _learn_presets(self, head: Head) -> None:
        """A camera that does not tell its presets is moved by hand all the same."""
        try:
            self._know(replace(self.account, presets=await head.presets()))
        except (FaultError, RefusedError) as error:
            log.info("a camera does not tell its presets", why=str(error))
        except AnswerError as error:
            self._fail(error)

    def _fail(self, error: AnswerError) -> None:
        trouble = trouble_of(error)
        if trouble is Trouble.REFUSED:
            with self._lock:
                under_way = self._reins.under_way
                self._reins = Reins(under_way=under_way)
        self._know(replace(self.account, trouble=trouble, cause=error))

    def _know(self, account: Account) -> None:
        self.account = account
        self._tell(account)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a camera's answer was not foreseen", exc_info=error)

    async def _end(self) -> None:
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
