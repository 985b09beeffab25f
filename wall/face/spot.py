"""Says what the panel under the spotlight tells of a channel: name, truth, tier and the reason."""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from streams.floor.truth import Decoder, Tier
from wall.face.delivery import Delivery
from wall.face.groupwords import told
from wall.face.program import Rows
from wall.face.trouble import account
from wall.glass.facts import facts_of
from wall.glass.theme import state_colour
from wall.glass.words import because, say, truth


def spot_of(engine: Delivery, rows: Rows, row: int | None, language: str) -> dict[str, Any]:
    """What is told of the channel in the spotlight.

    Args:
        engine: Knows what is decoded, and why.
        rows: The channels there are.
        row: The channel's; None where none is enlarged.
        language: ``ko`` or ``en``.
    """
    if row is None or row not in rows.by_row:
        return {"open": False}
    frames = engine.frames
    now = time.monotonic()
    fact = facts_of(frames, engine.judge, np.array([row]), now)[0]
    return {
        "open": True,
        "row": row,
        "name": rows.by_row[row].name(language),
        "groups": told(rows.by_row[row].groups, language),
        "state": fact.state.word,
        "truth": truth(fact, language),
        "colour": state_colour(fact.state),
        "tier": _tier(engine, row, fact.tier, language),
        "reason": account(frames.status[row].copy(), fact, now, language)
        or because(engine.decision(row), language),
    }


def _tier(engine: Delivery, row: int, tier: Tier, language: str) -> str:
    """What is decoded, its size, and by what: ``sharp 1920x1080, software decoder``."""
    status = engine.frames.status[row]
    decoder = say(language, Decoder(int(status["decoder"])).word)
    size = f" {int(status['width'])}x{int(status['height'])}" if status["width"] else ""
    return f"{say(language, tier.word)}{size}, {decoder}"
