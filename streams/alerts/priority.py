"""Weighs an alert by its severity, urgency and certainty, so that the worst stands first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from streams.alerts.alert import Certainty, Info, Severity, Urgency

SEVERITY: Final[Mapping[Severity, int]] = {
    Severity.EXTREME: 60,
    Severity.SEVERE: 45,
    Severity.MODERATE: 25,
    Severity.UNKNOWN: 20,
    Severity.MINOR: 10,
}
URGENCY: Final[Mapping[Urgency, int]] = {
    Urgency.IMMEDIATE: 25,
    Urgency.EXPECTED: 17,
    Urgency.UNKNOWN: 10,
    Urgency.FUTURE: 8,
    Urgency.PAST: 0,
}
CERTAINTY: Final[Mapping[Certainty, int]] = {
    Certainty.OBSERVED: 15,
    Certainty.LIKELY: 11,
    Certainty.UNKNOWN: 6,
    Certainty.POSSIBLE: 5,
    Certainty.UNLIKELY: 0,
}


def priority(info: Info) -> int:
    """Return how much an info weighs, from 10 to 100: the sum of its three words' points.

    ========= === ========= === ========= ===
    severity      urgency       certainty
    ========= === ========= === ========= ===
    Extreme    60 Immediate  25 Observed   15
    Severe     45 Expected   17 Likely     11
    Moderate   25 Unknown    10 Unknown     6
    Unknown    20 Future      8 Possible    5
    Minor      10 Past        0 Unlikely    0
    ========= === ========= === ========= ===

    What is unknown weighs more than the least: a sender who fills nothing in is not thereby quiet.
    """
    return SEVERITY[info.severity] + URGENCY[info.urgency] + CERTAINTY[info.certainty]
