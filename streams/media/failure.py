"""Why FFmpeg could not read a source, without a password."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

import av

from layouts.credentials import Credential
from streams.floor.reason import Reason
from streams.media.cause import Cause
from streams.media.recipe import Recipe

_HIDDEN = "•••"


@dataclass(frozen=True, slots=True)
class Failure:
    """What to tell the person at the wall, and the status that the server answered, if any."""

    cause: Cause
    status: int | None


class NoVideoError(Exception):
    """The source opened, and holds no video."""


_ANSWERS: tuple[tuple[type[Exception], int | None, Reason], ...] = (
    (av.error.HTTPUnauthorizedError, 401, Reason.PASSWORD),
    (av.error.HTTPForbiddenError, 403, Reason.RIGHTS),
    (av.error.HTTPNotFoundError, 404, Reason.NO_STREAM),
    (av.error.HTTPBadRequestError, 400, Reason.BAD_REQUEST),
    (av.error.HTTPTooManyRequestsError, 429, Reason.TOO_OFTEN),
    (av.error.HTTPServerError, 500, Reason.FAILED),
    (av.error.ConnectionRefusedError, None, Reason.PORT_CLOSED),
    (av.error.FileNotFoundError, None, Reason.FILE_MISSING),
    (av.error.IsADirectoryError, None, Reason.FOLDER),
    (av.error.PermissionError, None, Reason.FILE_CLOSED),
    (av.error.InvalidDataError, None, Reason.NOT_VIDEO),
    (av.error.ProtocolNotFoundError, None, Reason.PROTOCOL_UNKNOWN),
    (av.error.DemuxerNotFoundError, None, Reason.FORMAT_UNKNOWN),
    (NoVideoError, None, Reason.NO_VIDEO),
)


def failure_of(error: Exception, how: Recipe, credential: Credential | None) -> Failure:
    """Returns what to say of an exception that PyAV raised.

    Args:
        error: Its text is not used where it may hold the URL: PyAV writes userinfo into it.
        how: What was being opened.
        credential: Whose password is hidden in whatever text is used.
    """
    if isinstance(error, (av.error.ExitError, av.error.TimeoutError)):
        # PyAV does not say whether it waited for the opening or for a packet.
        return Failure(Cause(Reason.SILENT, min(how.timeout)), None)
    for kind, status, reason in _ANSWERS:
        if isinstance(error, kind):
            return Failure(Cause(reason), status)
    told = getattr(error, "strerror", None) or type(error).__name__
    return Failure(Cause(Reason.FFMPEG, words=_redacted(told, how, credential)), None)


def _redacted(text: str, how: Recipe, credential: Credential | None) -> str:
    text = text.replace(how.url, _HIDDEN)
    if credential:
        for secret in (credential.password, quote(credential.password, safe="")):
            text = text.replace(secret, _HIDDEN) if secret else text
    return text
