"""Cuts pictures out of a channel's tapes, a passage at a time, so that no touch waits behind it."""

from __future__ import annotations

import base64
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from streams.floor.log import logger
from streams.media.poller import Poller
from streams.media.replay.deck import Deck, Stretch
from streams.media.replay.excerpt import Sheet, index_of
from streams.media.replay.passage import SEAM_S

log = logger(__name__)

Message = dict[str, Any]


class Excerpting:
    """One excerpt under way.

    Args:
        number: By which the answer is known.
        deck: The channel's tapes.
        first: From when, s, monotonic.
        last: Until when; the same moment for a still.
        poller: Gives turns.
        send: Takes the answer and the descriptor that goes along, if any.
    """

    due = 0.0

    def __init__(
        self,
        number: int,
        deck: Deck,
        first: float,
        last: float,
        poller: Poller,
        send: Callable[[Message, Sequence[int]], None],
    ) -> None:
        self._number, self._deck = number, deck
        self._poller, self._send = poller, send
        self._left: deque[Stretch] = deque(_wanted(deck, first, last))
        # Times of which one is by arrival are not said to be the camera's own.
        self._reported = all(stretch.passage.reported for stretch in self._left)
        self._stretch = self._left[0] if self._left else None
        self._sheet = Sheet(last)

    def tick(self, now: float) -> None:
        """Take one more passage apart, or answer."""
        try:
            if self._left:
                stretch = self._left.popleft()
                units = stretch.units()
                captured = [stretch.passage.captured(unit.timestamp) for unit in units]
                self._sheet.add(units, captured)
                self._poller.at(self, now)
                return
            self._answer()
        except Exception:
            # A surprise in one excerpt is not to take all the worker's cameras along.
            log.exception("an excerpt went wrong")
            self._say({"error": "excerpt_failed"})

    def _answer(self) -> None:
        self._sheet.shorten()
        stretch, frames = self._stretch, self._sheet.frames
        if stretch is None or not frames:
            self._say({"error": "excerpt_empty"})
            return
        passage = stretch.passage
        answer = {
            "codec": passage.codec,
            "extradata": base64.b64encode(passage.extradata).decode(),
            "reported": self._reported,
            "main": stretch.main,
            "frames": index_of(frames),
        }
        self._say(answer, (self._sheet.file,))

    def _say(self, answer: Message, files: Sequence[int] = ()) -> None:
        try:
            message = {"do": "excerpt", "number": self._number, "along": len(files)}
            self._send({**message, **answer}, files)
        finally:
            self._sheet.close()


def _wanted(deck: Deck, first: float, last: float) -> list[Stretch]:
    """The stretches to be read: those of one decoder, the newest unbroken run of them."""
    if last - first < SEAM_S:
        only = deck.at(last)
        return [only.copied()] if only is not None else []
    found = deck.excerpt(first, last)
    found[-1:] = [newest.copied() for newest in found[-1:]]
    for place in range(len(found) - 1, 0, -1):
        if found[place].passage.codec != found[place - 1].passage.codec:
            return found[place:]
    return found
