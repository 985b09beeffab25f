"""A playing session on its way from one worker to another, its socket beside it.

It is pickled: both ends are our own processes, and nobody else reaches the wire between them.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streams.media.rtsp.conversation import Conversation
from streams.media.session import Session

if TYPE_CHECKING:
    from streams.media.source import Facts


@dataclass(frozen=True)
class Handed:
    """All that a source knows of the session that plays.

    Attributes:
        session: The kept bytes and the camera's clock.
        conversation: Whose turn it is, and how requests are signed.
        facts: Of the source.
        alive_at: When the next keep-alive is due, s, monotonic.
    """

    session: Session
    conversation: Conversation
    facts: Facts
    alive_at: float

    def packed(self) -> bytes:
        """As it goes over the wire."""
        return pickle.dumps(self, pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> Handed:
    """Read it; only ever from another worker of ours."""
    handed: Handed = pickle.loads(data)
    return handed
