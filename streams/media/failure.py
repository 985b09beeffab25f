"""Why FFmpeg could not read a source, in a sentence that carries no password."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

import av

from layouts.credentials import Credential
from streams.media.recipe import Recipe

_HIDDEN = "•••"


@dataclass(frozen=True, slots=True)
class Failure:
    """A sentence for the person at the wall, and the status that the server answered, if any."""

    words: str
    status: int | None


class NoVideoError(Exception):
    """The source opened, and holds no video."""


_ANSWERS: tuple[tuple[type[Exception], int | None, str], ...] = (
    (av.error.HTTPUnauthorizedError, 401, "The source refused the user name or password"),
    (av.error.HTTPForbiddenError, 403, "The source forbids this account to watch the stream"),
    (av.error.HTTPNotFoundError, 404, "The source has no stream at this path: check the URL"),
    (av.error.HTTPBadRequestError, 400, "The source did not understand the request"),
    (av.error.HTTPTooManyRequestsError, 429, "The source is asked too often"),
    (av.error.HTTPServerError, 500, "The source failed while it prepared the stream"),
    (av.error.ConnectionRefusedError, None, "Connection refused: nothing listens at this port"),
    (av.error.FileNotFoundError, None, "The file is not there: check the path"),
    (av.error.IsADirectoryError, None, "The path is a folder: name a file in it"),
    (av.error.PermissionError, None, "The file may not be read: check its permissions"),
    (av.error.InvalidDataError, None, "What came is not video that FFmpeg knows"),
    (av.error.ProtocolNotFoundError, None, "This FFmpeg does not speak the URL's protocol"),
    (av.error.DemuxerNotFoundError, None, "This FFmpeg does not know the stream's format"),
    (NoVideoError, None, "There is no video in the stream"),
)


def failure_of(error: Exception, how: Recipe, credential: Credential | None) -> Failure:
    """Returns what to say of an exception that PyAV raised.

    Args:
        error: Its text is not used where it may hold the URL: PyAV writes userinfo into it.
        how: What was being opened.
        credential: Whose password is hidden in whatever text is used.
    """
    if isinstance(error, (av.error.ExitError, av.error.TimeoutError)):
        opening, reading = how.timeout
        return Failure(
            f"No answer within {opening:.0f} s, or no packet within {reading:.0f} s", None
        )
    for kind, status, words in _ANSWERS:
        if isinstance(error, kind):
            return Failure(words, status)
    told = getattr(error, "strerror", None) or type(error).__name__
    return Failure(f"FFmpeg could not read the source: {_redacted(told, how, credential)}", None)


def _redacted(text: str, how: Recipe, credential: Credential | None) -> str:
    text = text.replace(how.url, _HIDDEN)
    if credential:
        for secret in (credential.password, quote(credential.password, safe="")):
            text = text.replace(secret, _HIDDEN) if secret else text
    return text
