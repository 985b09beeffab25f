"""Whether a camera that sends pictures still shows something: frozen and black, as decoded."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from streams.floor.truth import Content

Luma = npt.NDArray[np.uint8]

DARK_MEAN, DARK_SPREAD = 40.0, 5.0
"""Luma mean and standard deviation under which a picture is black or its lens covered."""
CHANGED = 10
"""Luma steps by which a sample has changed, rather than been coded anew."""
CLOCK_SHARE = 0.06
"""Share of the picture in which a burnt-in clock may go on changing while the rest is frozen."""
NOISE_SHARE = 0.02
"""Share of samples that a sensor's noise moves by a step or two, at the least, between pictures."""
FROZEN_S = 12.0
APART_S = 0.9


class ContentWatch:
    """Looks at samples of one channel's pictures, about one a second."""

    def __init__(self) -> None:
        self.content = Content.MOVING
        self.since = 0.0
        self._before: Luma | None = None
        self._touched: npt.NDArray[np.bool_] | None = None
        self._still_since = 0.0
        self._looked_at = -APART_S

    def wants(self, captured: float) -> bool:
        """Whether a picture captured then is far enough from the last one to be worth a look."""
        return captured - self._looked_at >= APART_S

    def look(self, luma: Luma, captured: float) -> None:
        """Judge one more picture.

        Args:
            luma: Sparse sample of the luma plane, uint8, any shape.
            captured: Seconds, monotonic.
        """
        self._looked_at = captured
        before, self._before = self._before, luma
        if float(luma.mean()) < DARK_MEAN and float(luma.std()) < DARK_SPREAD:
            self._say(Content.BLACK, captured)
            return
        if before is None or before.shape != luma.shape or self._alive(before, luma):
            self._touched = None
            self._still_since = captured
            self._say(Content.MOVING, captured)
        elif captured - self._still_since >= FROZEN_S:
            self._say(Content.FROZEN, self._still_since)

    def _alive(self, before: Luma, luma: Luma) -> bool:
        """Whether more than a clock has changed: somewhere new, or by noise all over."""
        step = np.abs(luma.astype(np.int16) - before)
        changed = step > CHANGED
        if self._touched is None:
            self._touched = changed
        else:
            self._touched |= changed
        if self._touched.mean() > CLOCK_SHARE:
            return True
        quiet = step[~self._touched]
        return bool(quiet.size) and float((quiet > 0).mean()) > NOISE_SHARE

    def _say(self, content: Content, since: float) -> None:
        if content != self.content:
            self.content, self.since = content, since
