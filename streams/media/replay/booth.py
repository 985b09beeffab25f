"""The part of a worker that looks back: its replays, its cuts, and what it tells of its tapes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from streams.floor.frame import Frames
from streams.media.decoder import Scaler
from streams.media.hardware import Hardware
from streams.media.poller import Poller
from streams.media.replay.deck import Deck
from streams.media.replay.excerpting import Excerpting
from streams.media.replay.projector import Projector
from streams.media.replay.run import Run

Message = dict[str, Any]
Send = Callable[[Message, Sequence[int]], None]


class Kept(Protocol):
    """A channel whose past may be kept."""

    deck: Deck | None


class Booth:
    """Looks back for one worker.

    Args:
        channels: The worker's own, by row.
        frames: The wall's shared memory.
        hardware: What decodes.
        poller: Gives turns.
        send: To the engine.
    """

    def __init__(
        self,
        channels: Mapping[int, Kept],
        frames: Frames,
        hardware: Hardware,
        poller: Poller,
        send: Send,
    ) -> None:
        self._channels, self._frames = channels, frames
        self._hardware, self._poller, self._send = hardware, poller, send
        self._scaler = Scaler()
        self._projectors: dict[int, tuple[Deck, Projector]] = {}

    def show(self, message: Message, now: float) -> None:
        """Show a channel's past from a moment on, or end that."""
        channel = int(message["channel"])
        deck = self._deck(channel)
        if message["run"] is None or deck is None:
            self._end(channel)
            return
        moment, speed, canvas, width, height, quick = message["run"]
        size = int(width), int(height)
        run = Run(float(moment), float(speed), int(canvas), *size, bool(quick))
        known = self._projectors.get(channel)
        if known is None or known[0] is not deck:
            self._end(channel)
            projector = Projector(
                channel, deck, self._frames, self._scaler, self._hardware, self._poller
            )
            known = self._projectors[channel] = (deck, projector)
        known[1].wish(run, now)

    def excerpt(self, message: Message, now: float) -> None:
        """Excerpt pictures out for somebody to keep."""
        number, deck = int(message["number"]), self._deck(int(message["channel"]))
        if deck is None:
            self._send(
                {"do": "excerpt", "number": number, "along": 0, "error": "excerpt_empty"}, ()
            )
            return
        first, last = float(message["first"]), float(message["last"])
        excerpting = Excerpting(number, deck, first, last, self._poller, self._send)
        self._poller.at(excerpting, now)

    def report(self, now: float) -> None:
        """Tell what is kept of which channels, and forget what is too old."""
        for channel, (deck, _) in list(self._projectors.items()):
            if self._deck(channel) is not deck:
                self._end(channel)
        held = []
        for row, kept in self._channels.items():
            if kept.deck is not None:
                kept.deck.roll(now)
                spans = [[round(at, 3) for at in span] for span in kept.deck.spans()]
                held.append([row, spans, kept.deck.lost])
        if held:
            with contextlib.suppress(OSError):
                self._send({"do": "held", "along": 0, "channels": held}, ())

    def _deck(self, channel: int) -> Deck | None:
        found = self._channels.get(channel)
        return found.deck if found is not None else None

    def _end(self, channel: int) -> None:
        known = self._projectors.pop(channel, None)
        if known is not None:
            known[1].close()
