"""Keeps the book of who is ill and since when, and how long each takes to come back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

SLOT_S = 10.0
"""The longest pause between two tries."""
BACK_S = SLOT_S + 3.0
"""By then a camera is live again after its mend."""
HUNG_BACK_S = 20.0
"""By then one is whose process hung, from that moment: nobody mends that but the product."""
STEADY_S = 3.0
"""Live for so long, and it is back: what broke shortly before the mend has shown by then."""
NETWORK = "network"
HANGS = "hangs"
"""The last word of a trouble that is the product's own."""


def allowed(trouble: str) -> float:
    """How long a camera may take to be live again, s."""
    return HUNG_BACK_S if trouble.endswith(HANGS) else BACK_S


@dataclass(frozen=True)
class Return:
    """How a camera came back.

    Attributes:
        camera: Its number.
        trouble: What it had.
        seconds: From the mend until it was live again; infinite where it was not in time.
        at: When it was mended, s, monotonic.
    """

    camera: int
    trouble: str
    seconds: float
    at: float


@dataclass
class Ledger:
    """What every camera has, from the first sign to the last.

    Attributes:
        ill: Trouble by camera, while it lasts.
        mended: Trouble, moment of the mend (s, monotonic) and whether it was found overdue, by
            camera, until it is back.
        network: Whether the whole network is gone.
        hanging: Whether one of the product's processes was made to hang, and is not replaced yet.
        met: How often each trouble met a camera.
        slowest: The slowest return of each trouble, s.
        overdue: Those that did not come back in time.
        unprovoked: Seconds that cameras were not live without a reason, all together.
    """

    ill: dict[int, str] = field(default_factory=dict)
    mended: dict[int, tuple[str, float, bool]] = field(default_factory=dict)
    network: bool = False
    hanging: bool = False
    met: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, float] = field(default_factory=dict)
    overdue: list[Return] = field(default_factory=list)
    unprovoked: float = 0.0
    _seen_at: float | None = None

    def sound(self, camera: int) -> bool:
        """Whether it has nothing, and has recovered from what it had."""
        if self.network or self.hanging:
            return False
        return camera not in self.ill and camera not in self.mended

    def falls_ill(self, camera: int, trouble: str) -> None:
        """Something begins."""
        self.met[trouble] += 1
        self.mended.pop(camera, None)
        self.ill[camera] = trouble

    def is_mended(self, camera: int, now: float) -> None:
        """What it had is over."""
        trouble = self.ill.pop(camera)
        if not self.network and not self.hanging:
            self.mended[camera] = (trouble, now, False)

    def hangs(self, trouble: str) -> None:
        """One of the product's processes hangs from now on; whose cameras it has is not known."""
        self.met[trouble] += 1
        self.hanging = True
        self.mended.clear()

    def hangs_no_more(self, trouble: str, cameras: int, since: float) -> None:
        """It was replaced: everybody who has nothing else is expected back.

        Args:
            trouble: What it was.
            cameras: Number of them.
            since: When it began to hang, s, monotonic.
        """
        self.hanging = False
        if not self.network:
            self._expect(trouble, cameras, since)

    def network_goes(self) -> None:
        """Everybody is cut off."""
        self.met[NETWORK] += 1
        self.network = True
        self.mended.clear()

    def network_comes(self, cameras: int, now: float) -> None:
        """Everybody who has nothing else is expected back."""
        self.network = False
        if not self.hanging:
            self._expect(NETWORK, cameras, now)

    def _expect(self, trouble: str, cameras: int, since: float) -> None:
        for camera in range(cameras):
            if camera not in self.ill:
                self.mended[camera] = (trouble, since, False)

    def look(self, live_since: npt.NDArray[np.float64], now: float) -> list[Return]:
        """See who is back and who should be.

        Args:
            live_since: Since when each camera is live, s, monotonic; NaN where it is not.
            now: S, monotonic.

        Returns:
            Those who are overdue since this look.
        """
        overdue = []
        for camera, (trouble, mended, late) in list(self.mended.items()):
            since = float(live_since[camera])
            steady = max(since, mended)
            if now - steady >= STEADY_S:
                del self.mended[camera]
                took = max(since - mended, 0.0)
                self.slowest[trouble] = max(self.slowest.get(trouble, 0.0), took)
            elif np.isnan(since) and now - mended > allowed(trouble) and not late:
                self.mended[camera] = (trouble, mended, True)
                overdue.append(Return(camera, trouble, float("inf"), mended))
        self.overdue += overdue
        return overdue

    def count_unprovoked(self, live_since: npt.NDArray[np.float64], now: float) -> None:
        """Add up the time that nobody has an excuse for; as `look`, once all are up."""
        passed = now - self._seen_at if self._seen_at is not None else 0.0
        self._seen_at = now
        dead = np.flatnonzero(np.isnan(live_since)).tolist()
        self.unprovoked += passed * sum(1 for camera in dead if self.sound(camera))
