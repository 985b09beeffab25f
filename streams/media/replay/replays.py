"""The engine's side of looking back: who is shown again where, what is held, what is cut out."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from concurrent.futures import Future
from dataclasses import dataclass
from threading import RLock
from typing import Any

from streams.media.planner import Planner
from streams.media.replay.excerpt import Excerpt, ExcerptError, excerpt_from
from streams.media.replay.tape import Span

STALE_S = 3.0
"""A worker that has told nothing for so long holds nothing: it was started anew, perhaps."""

Message = dict[str, Any]


@dataclass(frozen=True)
class Held:
    """What is held of a channel's past.

    Attributes:
        spans: From and to, without a gap each, s, monotonic; the last one goes on.
        lost: Passages that could not be kept for their time, counted.
        told: When a worker told so, s, monotonic.
    """

    spans: tuple[Span, ...]
    lost: int
    told: float


class Replays:
    """What faces ask, and workers answer; every method may be called from any thread.

    Args:
        planner: Lends canvases, and knows whose past is kept.
        lock: The engine's.
        say: Says something to the worker of a channel.
    """

    def __init__(self, planner: Planner, lock: RLock, say: Callable[[int, Message], None]) -> None:
        self._planner, self._lock, self._say = planner, lock, say
        self._held: dict[int, Held] = {}
        self._excerpts: dict[int, tuple[int, Future[Excerpt]]] = {}
        """By number: of which channel, and who waits for it."""
        self._marks: dict[str, frozenset[int]] = {}
        self._number = 0

    def mark(self, who: str, channels: Collection[int]) -> None:
        """Keep the past of these channels also while they are not enlarged.

        Args:
            who: Whose marks these are: the last ones of each count.
            channels: Rows.
        """
        with self._lock:
            self._marks[who] = frozenset(channels)
            self._planner.mark(frozenset().union(*self._marks.values()))

    def held(self, channel: int) -> Held | None:
        """What is held of a channel's past; None for nothing."""
        held = self._held.get(channel)
        fresh = held is not None and time.monotonic() - held.told < STALE_S
        return held if fresh else None

    def show(
        self,
        channel: int,
        moment: float,
        speed: float,
        width: int,
        height: int,
        *,
        quick: bool = False,
    ) -> int:
        """Show a channel's past from a moment on.

        Args:
            channel: Its row.
            moment: Capture, s, monotonic.
            speed: Seconds of capture a second; 0: one picture.
            width: Of its place on the glass, px.
            height: Of its place on the glass, px.
            quick: Whether the small stream will do.

        Returns:
            The canvas on which it is shown, as soon as that has a front; -1: there is no memory.
        """
        with self._lock:
            canvas = self._planner.canvases.lend_replay(channel, width, height, time.monotonic())
            if canvas >= 0:
                run = [moment, speed, canvas, width, height, int(quick)]
                self._say(channel, {"do": "replay", "channel": channel, "run": run})
            return canvas

    def end(self, channel: int) -> None:
        """Show a channel's past no longer."""
        with self._lock:
            self._planner.canvases.end_replay(channel, time.monotonic())
            self._say(channel, {"do": "replay", "channel": channel, "run": None})

    def excerpt(self, channel: int, first: float, last: float) -> Future[Excerpt]:
        """Excerpt out what was captured between two moments; at one moment: its picture's group.

        Args:
            channel: Its row.
            first: From when, s, monotonic.
            last: Until when.

        Returns:
            The excerpt, or an `ExcerptError`.
        """
        future: Future[Excerpt] = Future()
        with self._lock:
            self._number += 1
            self._excerpts[self._number] = (channel, future)
            asked = {"do": "excerpt", "number": self._number, "channel": channel}
            self._say(channel, {**asked, "first": first, "last": last})
        return future

    def forget(self, channels: Collection[int]) -> None:
        """The worker of these channels is another one, and knows nothing of what was before."""
        with self._lock:
            for channel in channels:
                self._held.pop(channel, None)
            lost = [number for number, (row, _) in self._excerpts.items() if row in channels]
            futures = [self._excerpts.pop(number)[1] for number in lost]
        for future in futures:
            if future.set_running_or_notify_cancel():
                future.set_exception(ExcerptError("worker_ended"))

    def take(self, message: Message, files: list[int]) -> None:
        """A worker has answered.

        Args:
            message: Its answer.
            files: Descriptors that came along; the caller closes them.
        """
        if message["do"] == "held":
            now = time.monotonic()
            for row, spans, lost in message["channels"]:
                self._held[row] = Held(tuple((first, last) for first, last in spans), lost, now)
            return
        with self._lock:
            _, future = self._excerpts.pop(int(message["number"]), (-1, None))
        if future is None or not future.set_running_or_notify_cancel():
            return
        if "error" in message:
            future.set_exception(ExcerptError(message["error"]))
            return
        try:
            future.set_result(excerpt_from(message, files[0]))
        except (OSError, ValueError, IndexError) as error:
            future.set_exception(ExcerptError(f"excerpt_failed: {error}"))
