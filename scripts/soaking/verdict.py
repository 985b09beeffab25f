"""Which promises a soak held the product to, and which of them were broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.soaking.gauge import Gauge, Reading
from scripts.soaking.ledger import BACK_S, HANGS, Ledger, allowed
from scripts.soaking.witness import Found, Witness

MEMORY_MB_H = 1.0
JUDGED_FROM_H = 1.0
"""Over less than this the slope of memory is noise: only a gross growth is one."""
SLOPE_FROM_H = 0.1
GROSS_MB = 32.0
DESCRIPTORS = 4
"""By so many the descriptors at rest may differ: a log, a look-up under way."""


@dataclass(frozen=True)
class Evidence:
    """All that a soak has gathered.

    Attributes:
        hours: How long the storm lasted.
        gauge: Memory and descriptors of every process.
        ledger: Who had what, and who came back when.
        witness: What the pictures said.
        lies: Claims that they did not bear out.
        at_rest: What the product held before the storm and after it; None: not measured.
        not_back: Cameras that were not live at the end.
        cores: CPU by process, in cores, and of the whole machine, whoever took it.
        never: Processes that were made to hang and were not replaced, and when that was known.
    """

    hours: float
    gauge: Gauge
    ledger: Ledger
    witness: Witness
    lies: tuple[Found, ...]
    at_rest: tuple[Reading | None, Reading | None]
    not_back: tuple[str, ...]
    cores: Mapping[str, float] = field(default_factory=dict)
    never: tuple[tuple[float, str], ...] = ()


def verdict(evidence: Evidence) -> tuple[str, ...]:
    """Every broken promise in a sentence."""
    ledger = evidence.ledger
    broken = []
    if evidence.lies:
        kinds = sorted({found.lie.wrong for found in evidence.lies})
        broken.append(f"{len(evidence.lies)} tiles claimed what was not true ({', '.join(kinds)})")
    broken += [
        f"camera {late.camera} was not live again {allowed(late.trouble):.0f} s after its "
        f"{'process hung' if late.trouble.endswith(HANGS) else 'mend'} ({late.trouble})"
        for late in ledger.overdue
    ]
    broken += [
        f"a process that was made to hang {at:.0f} s after the beginning was not replaced ({what})"
        for at, what in evidence.never
    ]
    if evidence.not_back:
        broken.append(f"not live at the end: {', '.join(evidence.not_back)}")
    broken += [
        f"{name} died by itself {at:.0f} s after the beginning"
        for at, name in evidence.gauge.restarts
    ]
    return (*broken, *_memory(evidence), *_descriptors(evidence))


def _memory(evidence: Evidence) -> list[str]:
    trend = evidence.gauge.own.get("product")
    if trend is None:
        return []
    if trend.hours >= JUDGED_FROM_H and trend.slope > MEMORY_MB_H:
        return [f"memory grows by {trend.slope:.2f} MB an hour, expected {MEMORY_MB_H:g} at most"]
    if trend.hours < JUDGED_FROM_H and trend.growth > GROSS_MB:
        return [f"memory grew by {trend.growth:.0f} MB in {trend.hours * 60:.0f} min"]
    return []


def _descriptors(evidence: Evidence) -> list[str]:
    before, after = evidence.at_rest
    if before is None or after is None:
        return []
    more = after.descriptors - before.descriptors
    if more <= DESCRIPTORS:
        return []
    return [
        f"{after.descriptors} descriptors are open at rest after the storm, {more} more than before"
    ]


def figures(evidence: Evidence) -> dict[str, dict[str, Any]]:
    """What was measured, by group, for the table."""
    ledger, witness = evidence.ledger, evidence.witness
    return {
        "Faults": {
            trouble: {"met": count, "slowest return, s": ledger.slowest.get(trouble)}
            for trouble, count in sorted(ledger.met.items())
        },
        "Truth": {
            **{f"looks: {what}": count for what, count in sorted(witness.looks.items())},
            "furthest that a true age was off, s": witness.furthest_off,
            "oldest picture rightly called live, s": witness.oldest_live,
            "lies": len(evidence.lies),
        },
        "Returns": {
            "slowest, s": max(ledger.slowest.values(), default=0.0),
            f"later than {BACK_S:.0f} s": len(ledger.overdue),
            "seconds not live without a fault, all cameras together": ledger.unprovoked,
            "processes that died by themselves": len(evidence.gauge.restarts),
        },
        "Cores": dict(evidence.cores),
        "Memory": _memories(evidence.gauge),
        "Descriptors": _counts(evidence.gauge),
        "At rest": _rested(evidence.at_rest),
        "The product by the minute": {
            f"{seconds / 60:.0f}": _held(reading) for seconds, reading in evidence.gauge.course
        },
    }


def _memories(gauge: Gauge) -> dict[str, Mapping[str, Any]]:
    return {
        name: {
            "PSS mean, MB": trend.mean,
            "most, MB": trend.most,
            "growth, MB": trend.growth,
            "of it own (no file's), MB": gauge.own[name].growth,
            "slope, MB/h": trend.slope if trend.hours >= SLOPE_FROM_H else None,
            "slope of its own, MB/h": gauge.own[name].slope
            if trend.hours >= SLOPE_FROM_H
            else None,
            "over, min": trend.hours * 60,
        }
        for name, trend in gauge.memory.items()
    }


def _counts(gauge: Gauge) -> dict[str, Mapping[str, Any]]:
    return {
        name: {"least": int(trend.least), "most": int(trend.most), "growth": trend.growth}
        for name, trend in gauge.descriptors.items()
    }


def _rested(at_rest: tuple[Reading | None, Reading | None]) -> dict[str, Mapping[str, Any]]:
    named = zip(("before the storm", "after the storm"), at_rest, strict=True)
    return {name: _held(reading) for name, reading in named if reading is not None}


def _held(reading: Reading) -> dict[str, Any]:
    return {
        "PSS, MB": reading.memory_mb,
        "own (no file's), MB": reading.own_mb,
        "descriptors": reading.descriptors,
    }
