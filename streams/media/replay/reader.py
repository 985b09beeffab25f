"""Decodes a channel's tapes up to a moment: from the keyframe before it, or on from where it is."""

from __future__ import annotations

import time
from dataclasses import dataclass

from av.video.frame import VideoFrame

from streams.media.decoder import MotionDecoder, Moved
from streams.media.hardware import SOFTWARE, Hardware
from streams.media.replay.deck import Deck, Stretch
from streams.media.replay.passage import SEAM_S
from streams.media.unit import AccessUnit

CLOSE_S = 0.0005
"""Captures are floats: so little later is the same moment."""


@dataclass(frozen=True)
class Seen:
    """A decoded picture."""

    frame: VideoFrame
    captured: float


class Reader:
    """One place on a channel's tapes.

    Args:
        deck: The tapes.
        hardware: What decodes.
    """

    def __init__(self, deck: Deck, hardware: Hardware) -> None:
        self._deck, self._hardware = deck, hardware
        self._stretch: Stretch | None = None
        self._units: list[AccessUnit] = []
        self._times: list[float] = []
        self._place = 0
        self._decoder: MotionDecoder | None = None
        self._ahead: Seen | None = None
        self.best: Seen | None = None
        """The newest picture that was decoded and is not behind the moment that was aimed at."""
        self._aim = 0.0

    @property
    def main(self) -> bool:
        """Whether the picture is of the main stream."""
        return self._stretch is not None and self._stretch.main

    def aim(self, moment: float, quick: bool = False) -> float | None:
        """Begin to go to a moment.

        Args:
            moment: Capture, s, monotonic.
            quick: Whether the small stream will do.

        Returns:
            The moment that can be reached: there may be nothing of the one that was asked for.
            None: there is nothing at all.
        """
        stretch = self._deck.at(moment, quick)
        if stretch is None:
            return None
        moment = max(moment, stretch.passage.began)
        if not self._is_on_the_way(stretch, moment):
            self._begin(stretch, moment)
        self._aim = moment
        return moment

    def extend(self, moment: float) -> float:
        """Go on to a later moment; over a gap, to what comes behind it.

        Returns:
            The moment that is aimed at now.
        """
        self._aim = max(moment, self._aim)
        stretch = self._stretch
        if stretch is not None and self._aim > stretch.passage.ended + SEAM_S:
            following = self._deck.after(stretch)
            if following is not None and following.passage.began > self._aim:
                self._aim = following.passage.began
        return self._aim

    def decode(self, patience_s: float) -> bool:
        """Decode on, for so long at most; True when the moment is reached."""
        until = time.monotonic() + patience_s
        if self._ahead is not None and self._ahead.captured <= self._aim + CLOSE_S:
            self.best, self._ahead = self._ahead, None
        while not self._is_there():
            unit = self._next()
            if unit is None:
                return True
            self._feed(unit)
            if time.monotonic() > until:
                return self._is_there()
        return True

    def upcoming(self) -> float | None:
        """Capture of the picture that comes next; None where nothing is known yet."""
        if self._ahead is not None:
            return self._ahead.captured
        return min((time_ for time_ in self._times if time_ > self._aim + CLOSE_S), default=None)

    def _is_there(self) -> bool:
        """Whether no picture is left that would be nearer to the moment."""
        if self._ahead is not None:
            return True
        stretch, best = self._stretch, self.best
        if stretch is None or best is None:
            return stretch is None
        latest = self._aim + CLOSE_S
        wanted = max((time_ for time_ in self._times if time_ <= latest), default=latest)
        return self._aim < stretch.passage.ended and best.captured >= wanted - CLOSE_S

    def _is_on_the_way(self, stretch: Stretch, moment: float) -> bool:
        """Whether decoding can go on to a moment from where it is."""
        here = self._stretch
        if here is None or here.main is not stretch.main:
            return False
        same = here.passage.timestamp == stretch.passage.timestamp
        shown = self.best.captured if self.best is not None else here.passage.began
        return same and shown <= moment + CLOSE_S

    def _begin(self, stretch: Stretch, moment: float) -> None:
        """Go to the last keyframe of a stretch that is not behind the moment."""
        self._decoder = self._fresh(stretch)
        self._load(stretch)
        latest = moment + CLOSE_S
        keys = [n for n, unit in enumerate(self._units) if unit.key and self._times[n] <= latest]
        self._place = max(keys, default=0)
        self.best = self._ahead = None

    def _load(self, stretch: Stretch) -> None:
        self._stretch, self._units = stretch, stretch.units()
        self._times = [stretch.passage.captured(unit.timestamp) for unit in self._units]

    def _fresh(self, stretch: Stretch) -> MotionDecoder:
        passage = stretch.passage
        return MotionDecoder(passage.codec, passage.extradata, self._hardware)

    def _next(self) -> AccessUnit | None:
        """The next picture in the order of decoding; None where nothing has come yet."""
        while self._place >= len(self._units):
            following = self._deck.after(self._stretch) if self._stretch is not None else None
            if following is None:
                return None
            self._turn(following)
        self._place += 1
        return self._units[self._place - 1]

    def _turn(self, following: Stretch) -> None:
        """Go on in another stretch, or in the same one that has become longer."""
        here = self._stretch
        longer = (
            here is not None
            and here.main is following.main
            and here.passage.timestamp == following.passage.timestamp
        )
        known = self._place if longer else 0
        if here is None or not (
            longer or (here.main is following.main and following.passage.follows(here.passage))
        ):
            self._decoder = self._fresh(following)
        self._load(following)
        self._place = known

    def _feed(self, unit: AccessUnit) -> None:
        stretch, decoder = self._stretch, self._decoder
        if stretch is None or decoder is None:
            return
        moved: Moved | None = decoder.decode([unit])
        if decoder.broken:
            self._hardware = Hardware(SOFTWARE, decoder.broken)
            self._begin(stretch, self._aim)
            return
        if moved is None:
            return
        seen = Seen(moved.frame, stretch.passage.captured(moved.timestamp))
        if seen.captured <= self._aim + CLOSE_S:
            self.best = seen
        else:
            self._ahead = seen
