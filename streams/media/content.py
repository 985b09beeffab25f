"""Whether a camera that sends pictures still shows something: frozen and black, as decoded.

A picture is frozen when nothing in it changes but what a burnt-in clock writes and what coding
noise leaves.  A clock keeps to its own few lines; whatever moves through the picture comes to new
places.  Noise of a step or two cannot be told from a very quiet night: such a picture is called
frozen only after much longer, and what the tile then says is true of both: it has not changed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from streams.floor.truth import Content

Luma = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

DARK_MEAN, DARK_SPREAD = 40.0, 5.0
"""Luma mean and standard deviation under which a picture is black or its lens covered."""
CHANGED = 10
"""Luma steps by which a sample has changed, rather than been coded anew."""
SENSOR_STEP = 3
"""Steps that coding noise does not reach, and a live sensor's noise does."""
NOISE_SHARE = 0.02
"""Share of samples from which on noise counts."""
CLOCK_SHARE, CLOCK_ROWS = 0.06, 0.3
"""Share of the picture, and of its rows, in which burnt-in text may go on changing."""
CLOCK_LEARNT_S = 8.0
"""After so long a clock has shown where it writes; what changes elsewhere is alive."""
CLOCK_GROWTH = 0.005
"""Share of the picture that a clock may still write anew then: its minutes, say."""
SMALLEST_GROWTH = 6
IDENTICAL_S, UNCHANGED_S = 12.0, 40.0
"""Seconds after which a picture is frozen: bit by bit the same, or the same but for noise."""
APART_S, TOO_FAR_APART_S = 0.9, 10.0
"""Pictures are compared that are at least, and at most, so many seconds apart."""


@dataclass
class _Seen:
    """The newest picture that was decoded in one way, and where it had changed before."""

    luma: Luma
    captured: float
    touched: Mask


class ContentWatch:
    """Looks at samples of one channel's pictures, about one a second.

    The same picture looks different without a loop filter, in the middle of a group, or from the
    main stream: by a third of its samples.  So keyframes alone are compared, and only with one
    that was decoded in the same way; the verdict stands while there is none: a finger on a frozen
    tile does not bring it to life.
    """

    def __init__(self) -> None:
        self.content = Content.MOVING
        self.since = 0.0
        self._seen: dict[str, _Seen] = {}
        self._unchanged_since = self._identical_since = 0.0
        self._looked_at = self._glanced_at = -float("inf")
        self._grown = 0

    def wants(self, captured: float, key: bool = True) -> bool:
        """Whether a picture captured then is far enough from the last one to be worth a look."""
        before = self._looked_at if key else max(self._looked_at, self._glanced_at)
        return captured - before >= APART_S

    def glance(self, luma: Luma, captured: float) -> None:
        """Judge a picture from the middle of a group: only whether there is light can be told.

        Args:
            luma: As for `look`.
            captured: Seconds, monotonic.
        """
        self._glanced_at = captured
        if _dark(luma):
            self._say(Content.BLACK, captured)
        elif self.content == Content.BLACK:
            self._come_alive(captured)

    def look(self, luma: Luma, captured: float, way: str = "") -> None:
        """Judge one more keyframe.

        Args:
            luma: Sparse sample of the luma plane, uint8, shape (rows, columns).
            captured: Seconds, monotonic.
            way: How it was decoded, in any words.
        """
        frozen = self.content == Content.FROZEN
        silent = captured - self._looked_at > TOO_FAR_APART_S and not frozen
        self._looked_at = captured
        before = self._seen.get(way)
        seen = self._seen[way] = _Seen(luma, captured, np.zeros(luma.shape, np.bool_))
        if _dark(luma):
            self._say(Content.BLACK, captured)
        elif (
            silent or self.content == Content.BLACK or (before and before.luma.shape != luma.shape)
        ):
            self._come_alive(captured)
        elif before and self._comparable(before, captured):
            seen.touched = before.touched
            self._compare(before.luma, seen)

    def _comparable(self, before: _Seen, captured: float) -> bool:
        """Whether an earlier picture of the same way can tell something about one of now."""
        if self.content != Content.FROZEN:
            return captured - before.captured <= TOO_FAR_APART_S
        # An outage proves nothing: what was frozen before it and shows the same still is.  Nor does
        # a picture of before the freeze, as the main stream has one from when it was open last.
        return before.captured >= self._unchanged_since + APART_S

    def _compare(self, before: Luma, seen: _Seen) -> None:
        luma, captured = seen.luma, seen.captured
        step = np.maximum(before, luma) - np.minimum(before, luma)
        changed = step > CHANGED
        if self._moves(changed, seen.touched, captured):
            self._come_alive(captured)
            return
        seen.touched |= changed
        rest = step[~seen.touched]
        if (rest >= SENSOR_STEP).mean() > NOISE_SHARE:
            self._come_alive(captured)
            return
        if (rest > 0).mean() > NOISE_SHARE:
            self._identical_since = captured
        if (
            captured - self._identical_since >= IDENTICAL_S
            or captured - self._unchanged_since >= UNCHANGED_S
        ):
            self._say(Content.FROZEN, self._unchanged_since)

    def _moves(self, changed: Mask, touched: Mask, captured: float) -> bool:
        """Whether more has changed than a clock's own lines."""
        if not changed.any():
            return False
        union = changed | touched
        if union.mean() > CLOCK_SHARE or union.any(axis=1).mean() > CLOCK_ROWS:
            return True
        if captured - self._unchanged_since >= CLOCK_LEARNT_S:
            self._grown += int((changed & ~touched).sum())
        return self._grown > max(CLOCK_GROWTH * changed.size, SMALLEST_GROWTH)

    def _come_alive(self, captured: float) -> None:
        for seen in self._seen.values():
            seen.touched[:] = False
        self._grown = 0
        self._unchanged_since = self._identical_since = captured
        self._say(Content.MOVING, captured)

    def _say(self, content: Content, since: float) -> None:
        if content != self.content:
            self.content, self.since = content, since


def _dark(luma: Luma) -> bool:
    return float(luma.mean()) < DARK_MEAN and float(luma.std()) < DARK_SPREAD
