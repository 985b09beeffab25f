"""From a camera's RTP time to the moment of capture on our own clock.

Never from the moment of reading: sockets are drained up to a second late, and that second would
be hidden.  A sender report tells the camera's wall clock; it is believed as long as the delay it
implies is one that a live camera can have.  A camera whose clock is wrong is corrected by the
session's lowest observed delay instead, and so is one that sends no reports.
"""

from __future__ import annotations

from streams.media.rtp import SenderReport, unwrapped

BELIEVABLE_DELAY_S = (-0.05, 2.0)
"""Delays between capture and arrival that a camera with a right clock can have."""
DRIFT = 1e-4
"""How fast the lowest delay may rise: a camera's oscillator is off by up to 100 ppm."""
JUMP_S = 5.0
BACKWARD_S = 1.0


class CaptureClock:
    """Maps one session's unwrapped RTP timestamps to capture times.

    Args:
        rate: Ticks per second (90,000 for video).
    """

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self.clock_off = 0.0
        """The camera's clock minus ours, s, where that had to be corrected; else 0."""
        self._offset: float | None = None
        self._seen_at = 0.0
        self._newest = 0
        self._reported: float | None = None
        self._report_delay = float("inf")

    def observe(self, timestamp: int, now: float) -> None:
        """Note that the newest packet read at a moment bears this timestamp.

        Args:
            timestamp: Unwrapped.
            now: Seconds, monotonic.
        """
        if self._offset is None or self._jumped(timestamp, now):
            self._offset, self._reported, self._report_delay = (
                now - timestamp / self.rate,
                None,
                1e9,
            )
        else:
            risen = self._offset + DRIFT * (now - self._seen_at)
            self._offset = min(risen, now - timestamp / self.rate)
        if self._reported is not None:
            delay = now - (self._reported + timestamp / self.rate)
            self._report_delay = min(self._report_delay + DRIFT * (now - self._seen_at), delay)
        self._newest, self._seen_at = timestamp, now

    def report(self, report: SenderReport, wall_minus_monotonic: float) -> None:
        """Take a sender report in.

        Args:
            report: Of this session's stream.
            wall_minus_monotonic: Seconds by which our wall clock leads the monotonic one.
        """
        timestamp = unwrapped(report.timestamp, self._newest)
        reported = report.wall - wall_minus_monotonic - timestamp / self.rate
        if self._reported is None or abs(reported - self._reported) > 0.5:
            self._report_delay = float("inf")
        self._reported = reported

    @property
    def reported(self) -> bool:
        """Whether capture is told by the camera's own reports; else it is by arrival."""
        low, high = BELIEVABLE_DELAY_S
        return self._reported is not None and low <= self._report_delay <= high

    def captured(self, timestamp: int) -> float:
        """When the picture with this unwrapped timestamp was captured, s, monotonic."""
        if self._reported is not None and self.reported:
            self.clock_off = 0.0
            return self._reported + timestamp / self.rate
        if self._offset is None:
            return 0.0
        if self._reported is not None and self._report_delay < float("inf"):
            self.clock_off = self._reported - self._offset
        return self._offset + timestamp / self.rate

    def arrived(self, timestamp: int) -> float:
        """When a packet with this unwrapped timestamp would arrive unhindered, s, monotonic."""
        return 0.0 if self._offset is None else self._offset + timestamp / self.rate

    def _jumped(self, timestamp: int, now: float) -> bool:
        step = (timestamp - self._newest) / self.rate
        return step < -BACKWARD_S or step > now - self._seen_at + JUMP_S
