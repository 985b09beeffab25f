"""Puts one feed's questions over HTTP: bounded in time and size, and again only what changed."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from streams.feeds.ask import Answer, Ask
from streams.feeds.reason import FeedError, Reason
from streams.feeds.words import own_words

if TYPE_CHECKING:
    # It costs a tenth of a second, and a screen that begins with what is kept asks nobody yet.
    import httpx

ANSWER_S: Final = 10.0
"""How long one answer may take as a whole; a server that drips bytes is cut off too."""
MOST_BYTES: Final = 16 * 1024 * 1024
"""The 2,800 bicycle stations of Seoul are 1 MB, the position of every bus of a large city 3 MB."""
MOST_HOPS: Final = 5
_MEGABYTE: Final = 1024 * 1024
_SENT_ON: Final = frozenset({301, 302, 303, 307, 308})

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


@cache
def certificates() -> ssl.SSLContext:
    """The machine's own store of certificates: a city may have an authority of its own."""
    return ssl.create_default_context()


def open_client() -> httpx.AsyncClient:
    """An HTTP client for every feed of a process."""
    import httpx

    # It writes every request's whole address into the log, several a second, keys included.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    return httpx.AsyncClient(
        timeout=ANSWER_S,
        verify=certificates(),
        max_redirects=MOST_HOPS,
        headers={"User-Agent": "citywall", "Accept": "*/*"},
        limits=httpx.Limits(max_connections=16, max_keepalive_connections=8, keepalive_expiry=30),
    )


class Line:
    """Asks for one feed, and remembers what it was answered before.

    Args:
        client: The HTTP client.
        now: The clock.
        kept: Earlier answers, for conditional requests.
        answer_s: How long one answer may take, seconds.
    """

    def __init__(
        self,
        client: httpx.AsyncClient,
        now: Clock = utc_now,
        kept: Iterable[Answer] = (),
        answer_s: float = ANSWER_S,
    ) -> None:
        self._client = client
        self._now = now
        self._kept = {answer.asked: answer for answer in kept}
        self._answer_s = answer_s
        self.calls = 0
        """How many requests were sent."""

    def now(self) -> datetime:
        """The present moment."""
        return self._now()

    async def get(self, ask: Ask) -> Answer:
        """Return the answer to `ask`, the earlier one where the source says that it still holds.

        Raises:
            FeedError: There is none; the sentence and its words are free of keys.
        """
        import httpx

        try:
            async with asyncio.timeout(self._answer_s):
                return await self._get(ask)
        except (TimeoutError, httpx.TimeoutException):
            raise FeedError(Reason.NO_ANSWER, self._answer_s) from None
        except httpx.InvalidURL:
            raise FeedError(Reason.SHAPE, own="an address that is none") from None
        except httpx.TooManyRedirects:
            raise FeedError(Reason.SENT_ON) from None
        except httpx.HTTPError as error:
            # Not chained: httpx's own words hold the URL, and that holds the key.
            raise FeedError(reason_of(error)) from None

    async def _get(self, ask: Ask) -> Answer:
        kept = self._kept.get(ask.shown)
        headers = {}
        if kept and kept.etag:
            headers["If-None-Match"] = kept.etag
        if kept and kept.modified:
            headers["If-Modified-Since"] = kept.modified
        if ask.key and ask.key_header:
            headers[ask.key_header] = ask.key.text
        request = self._client.build_request("GET", ask.url, headers=headers)
        self.calls += 1
        # A key goes to the address that the operator wrote down, and to no other.
        follow = ask.key is None
        response = await self._client.send(request, stream=True, follow_redirects=follow)
        try:
            if response.status_code == HTTPStatus.NOT_MODIFIED and kept is not None:
                return self._keep(kept.confirmed(self._now()))
            body = await _read(response)
        finally:
            await response.aclose()
        if response.status_code != HTTPStatus.OK:
            raise _refusal(response, body, self._now())
        etag = response.headers.get("ETag", "")
        modified = response.headers.get("Last-Modified", "")
        return self._keep(Answer(ask.shown, body, self._now(), etag, modified))

    def _keep(self, answer: Answer) -> Answer:
        self._kept[answer.asked] = answer
        return answer


async def _read(response: httpx.Response) -> bytes:
    body = bytearray()
    async for piece in response.aiter_bytes():
        body += piece
        if len(body) > MOST_BYTES:
            raise FeedError(Reason.TOO_LARGE, MOST_BYTES / _MEGABYTE)
    return bytes(body)


def _refusal(response: httpx.Response, body: bytes, now: datetime) -> FeedError:
    status = response.status_code
    wait_s = asked_wait_s(response.headers.get("Retry-After", ""), now)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return FeedError(Reason.QUOTA, wait_s=wait_s)
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return FeedError(Reason.KEY, own=f"HTTP {status}")
    if status in _SENT_ON:
        return FeedError(Reason.SENT_ON)
    own = "" if _is_page(response, body) else own_words(body.decode("utf-8", "replace"))
    return FeedError(Reason.HTTP, status, own or response.reason_phrase, wait_s)


def _is_page(response: httpx.Response, body: bytes) -> bool:
    kind = response.headers.get("Content-Type", "")
    return "html" in kind or body.lstrip()[:1] in (b"<", b"{")


def asked_wait_s(text: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After asks for, a number or a date; None for neither."""
    if text.strip().isdecimal():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (until.astimezone(UTC) - now).total_seconds())


def reason_of(error: httpx.HTTPError) -> Reason:
    """Return why a request came to nothing, by what lies beneath the client's own words."""
    import httpx

    causes: list[BaseException] = [error]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) and cause not in causes:
        causes.append(cause)
    kinds: tuple[tuple[type[BaseException], Reason], ...] = (
        (socket.gaierror, Reason.NAME_UNKNOWN),
        (ssl.SSLCertVerificationError, Reason.CERTIFICATE),
        (ConnectionRefusedError, Reason.PORT_CLOSED),
    )
    for kind, reason in kinds:
        if any(isinstance(cause, kind) for cause in causes):
            return reason
    return Reason.UNREACHABLE if isinstance(error, httpx.ConnectError) else Reason.BROKEN_OFF
