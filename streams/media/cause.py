"""What ended a session or a try: the reason, what it counts, and the camera's own words."""

from __future__ import annotations

import errno
import os
from typing import NamedTuple

from streams.floor.reason import Reason

_CALLS = {
    errno.ECONNREFUSED: Reason.PORT_CLOSED,
    errno.EHOSTUNREACH: Reason.UNREACHABLE,
    errno.EHOSTDOWN: Reason.UNREACHABLE,
    errno.ETIMEDOUT: Reason.UNREACHABLE,
    errno.ENETUNREACH: Reason.NO_NETWORK,
    errno.ENETDOWN: Reason.NO_NETWORK,
    errno.ECONNRESET: Reason.BROKEN_OFF,
    errno.ECONNABORTED: Reason.BROKEN_OFF,
    errno.EPIPE: Reason.BROKEN_OFF,
    errno.EMFILE: Reason.NO_DESCRIPTOR,
    errno.ENFILE: Reason.NO_DESCRIPTOR,
}
_SAID_BY_SYSTEM = (Reason.UNREACHABLE, Reason.SYSTEM)


class Cause(NamedTuple):
    """Why a channel has no session.

    Attributes:
        reason: The code.
        number: What the reason counts, for example seconds.
        words: The camera's own, or the system's; without a password.
    """

    reason: Reason
    number: float = 0.0
    words: str = ""

    @property
    def sentence(self) -> str:
        """All of it in English."""
        return self.reason.say(self.number, self.words)


def cause_of(error: OSError) -> Cause:
    """What a socket's failure means, without a path or a number that helps nobody."""
    reason = _CALLS.get(error.errno or 0, Reason.SYSTEM)
    told = error.strerror or (os.strerror(error.errno) if error.errno else str(error))
    return Cause(reason, words=told.lower() if reason in _SAID_BY_SYSTEM else "")
