"""Shows a channel's tapes on a canvas of their own: any moment of them, standing or going on.

It decodes in slices, as all that is no touch does, and the newest wish wins: of the moments that a
finger passes over while one is being decoded, only the last is decoded next.
"""

from __future__ import annotations

from streams.floor.frame import Frames
from streams.floor.log import logger
from streams.floor.truth import Tier
from streams.media.decoder import Scaler, fitted
from streams.media.hardware import Hardware
from streams.media.poller import Poller
from streams.media.replay.deck import Deck
from streams.media.replay.reader import Reader
from streams.media.replay.run import Run

log = logger(__name__)

SLICE_S = 0.008
BEHIND_S = 1.5
"""A replay that is so much later than it should be leaves pictures out."""
AGAIN_S = 0.04
"""When to look again where nothing more has come yet."""


class Projector:
    """One channel's replay.

    Args:
        channel: Its row.
        deck: The tapes.
        frames: The wall's shared memory.
        scaler: The worker's.
        hardware: What decodes.
        poller: Gives turns.
    """

    def __init__(
        self,
        channel: int,
        deck: Deck,
        frames: Frames,
        scaler: Scaler,
        hardware: Hardware,
        poller: Poller,
    ) -> None:
        self.due = 0.0
        self._channel, self._deck = channel, deck
        self._frames, self._scaler, self._poller = frames, scaler, poller
        self._reader = Reader(deck, hardware)
        self._run: Run | None = None
        self._next: Run | None = None
        self._moment = self._at = 0.0
        """The moment that is shown, and when it was or will be."""
        self._seeking = False
        self._shown = 0.0

    def wish(self, run: Run, now: float) -> None:
        """Show this from now on; what is being decoded is shown before it."""
        self._deck.hold(now)
        if self._seeking:
            self._next = run
        else:
            self._take(run, now)
        self._poller.at(self, now)

    def close(self) -> None:
        """Show nothing any more."""
        self._run = self._next = None
        self.due = 0.0
        self._deck.release()

    def tick(self, now: float) -> None:
        """Decode on, and show what is reached."""
        try:
            self._turn(now)
        except Exception:
            # A surprise on one tape is not to take all the worker's cameras along.
            log.exception("a replay went wrong", channel=self._channel)
            self.close()

    def _take(self, run: Run, now: float) -> None:
        before, self._run, self._next = self._run, run, None
        if before is not None and before.canvas != run.canvas:
            self._shown = 0.0
        reached = self._reader.aim(run.moment, run.quick)
        self._moment, self._at = run.moment if reached is None else reached, now
        self._seeking = reached is not None

    def _turn(self, now: float) -> None:
        run = self._run
        if run is None:
            return
        if not self._seeking:
            self._go_on(run, now)
        if not self._reader.decode(SLICE_S):
            if not self._seeking:
                self._show(run)
            self._poller.at(self, now)
            return
        self._show(run)
        if self._seeking:
            self._seeking = False
            # The time that it took to come here is not the time of the pictures.
            self._at = now
            if self._next is not None:
                self._take(self._next, now)
                self._poller.at(self, now)
                return
        self._appoint(run, now)

    def _go_on(self, run: Run, now: float) -> None:
        """Aim at the moment that is due by now."""
        wanted = min(self._moment + max(now - self._at, 0.0) * run.speed, now)
        best = self._reader.best
        if best is not None and wanted - best.captured > BEHIND_S:
            # The machine does not keep up: go on from a later keyframe, if there is one.
            self._reader.aim(wanted)
        self._moment, self._at = self._reader.extend(wanted), now

    def _appoint(self, run: Run, now: float) -> None:
        if run.speed <= 0:
            return
        coming = self._reader.upcoming()
        wait = AGAIN_S if coming is None else max(coming - self._moment, 0.0) / run.speed
        self._poller.at(self, now + min(wait, AGAIN_S * 5))

    def _show(self, run: Run) -> None:
        seen = self._reader.best
        canvases = self._frames.canvases
        if seen is None or seen.captured == self._shown:
            return
        if int(canvases["channel"][run.canvas]) != self._channel:
            return
        frame = seen.frame
        size = fitted(frame.width, frame.height, run.width, run.height)
        pixels = self._scaler.pixels(frame, *size)
        tier = Tier.SHARP if self._reader.main else Tier.SMOOTH
        self._frames.write_canvas(run.canvas, pixels, seen.captured, tier)
        self._shown = seen.captured
