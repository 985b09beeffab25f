"""Says what the panel of a camera in somebody's hand shows: pure."""

from __future__ import annotations

from typing import Any

from streams.onvif.ptz.account import Account
from streams.onvif.ptz.head import UnmovableError
from wall.face.helmwords import TROUBLES, say
from wall.face.holding import Holding


def state_of(
    holding: Holding | None,
    account: Account,
    language: str,
    *,
    crowded: bool,
    seconds: int,
    keeps: bool,
) -> dict[str, Any]:
    """Return what is shown of a camera.

    Args:
        holding: Who holds it; None where nobody does.
        account: What is known of it.
        language: ``ko`` or ``en``.
        crowded: Whether a second hand came down just now.
        seconds: After how many it is given back; 0 where that is far off.
        keeps: Whether whoever holds it may keep a preset.
    """
    if holding is None:
        return {"open": False}
    node, name = account.node, holding.presence.name
    return {
        "open": True,
        "title": say(language, "by", name=name) if name else say(language, "by_nobody"),
        "purpose": holding.purpose,
        "line": _line(account, language, crowded=crowded),
        "hint": _hint(account, language),
        "trouble": account.trouble is not None,
        "words": _words(account, language),
        "ready": node is not None,
        "moving": holding.since is not None,
        "turns": node is not None and node.turning is not None,
        "returns": account.start is not None,
        "keeps": keeps,
        "name": say(language, "view", number=len(account.presets) + 1),
        "idle": say(language, "idle", seconds=seconds) if seconds > 0 else "",
    }


def _line(account: Account, language: str, *, crowded: bool) -> str:
    """What is to be known now, the most urgent alone; empty where all is as it should be."""
    if account.trouble is not None:
        return say(language, TROUBLES[account.trouble])
    if account.node is None:
        return say(language, "reaching")
    if crowded:
        return say(language, "crowded")
    return say(language, "busy") if account.busy else ""


def _words(account: Account, language: str) -> str:
    """What more is known of what is wrong: what is missing, or the camera's own words."""
    cause = account.cause
    if isinstance(cause, UnmovableError):
        key = f"missing_{cause.missing.name.lower()}"
        return say(language, key, profile=cause.profile, known=", ".join(cause.known))
    return say(language, "said", words=cause.said) if cause is not None and cause.said else ""


def _hint(account: Account, language: str) -> str:
    """What a hand can do with it."""
    node = account.node
    if node is None:
        return ""
    can = {"drag": node.turning is not None, "pinch": node.zooming is not None, "tap": node.centres}
    return "  ·  ".join(say(language, key) for key, does in can.items() if does)
