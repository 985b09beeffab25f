"""Looks at the wall while somebody listens, and tells every listener what changed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from streams.floor.control.problem import ProblemError
from streams.floor.log import logger
from wall.remote.mailbox import Mailbox
from wall.remote.port import Ingest, Port
from wall.remote.state import Look, Moment, channel_rows, look, summary

TICK_S = 0.1
TOTALS_EVERY_S = 1.0
LIMIT_BYTES = 8 << 20
MOST_LISTENERS = 32

log = logger(__name__)


class Hub:
    """The wall's events, and who listens to them; lives in the control server's loop.

    Args:
        source: The engine.
        port: The glass.
        moment: Tells the time.
        limit_bytes: How far a listener may be behind.
    """

    def __init__(
        self,
        source: Ingest,
        port: Port,
        moment: Callable[[], Moment],
        limit_bytes: int = LIMIT_BYTES,
    ) -> None:
        """Nothing is looked at before somebody listens."""
        self._source, self._port, self._moment = source, port, moment
        self._limit = limit_bytes
        self._listeners: set[Mailbox] = set()
        self._task: asyncio.Task[None] | None = None
        self._past: dict[str, int] = {}
        self._shown: dict[str, Any] = {}
        self.dropped = 0
        """Listeners that were dropped because they were too slow."""

    @property
    def listeners(self) -> int:
        """How many listen now."""
        return len(self._listeners)

    def join(self) -> Mailbox:
        """A new listener's mailbox; the wall's totals are its first message.

        Raises:
            ProblemError: Too many listen already.
        """
        if len(self._listeners) >= MOST_LISTENERS:
            raise ProblemError(
                503, "too-many-listeners", f"{MOST_LISTENERS} listen already; close one of them."
            )
        # Everyone is brought up to this moment, so that the totals fit the changes that follow.
        seen = self._tell_changes()
        mailbox = Mailbox(self._limit)
        mailbox.put([self._totals(seen)])
        self._listeners.add(mailbox)
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="events")
        return mailbox

    def leave(self, mailbox: Mailbox) -> None:
        """Forget a listener."""
        self._listeners.discard(mailbox)

    async def close(self) -> None:
        """Send every listener away."""
        for mailbox in self._listeners:
            mailbox.close("the wall is closing")
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        try:
            await self._watch()
        except Exception:
            log.exception("the events stop")
            for mailbox in self._listeners:  # better no event than a listener that trusts silence
                mailbox.close("the wall could not look at itself; its log has why")
        finally:
            self._task = None
            self._past = {}

    async def _watch(self) -> None:
        told = self._moment().monotonic
        while self._listeners:
            await asyncio.sleep(TICK_S)
            seen = self._tell_changes()
            if seen.at.monotonic - told >= TOTALS_EVERY_S:
                told = seen.at.monotonic
                self._tell([self._totals(seen)])

    def _tell_changes(self) -> Look:
        seen = look(self._source, self._moment())
        shown = self._port.shown()
        if self._listeners:
            rows = channel_rows(seen, self._changed(seen))
            batch = [f'{{"type": "channel", {row[1:]}' for row in rows]
            batch += [
                _message(what, {what: shown.get(what)})
                for what in ("scene", "salvos", "tour", "spotlight", "spotlights", "editing")
                if shown.get(what) != self._shown.get(what)
            ]
            self._tell(batch)
        states = seen.states.tolist()
        self._past = {c.id: state for c, state in zip(seen.channels, states, strict=True)}
        self._shown = dict(shown)
        return seen

    def _changed(self, seen: Look) -> npt.NDArray[np.intp]:
        past = [self._past.get(channel.id, -1) for channel in seen.channels]
        return np.flatnonzero(np.array(past, np.int16) != seen.states)

    def _totals(self, seen: Look) -> str:
        return _message("totals", summary(seen, self._source.budget(), self._port.shown()))

    def _tell(self, batch: list[str]) -> None:
        for mailbox in list(self._listeners):
            mailbox.put(batch)
            if mailbox.closed is not None:
                self._listeners.discard(mailbox)
                self.dropped += 1
                log.warning("a listener to the events was dropped", reason=mailbox.closed)


def _message(kind: str, content: dict[str, Any]) -> str:
    return json.dumps({"type": kind, **content}, ensure_ascii=False)
