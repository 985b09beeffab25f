"""What the card of a rule says, in the viewer's language: pure."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wall.glass.palette import COLOURS
from wall.rules.board import Claim
from wall.rules.words import say, weight

WEIGHTS = {"urgent": "lost", "important": "late", "note": "accent"}
"""The name of each weight's colour; the word beside it says the same."""


def weight_colour(heavy: str) -> str:
    """The colour of a weight, by day or by night."""
    return str(getattr(COLOURS, WEIGHTS[heavy]))


def card_of(
    claim: Claim, shown: bool, folded: bool, since: datetime, language: str
) -> dict[str, Any]:
    """Return what the card of a claim says.

    Args:
        claim: The rule that was called.
        shown: Whether it has a display.
        folded: Whether people made the card small.
        since: When it was called.
        language: ``ko`` or ``en``.
    """
    happening, heavy = claim.happening, weight(claim.priority)
    told = happening.told(language)
    instructions = claim.rule.instructions(language)
    taken = bool(claim.kept_off)
    hidden = "covered" if claim.displays else "nowhere"
    state = "over" if claim.over else "aside" if taken else "" if shown else hidden
    name = claim.rule.name(language)
    lead = f"{say(language, happening.kind.value)} · {say(language, heavy)}"
    if happening.drill:
        word = say(language, happening.drill)
        name, lead = f"[{word}] {name}", f"{word} · {say(language, 'not_meant')}"
    return {
        "rule": claim.rule.id,
        "event": happening.id,
        "kind": happening.kind.value,
        "colour": weight_colour(heavy),
        "lead": lead,
        "name": name,
        "told": "" if told in (happening.id, claim.rule.id) else told,
        "text": instructions or happening.advised(language),
        "advice": not instructions,
        "since": say(language, "since", time=since.strftime("%H:%M")),
        "state": say(language, state) if state else "",
        "taken": taken,
        "folded": folded,
        "dismiss": say(language, "dismiss" if shown else "end"),
        "again": say(language, "again"),
        "fold": say(language, "fold"),
    }
