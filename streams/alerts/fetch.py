"""Fetches documents over HTTP: bounded in time and size, and only when they have changed."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import aiohttp

from streams.alerts.index import shown

REQUEST_S: Final = 10.0
HOLD_S: Final = 20
"""How long a source may keep a request open until there is news (RFC 7240, ``Prefer: wait``); what
stands between ends silent connections after half a minute and more."""
AGENT: Final = "citywall alerts (CAP 1.2)"
UNCHANGED: Final = 304
GOOD: Final = 200
_CONDITIONS: Final = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
_MENDS: Final = {
    401: ": it wants a token; name the file that holds it in 'token', a variable in 'token_env'",
    403: ": it does not let us in",
}


class FetchError(Exception):
    """An address gave no document; the text is a sentence without keys and passwords.

    Args:
        words: The sentence.
        wait_s: After how long the server wants to be asked again, seconds; 0: it does not say.
    """

    def __init__(self, words: str, wait_s: float = 0.0) -> None:
        """Keep both."""
        super().__init__(words)
        self.wait_s = wait_s


@dataclass(frozen=True)
class Credentials:
    """What is said with each request to a server, and by what that is trusted.

    Attributes:
        headers: What is said; never shown.
        trust: By what it is trusted; None: by the machine's own authorities.
    """

    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    trust: ssl.SSLContext | None = None


NONE: Final = Credentials()


@dataclass(frozen=True)
class Fetched:
    """What an address answered.

    Attributes:
        data: The document; None where it is the one that was fetched before.
        conditions: Headers by which it is asked next time whether it has changed.
        holds: Whether it keeps a request open until there is news, and says so.
    """

    data: bytes | None
    conditions: Mapping[str, str] = field(default_factory=dict)
    holds: bool = False


def open_session() -> aiohttp.ClientSession:
    """Return an HTTP session for all sources: few connections, no cookies."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=16, limit_per_host=4),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": AGENT},
    )


async def fetch(
    session: aiohttp.ClientSession,
    url: str,
    most: int,
    conditions: Mapping[str, str] | None = None,
    query: Mapping[str, str] | None = None,
    hold_s: float = 0.0,
    credentials: Credentials = NONE,
) -> Fetched:
    """Fetch a document.

    Args:
        session: The HTTP session.
        url: Where it is.
        most: Bytes that it may have.
        conditions: What `Fetched.conditions` was the last time.
        query: What is added to the address, and is never said: keys.
        hold_s: How long the source is known to keep a request open until there is news, seconds.
        credentials: What it asks for, and by what it is trusted.

    Raises:
        FetchError: There is none.
    """
    place, longest_s = shown(url), REQUEST_S + hold_s
    # Where a source is not known to hold requests, only one that it answers at once tells.
    prefer = {"Prefer": f"wait={HOLD_S}"} if hold_s or not conditions else {}
    try:
        async with session.get(
            url,
            headers={**prefer, **(conditions or {}), **credentials.headers},
            ssl=True if credentials.trust is None else credentials.trust,
            params=dict(query or {}),
            timeout=aiohttp.ClientTimeout(total=longest_s),
            max_redirects=3,
        ) as response:
            if response.status == UNCHANGED:
                return Fetched(None, dict(conditions or {}), _holds(response))
            if response.status != GOOD:
                words = f"{place} answers {response.status} {response.reason or ''}".strip()
                words += _MENDS.get(response.status, "")
                raise FetchError(words, _wait_s(response))
            data = await _whole(response, most, place)
            return Fetched(data, _conditions(response), _holds(response))
    except TimeoutError:
        raise FetchError(f"{place} does not answer within {longest_s:g} s") from None
    except aiohttp.ClientConnectorCertificateError as error:
        raise FetchError(_stranger(place, error)) from None
    except aiohttp.ClientConnectorSSLError:
        raise FetchError(f"{place} speaks no TLS; write http:// or start it with --tls") from None
    except aiohttp.ClientConnectorError as error:
        why = error.os_error.strerror or type(error).__name__
        raise FetchError(f"{place} cannot be reached ({why})") from None
    except (aiohttp.ClientError, OSError, ValueError) as error:
        # Their own words may hold the whole address.
        raise FetchError(f"{place} fails ({type(error).__name__})") from None


def _stranger(place: str, error: aiohttp.ClientConnectorCertificateError) -> str:
    """Say why a certificate is not believed: in OpenSSL's own words, for they are exact."""
    found = error.certificate_error
    why = getattr(found, "verify_message", "") or type(found).__name__
    return (
        f"{place} shows a certificate that is not believed ({why}); "
        f"name who vouches for it in 'authority', and check our clock"
    )


def _conditions(response: aiohttp.ClientResponse) -> dict[str, str]:
    headers = response.headers
    return {ask: headers[told] for told, ask in _CONDITIONS.items() if told in headers}


def _holds(response: aiohttp.ClientResponse) -> bool:
    """Whether a source says that it did as was preferred (RFC 7240, 3)."""
    applied = ",".join(response.headers.getall("Preference-Applied", ()))
    return any(one.partition("=")[0].strip().lower() == "wait" for one in applied.split(","))


def _wait_s(response: aiohttp.ClientResponse) -> float:
    text = response.headers.get("Retry-After", "")
    return min(float(text), 3600.0) if text.isdecimal() else 0.0


async def _whole(response: aiohttp.ClientResponse, most: int, place: str) -> bytes:
    data = bytearray()
    async for chunk in response.content.iter_any():
        data += chunk
        if len(data) > most:
            raise FetchError(f"{place} answers more than {most:,} bytes")
    return bytes(data)
