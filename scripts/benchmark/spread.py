"""Brings many readings down to the three that promises are made of: p50, p95 and max."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Spread = dict[str, float | int | None]


def spread(values: Iterable[float] | npt.NDArray[np.float64], digits: int = 1) -> Spread:
    """p50, p95, max and the number of readings; None where there are no readings.

    Args:
        values: Readings in any unit; NaN is no reading.
        digits: Decimals that are kept.
    """
    readings = np.asarray(values if isinstance(values, np.ndarray) else list(values), np.float64)
    readings = readings[~np.isnan(readings)]
    if len(readings) == 0:
        return {"p50": None, "p95": None, "max": None, "count": 0}
    p50, p95, most = np.percentile(readings, (50, 95, 100)).tolist()
    return {
        "p50": round(p50, digits),
        "p95": round(p95, digits),
        "max": round(most, digits),
        "count": len(readings),
    }


def ratio(one: float | None, other: float | None, digits: int = 2) -> float | None:
    """How many times `other` goes into `one`; None where either was not measured or is 0."""
    if one is None or not other:
        return None
    return round(one / other, digits)
