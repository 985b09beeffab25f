"""Keeps a demuxer's timestamps going steadily through loops, gaps and jumps of the source."""

from __future__ import annotations

_JUMP_BACK_S = 1.0
_JUMP_AHEAD_S = 30.0
_GUESSED_STEP_S = 0.04


class Timeline:
    """Seconds that never jump, from timestamps that may.

    B-frames may still go back by less than a second: that is the order of decoding.
    """

    def __init__(self) -> None:
        """Begins at whatever the first timestamp says."""
        self._offset = 0.0
        self._newest: float | None = None
        self._step = _GUESSED_STEP_S
        self._restarted = False

    def at(self, stamp: float | None) -> float:
        """Returns the steady time of a packet.

        Args:
            stamp: The packet's own time in seconds; None where the source gives none.
        """
        newest = self._newest
        if newest is None:
            self._newest = stamp or 0.0
            return self._newest
        if stamp is None:
            self._newest = newest + self._step
            return self._newest
        ahead = stamp + self._offset - newest
        if self._restarted or not -_JUMP_BACK_S < ahead < _JUMP_AHEAD_S:
            self._restarted = False
            self._offset = newest + self._step - stamp
            ahead = self._step
        if 0 < ahead < 1:
            self._step = ahead
        self._newest = max(newest, newest + ahead)
        return newest + ahead

    def restart(self) -> None:
        """Lets the source begin anew, one step behind what came last."""
        self._restarted = self._newest is not None
