"""The two ways a conversation with a camera fails, each with a cause for the person at the wall."""

from __future__ import annotations

from streams.floor.reason import Reason
from streams.media.cause import Cause

UNSUPPORTED_MEDIA = 415
"""Status of a refusal that is ours: the camera offers nothing citywall can decode."""
_SAID_LIMIT = 100

_REASONS = {
    400: Reason.BAD_REQUEST,
    401: Reason.PASSWORD,
    403: Reason.RIGHTS,
    404: Reason.NO_STREAM,
    406: Reason.NO_SDP,
    451: Reason.PARAMETER,
    453: Reason.BANDWIDTH,
    454: Reason.SESSION_LOST,
    461: Reason.NOT_TCP,
    500: Reason.FAILED,
    503: Reason.BUSY,
}


class Refused(Exception):  # noqa: N818 - no fault of ours: an answer
    """The camera said no, or offers nothing that can be shown.

    Attributes:
        status: The RTSP status code; 415 where the camera's codecs cannot be decoded.
        cause: Why, without password or userinfo.
    """

    def __init__(self, status: int, cause: Cause) -> None:
        """Keeps the status and the cause."""
        super().__init__(cause.sentence)
        self.status = status
        self.cause = cause

    @property
    def words(self) -> str:
        """The cause as a sentence in English."""
        return self.cause.sentence


class ProtocolError(Exception):
    """The other side does not speak RTSP as it must: reconnect, later.

    Attributes:
        cause: What it did, without password or userinfo.
    """

    def __init__(self, reason: Reason, number: float = 0.0, words: str = "") -> None:
        """Keeps the cause."""
        self.cause = Cause(reason, number, words)
        super().__init__(self.cause.sentence)

    @property
    def words(self) -> str:
        """The cause as a sentence in English."""
        return self.cause.sentence


def printable(text: str) -> str:
    """Returns ``text`` as one line of at most 100 printable characters, fit for a tile."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line[:_SAID_LIMIT]


def refusal(status: int, reason: str) -> Refused:
    """Returns the refusal for a camera's own status line.

    Args:
        status: RTSP status code.
        reason: The camera's reason phrase; kept with the cause so that it can be searched for.
    """
    said = printable(f"{status} {reason}")
    return Refused(status, Cause(_REASONS.get(status, Reason.REFUSED), words=said))
