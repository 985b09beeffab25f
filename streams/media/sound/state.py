"""How far the sound of the channel that somebody wants to hear has come, apart from any codec."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from streams.floor.reason import Reason


class SoundState(StrEnum):
    """What is heard."""

    OFF = "off"
    CONNECTING = "connecting"
    HEARD = "heard"
    FAILED = "failed"
    NO_DEVICE = "no_device"
    """This machine has nothing to play sound on."""


@dataclass(frozen=True)
class Sound:
    """The sound of one channel at one moment.

    Attributes:
        state: How far it has come.
        reason: Why it failed.
        number: What the reason counts.
        words: The camera's own words.
        level: How loud it is now, 0 to 1.
    """

    state: SoundState = SoundState.OFF
    reason: Reason = Reason.NONE
    number: float = 0.0
    words: str = ""
    level: float = 0.0


SILENCE = Sound()
