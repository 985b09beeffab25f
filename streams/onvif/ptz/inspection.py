"""Asks every camera of a channel list that can be moved what it can do, and moves none of them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from streams.onvif.answer import AnswerError, FaultError, RefusedError
from streams.onvif.caller import open_session
from streams.onvif.ptz.duration import read_duration
from streams.onvif.ptz.target import Target, target_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from layouts.channel import Channel
    from layouts.credentials import Credential
    from streams.onvif.ptz.head import Head
    from streams.onvif.ptz.status import Status

AT_ONCE: Final = 32
MOST_NAMES: Final = 5
"""Presets that are named; of further ones the number is told."""


@dataclass(frozen=True)
class Inspected:
    """What came of one camera.

    Attributes:
        channel: The channel's id.
        well: Whether it can be moved.
        words: What it can do, or why it cannot be moved.
    """

    channel: str
    well: bool
    words: str


async def inspect(
    channels: Iterable[Channel], credentials: Mapping[str, Credential]
) -> tuple[Inspected, ...]:
    """Return what every channel with a control address can do, in the order of the list."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(channel: str, target: Target) -> Inspected:
        async with gate, open_session(target.login) as session:
            try:
                head, status = await target.reached(session)
                return Inspected(channel, True, await _told(head, status))
            except AnswerError as error:
                return Inspected(channel, False, str(error))

    targets = ((channel.id, target_of(channel, credentials)) for channel in channels)
    asked = [one(name, target) for name, target in targets if target is not None]
    return tuple(await asyncio.gather(*asked))


async def _told(head: Head, status: Status) -> str:
    """Return what a camera can do, in words."""
    node = head.node
    can = {
        "turns": node.turning is not None,
        "zooms": node.zooming is not None,
        "centres on a tap": node.centres,
        "can be put back": node.placed and status.position is not None,
    }
    said = ", ".join(word for word, does in can.items() if does)
    lasts = read_duration(head.lasts) or 0.0
    return f"{said}; {await _presets(head)}; without a wall it stands after {lasts:g} s"


async def _presets(head: Head) -> str:
    try:
        names = [f"'{preset.name}'" for preset in await head.presets()]
    except (FaultError, RefusedError):
        return "does not tell its presets"
    if not names:
        return "no presets"
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"presets {', '.join(names[:MOST_NAMES])}{more}"
