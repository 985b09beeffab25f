"""Puts questions to one camera over HTTP, signed as its clock wants them and bounded every way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import aiohttp

from streams.onvif.answer import AnswerError, read_answer
from streams.onvif.namespace import SCHEMA, SOAP
from streams.onvif.usernametoken import NONCE_BYTES, security

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from layouts.credentials import Credential

MOST_BYTES: Final = 4 * 1024 * 1024
"""The profiles of a recorder with 64 cameras are 2 MB."""
REQUEST_S: Final = 5.0
_MOST_OFFSET: Final = timedelta(days=365 * 50)


@dataclass(frozen=True)
class Source:
    """Where time and chance come from.

    Attributes:
        now: The present moment, with a time zone.
        random: That many random bytes.
    """

    now: Callable[[], datetime]
    random: Callable[[int], bytes]


@dataclass(frozen=True)
class Question:
    """One SOAP operation: its service's namespace, its name, and what stands in it."""

    namespace: str
    operation: str
    inner: str = ""


@dataclass(frozen=True)
class Caller:
    """Asks one camera.

    Attributes:
        session: The HTTP session, of this camera and login alone.
        source: Time and chance.
        login: Who asks; nobody where None.
        offset: The camera's clock minus ours.
        request_s: How long one question may take, seconds.
    """

    session: aiohttp.ClientSession
    source: Source
    login: Credential | None = None
    offset: timedelta = timedelta()
    request_s: float = REQUEST_S

    def with_offset(self, offset: timedelta) -> Caller:
        """Return a caller that signs by a clock which is `offset` ahead of ours."""
        return replace(self, offset=offset if abs(offset) < _MOST_OFFSET else timedelta())

    async def ask(self, url: str, question: Question) -> Element:
        """Ask `question` of the service at `url` and return the response element.

        Raises:
            RefusedError: The camera refuses the login.
            AnswerError: It does not answer, in time, or not what was asked.
        """
        headers = {
            "Content-Type": "application/soap+xml; charset=utf-8; "
            f'action="{question.namespace}/{question.operation}"'
        }
        try:
            async with self.session.post(
                url,
                data=self._envelope(question).encode(),
                headers=headers,
                timeout=aiohttp.ClientTimeout(total=self.request_s),
                # A redirect would carry the login to wherever the camera says.
                allow_redirects=False,
            ) as response:
                data = await _whole(response)
                status = response.status
        except TimeoutError:
            waited = f"{self.request_s:g} s"
            raise AnswerError(f"does not answer {question.operation} within {waited}") from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise AnswerError(_in_words(error)) from None
        return read_answer(status, data, question.operation)

    def _envelope(self, question: Question) -> str:
        header = ""
        if self.login is not None:
            created = self.source.now() + self.offset
            header = security(self.login, created, self.source.random(NONCE_BYTES))
        name = f"q:{question.operation}"
        return (
            '<?xml version="1.0" encoding="UTF-8"?>'
            f'<s:Envelope xmlns:s="{SOAP}"><s:Header>{header}</s:Header><s:Body>'
            f'<{name} xmlns:q="{question.namespace}" xmlns:tt="{SCHEMA}">{question.inner}</{name}>'
            "</s:Body></s:Envelope>"
        )


def open_session(login: Credential | None, at_once: int = 2) -> aiohttp.ClientSession:
    """Return an HTTP session for one camera.

    Args:
        login: Answers HTTP digest challenges as well.
        at_once: How many questions may be under way; further ones wait.

    Newer cameras take HTTP digest in place of the token, and some nothing else. Certificates are
    not checked: a camera's is its own work, and only digests travel.
    """
    digest = (aiohttp.DigestAuthMiddleware(login.username, login.password),) if login else ()
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=at_once, ssl=False),
        cookie_jar=aiohttp.DummyCookieJar(),
        middlewares=digest,
    )


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


async def _whole(response: aiohttp.ClientResponse) -> bytes:
    data = bytearray()
    async for chunk in response.content.iter_any():
        data += chunk
        if len(data) > MOST_BYTES:
            raise AnswerError(f"answers more than {MOST_BYTES // 1024 // 1024} MiB")
    return bytes(data)


def _in_words(error: Exception) -> str:
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"cannot be reached ({error.os_error.strerror or error.os_error})"
    if isinstance(error, aiohttp.ServerDisconnectedError):
        return "hangs up without an answer"
    return f"does not speak HTTP as expected ({type(error).__name__})"
