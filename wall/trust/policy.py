"""Decides what of a channel may be seen and enlarged, and who may edit scenes; pure.

| at the wall | tile of a private channel | enlarged | enlarged where a purpose is required |
|---|---|---|---|
| nobody is asked, operator, administrator | shown | shown | shown, once a purpose is told |
| viewer | blurred | not | not |
| guest | hidden, or blurred where the people document says so | not | not |
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from layouts.channels import Channel
from wall.trust.door import Presence
from wall.trust.entry import Role
from wall.trust.people import Veil

TRUSTED = (Role.OPERATOR, Role.ADMINISTRATOR)
LEAST_PURPOSE = 2
"""Characters of a purpose: one is a slip."""


class Sight(Enum):
    """What there is to be seen of a channel."""

    SHOWN = auto()
    BLURRED = auto()
    HIDDEN = auto()
    NEEDS_REASON = auto()
    """It is shown as soon as somebody says what for."""


@dataclass(frozen=True)
class Verdict:
    """A decision.

    Attributes:
        sight: What there is to be seen.
        why: The key of the sentence that says so (`wall.trust.words`); empty where all is seen.
    """

    sight: Sight
    why: str = ""


SHOWN = Verdict(Sight.SHOWN)


class DeniedError(Exception):
    """A channel may not be enlarged now; the text says why, and what would change it."""


def may_edit(presence: Presence) -> bool:
    """Whether whoever is at the wall may change its scenes and save them."""
    return presence.role in TRUSTED


def tile(presence: Presence, channel: Channel, veil: Veil) -> Verdict:
    """What of a channel's picture its tile may show.

    Args:
        presence: Who is at the wall.
        channel: Whose picture it is.
        veil: What visitors see of private channels.
    """
    if not channel.private or presence.role in TRUSTED:
        return SHOWN
    if presence.guest and veil is Veil.HIDDEN:
        return Verdict(Sight.HIDDEN, "private")
    return Verdict(Sight.BLURRED, "private")


def saving(presence: Presence, channel: Channel, veil: Veil, purpose: str = "") -> Verdict:
    """Whether clips and stills of a channel may be saved: by whom it is seen large and trusted.

    Args:
        presence: Who is at the wall.
        channel: Which one.
        veil: What visitors see of private channels.
        purpose: What it was enlarged for.
    """
    verdict = spotlight(presence, channel, veil, purpose)
    if verdict.sight is not Sight.SHOWN or presence.role in TRUSTED:
        return verdict
    return Verdict(Sight.HIDDEN, "saving")


def spotlight(presence: Presence, channel: Channel, veil: Veil, purpose: str = "") -> Verdict:
    """Whether a channel may be enlarged.

    Args:
        presence: Who is at the wall.
        channel: Which one.
        veil: What visitors see of private channels.
        purpose: What for; empty where none was told.
    """
    seen = tile(presence, channel, veil)
    if seen.sight is not Sight.SHOWN:
        return Verdict(seen.sight, "private_guest" if presence.guest else "private_viewer")
    if not channel.reason_required:
        return SHOWN
    if presence.role not in TRUSTED:
        return Verdict(Sight.HIDDEN, "purpose_guest" if presence.guest else "purpose_viewer")
    told = len(purpose.strip()) >= LEAST_PURPOSE
    return SHOWN if told else Verdict(Sight.NEEDS_REASON, "purpose")


def steering(presence: Presence, purpose: str = "") -> Verdict:
    """Whether a camera may be panned, tilted and zoomed.

    Args:
        presence: Who is at the wall.
        purpose: What for; empty where none was told.
    """
    if presence.role not in TRUSTED:
        return Verdict(Sight.HIDDEN, "steer_guest" if presence.guest else "steer_viewer")
    told = len(purpose.strip()) >= LEAST_PURPOSE
    return SHOWN if told else Verdict(Sight.NEEDS_REASON, "steer")
