"""Reads what tiles say of themselves out of the status rows, for many channels at once."""

from __future__ import annotations

import numpy as np

from streams.floor.frame import Frames
from streams.floor.reason import Reason
from streams.floor.truth import Judge, State, Tier
from wall.glass.arrangement import Indices
from wall.glass.words import Facts

FIELDS = ("tier", "captured", "tries", "refused", "reason")


def facts_of(frames: Frames, judge: Judge, channels: Indices, now: float) -> list[Facts]:
    """Facts on some channels.

    Args:
        frames: The shared memory.
        judge: States and since when.
        channels: Channel indices, shape (n,).
        now: Seconds, monotonic.
    """
    rows = frames.status[channels]
    columns = [rows[field].tolist() for field in FIELDS]
    states = judge.states[channels].tolist()
    since = np.maximum(now - judge.since[channels], 0.0).tolist()
    return [
        Facts(
            state=State(state),
            tier=Tier(tier),
            age=max(now - captured, 0.0) if captured > 0 else None,
            since=seconds,
            tries=tries,
            refused=refused,
            reason=Reason(reason),
        )
        for state, seconds, tier, captured, tries, refused, reason in zip(
            states, since, *columns, strict=True
        )
    ]
