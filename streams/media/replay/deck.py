"""One channel's tapes, and where they end in what is live: read by whoever looks back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from streams.media.replay.passage import SEAM_S, Passage
from streams.media.replay.tape import Piece, Span, Tape, joined
from streams.media.source import Source
from streams.media.unit import AccessUnit

EVEN_S = 1.0
"""The main stream is taken before the small one if it holds no more than this much less."""


@dataclass(frozen=True)
class Stretch:
    """A passage that can be read.

    Attributes:
        passage: What is known of it.
        read: Gives its bytes.
        main: Whether it is of the main stream.
    """

    passage: Passage
    read: Callable[[], bytes]
    main: bool

    def copied(self) -> Stretch:
        """The same, to be read later: a live group is on a tape, or gone, by then."""
        data = self.read()
        return replace(self, read=lambda: data)

    def units(self) -> list[AccessUnit]:
        """Its pictures, in the order of decoding; none where they are gone."""
        return self.passage.units(self.read())


class Deck:
    """The tapes of one channel; of its main stream where there is one besides.

    Args:
        thumb: The small stream.
        main: Gives the main stream while it is open.
    """

    def __init__(self, thumb: Source, main: Callable[[], Source | None]) -> None:
        self._thumb, self._main = thumb, main
        self._main_tape: Tape | None = None
        thumb.tape.running = True
        self.watch()

    def watch(self) -> None:
        """The main stream may have been opened: it goes on with the tape of the one before."""
        main = self._main()
        if main is None:
            return
        if self._main_tape is None:
            self._main_tape = main.tape
        main.tape = self._main_tape
        main.tape.running = True

    @property
    def tapes(self) -> tuple[Tape, ...]:
        """Of the main stream, where there is one, and of the small one."""
        both = (self._main_tape, self._thumb.tape)
        return tuple(tape for tape in both if tape is not None)

    @property
    def lost(self) -> int:
        """Passages that could not be kept for their time."""
        return sum(tape.lost for tape in self.tapes)

    def roll(self, now: float) -> None:
        """Forget what is too old, also of a stream that brings nothing any more."""
        for tape in self.tapes:
            tape.roll(now)

    def hold(self, now: float) -> None:
        """Somebody looks back."""
        for tape in self.tapes:
            tape.hold(now)

    def release(self) -> None:
        """Nobody looks back any more."""
        for tape in self.tapes:
            tape.release()

    def close(self) -> None:
        """Keep nothing any more."""
        for tape in self.tapes:
            tape.running = False
            tape.release()
            tape.clear()

    def spans(self) -> list[Span]:
        """What can be shown again, the live groups of pictures included."""
        spans = [span for tape in self.tapes for span in tape.spans()]
        for main in (True, False):
            tail = self._tail(main)
            if tail is not None:
                spans.append((tail.passage.began, tail.passage.ended))
        return joined(spans)

    def at(self, moment: float, quick: bool = False) -> Stretch | None:
        """What is to be shown at a moment, of the main stream if it has it.

        Where nothing is kept of that moment: what comes next, or else what came last.

        Args:
            moment: Capture, s, monotonic.
            quick: Take the small stream rather than the main one.
        """
        for main in (not quick, quick):
            found = self._at(main, moment)
            if found is not None:
                return found
        every = [stretch for main in (True, False) for stretch in self._all(main)]
        later = [stretch for stretch in every if stretch.passage.began > moment]
        if later:
            return min(later, key=lambda stretch: stretch.passage.began)
        return max(every, key=lambda stretch: stretch.passage.began, default=None)

    def after(self, stretch: Stretch) -> Stretch | None:
        """What follows: in the same stream where it goes on, else wherever pictures do.

        The live group follows itself while pictures come to it.
        """
        passage = stretch.passage
        same = self._after(stretch.main, passage)
        if same is not None and same.passage.began < passage.ended + SEAM_S:
            return same
        other = self._at(not stretch.main, passage.ended)
        if other is not None and other.passage.ended > passage.ended + SEAM_S:
            return other
        others = (e for e in self._all(not stretch.main) if e.passage.began >= passage.ended)
        later = [found for found in (same, next(others, None)) if found]
        return min(later, key=lambda found: found.passage.began, default=None)

    def excerpt(self, first: float, last: float) -> list[Stretch]:
        """What lies between two moments, of the stream that holds more of that time.

        Args:
            first: From when, s, monotonic.
            last: Until when.
        """
        main, small = (
            [each for each in self._all(main) if _shared(each.passage, first, last) >= 0]
            for main in (True, False)
        )
        lengths = [sum(_shared(e.passage, first, last) for e in some) for some in (main, small)]
        return main if main and lengths[0] >= lengths[1] - EVEN_S else small

    def _all(self, main: bool) -> list[Stretch]:
        """Everything of one stream, the oldest first."""
        tape = self._main_tape if main else self._thumb.tape
        pieces = tape.pieces if tape is not None else ()
        found = [_stretch(tape, piece, main) for piece in pieces if tape is not None]
        tail = self._tail(main)
        return [*found, tail] if tail is not None else found

    def _at(self, main: bool, moment: float) -> Stretch | None:
        found = None
        for stretch in self._all(main):
            if stretch.passage.began > moment:
                break
            found = stretch
        return found if found is not None and moment < found.passage.ended + SEAM_S else None

    def _after(self, main: bool, passage: Passage) -> Stretch | None:
        """The first of one stream that goes on behind a passage, or the passage itself, longer."""
        for stretch in self._all(main):
            here = stretch.passage
            if here.timestamp == passage.timestamp and here.codec == passage.codec:
                if here.ended > passage.ended:
                    return stretch
            elif here.began > passage.began:
                return stretch
        return None

    def _tail(self, main: bool) -> Stretch | None:
        source = self._main() if main else self._thumb
        tail = source.tail() if source is not None else None
        return Stretch(tail.passage, tail.read, main) if tail is not None else None


def _stretch(tape: Tape, piece: Piece, main: bool) -> Stretch:
    return Stretch(piece.passage, partial(tape.read, piece), main)


def _shared(passage: Passage, first: float, last: float) -> float:
    """Seconds of a passage between two moments; negative where it lies outside."""
    return min(passage.ended, last) - max(passage.began, first)
