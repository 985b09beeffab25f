"""What is asked of an outside system, and what it answered, with the key kept out of both."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import quote, unquote, urlencode

from streams.feeds.key import Key

_ELLIPSIS = "…"


@dataclass(frozen=True)
class Ask:
    """One GET request; without its key it can be shown, kept and compared.

    Attributes:
        address: The service's address, ``http://HOST[:PORT][/PATH]``.
        path: What is asked there: steps, not yet quoted; the word ``KEY`` stands for the key.
        params: The query, by name, not yet quoted.
        key: The key; None where the service needs none.
        key_param: The name by which the key stands in the query; empty where it does not.
        key_header: The HTTP header that carries the key; empty where none does.
    """

    address: str
    path: tuple[str, ...] = ()
    params: tuple[tuple[str, str], ...] = ()
    key: Key | None = field(default=None, compare=False)
    key_param: str = ""
    key_header: str = ""

    KEY = "\0key"
    """The step of a path that is the key."""

    @property
    def url(self) -> str:
        """The address that is really asked, key included: never shown."""
        return self._url(self.key.text if self.key else "")

    @property
    def shown(self) -> str:
        """The address with an ellipsis for the key."""
        return unquote(self._url(_ELLIPSIS))

    def _url(self, key: str) -> str:
        steps = (quote(key if step == self.KEY else step, safe="") for step in self.path)
        url = "/".join((self.address.rstrip("/"), *steps)) if self.path else self.address
        params = list(self.params)
        if self.key_param and key:
            params.append((self.key_param, key))
        # quote, not quote_plus: some of these servers take '+' in a query for a plus sign.
        query = urlencode(params, quote_via=quote)
        return f"{url}{'&' if '?' in url else '?'}{query}" if query else url


@dataclass(frozen=True)
class Answer:
    """What came back, as it came: kept on disk, and read again by whatever reads it then.

    Attributes:
        asked: The question as it may be shown.
        body: The bytes.
        at: When it came, or was last confirmed by the source (HTTP 304); aware.
        etag: The source's mark of this version; empty where it gives none.
        modified: The source's Last-Modified; empty where it gives none.
    """

    asked: str
    body: bytes = field(repr=False)
    at: datetime
    etag: str = ""
    modified: str = ""

    def confirmed(self, at: datetime) -> Answer:
        """Return the same answer, confirmed at a later moment."""
        return replace(self, at=at)
