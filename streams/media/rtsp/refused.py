"""The two ways a conversation with a camera fails, in sentences for the person at the wall."""

from __future__ import annotations

UNSUPPORTED_MEDIA = 415
"""Status of a refusal that is ours: the camera offers nothing citywall can decode."""
_SAID_LIMIT = 100

_SENTENCES = {
    400: "The camera did not understand the request",
    401: "The camera refused the user name or password: check the channel's credential",
    403: "The camera forbids this account to watch this stream: check the account's rights",
    404: "The camera has no stream at this path: check the channel's URL",
    406: "The camera cannot describe this stream in SDP",
    451: "The camera refused a parameter of the request",
    453: "The camera has no bandwidth left for another viewer",
    454: "The camera lost the session",
    461: "The camera does not send over TCP: write the URL with rtspu:// to receive over UDP",
    500: "The camera failed while it prepared the stream",
    503: "The camera is busy: it serves as many viewers as it can",
}


class Refused(Exception):  # noqa: N818 - no fault of ours: an answer
    """The camera said no, or offers nothing that can be shown.

    Attributes:
        status: The RTSP status code; 415 where the camera's codecs cannot be decoded.
        words: A sentence for a person, without password or userinfo.
    """

    def __init__(self, status: int, words: str) -> None:
        """Keeps the status and the sentence."""
        super().__init__(words)
        self.status = status
        self.words = words


class ProtocolError(Exception):
    """The other side does not speak RTSP as it must: reconnect, later.

    Attributes:
        words: A sentence for a person, without password or userinfo.
    """

    def __init__(self, words: str) -> None:
        """Keeps the sentence."""
        super().__init__(words)
        self.words = words


def printable(text: str) -> str:
    """Returns ``text`` as one line of at most 100 printable characters, fit for a tile."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line[:_SAID_LIMIT]


def refusal(status: int, reason: str) -> Refused:
    """Returns the refusal for a camera's own status line.

    Args:
        status: RTSP status code.
        reason: The camera's reason phrase; shown in brackets so that it can be searched for.
    """
    sentence = _SENTENCES.get(status, "The camera refused the stream")
    return Refused(status, f"{sentence} ({printable(f'{status} {reason}')})")
