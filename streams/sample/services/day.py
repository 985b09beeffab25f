"""A plausible day in the sample city: every curve is a pure function of the moment."""

from __future__ import annotations

import hashlib
import math
from datetime import datetime, timedelta, timezone
from itertools import pairwise

KST = timezone(timedelta(hours=9), "KST")
_WEEKDAY = (
    (0, 0.08), (4, 0.03), (6, 0.25), (8, 1.0), (10, 0.55), (12, 0.7), (14, 0.6), (17, 0.75),
    (18.5, 1.0), (21, 0.6), (23, 0.3), (24, 0.08),
)  # fmt: skip
_WEEKEND = (
    (0, 0.2), (4, 0.05), (8, 0.2), (11, 0.55), (14, 0.85), (17, 1.0), (20, 0.8), (23, 0.4),
    (24, 0.2),
)  # fmt: skip


def chance(*what: object) -> float:
    """Return a number from 0 to 1 that is always the same for `what`."""
    text = "|".join(map(str, what)).encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:7], "big") / 2**56


def wave(now: datetime, period_s: float, *what: object) -> float:
    """Return a number from 0 to 1 that swings once in `period_s`, each `what` in its own phase."""
    return 0.5 + 0.5 * math.sin(2 * math.pi * (now.timestamp() / period_s + chance(*what)))


def bustle(now: datetime) -> float:
    """Return how much of the city is on its way, from 0 to 1."""
    local = now.astimezone(KST)
    hour = local.hour + local.minute / 60 + local.second / 3600
    curve = _WEEKDAY if local.weekday() < 5 else _WEEKEND
    for (from_h, low), (to_h, high) in pairwise(curve):
        if from_h <= hour < to_h:
            return low + (high - low) * (hour - from_h) / (to_h - from_h)
    return curve[-1][1]


def daylight(now: datetime) -> float:
    """Return how high the sun stands, from 0 at night to 1 at noon."""
    local = now.astimezone(KST)
    return max(0.0, math.sin(math.pi * (local.hour + local.minute / 60 - 6) / 12))


def trains_run(now: datetime) -> bool:
    """Whether the subway runs: not from one to half past five."""
    local = now.astimezone(KST)
    return not 1.0 <= local.hour + local.minute / 60 < 5.5


def whole(now: datetime, step_s: int) -> datetime:
    """Return the last moment that is a multiple of `step_s` seconds."""
    return datetime.fromtimestamp(now.timestamp() // step_s * step_s, KST)
