"""Numbers, signs and writes requests, so that a refused one can be signed and sent again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from streams.floor.reason import Reason
from streams.media.cause import Cause
from streams.media.rtsp.auth import Signer, parse_challenges
from streams.media.rtsp.message import Reply, build_request
from streams.media.rtsp.refused import Refused, printable, refusal

if TYPE_CHECKING:
    from layouts.credentials import Credential

_UNAUTHORIZED = 401


class Outbox:
    """The requests of one connection.

    Attributes:
        session: The Session header's value, once the server has given one.
    """

    def __init__(
        self, credential: Credential | None, user_agent: str, cnonce: Callable[[], str]
    ) -> None:
        """Signs with ``credential`` once the camera asks for it."""
        self.session: str | None = None
        self._signer = Signer(credential, cnonce) if credential else None
        self._user_agent = user_agent
        self._cseq = 0
        self._last: tuple[str, str, tuple[tuple[str, str], ...]] = ("OPTIONS", "*", ())

    def request(self, method: str, url: str, *headers: tuple[str, str]) -> bytes:
        """Returns the bytes of the next request, signed if the camera has asked for it."""
        self._last = (method, url, headers)
        self._cseq += 1
        own = [("CSeq", str(self._cseq)), ("User-Agent", self._user_agent)]
        authorization = self._signer.authorization(method, url) if self._signer else None
        if authorization:
            own.append(("Authorization", authorization))
        if self.session:
            own.append(("Session", self.session))
        return build_request(method, url, [*own, *headers])

    def accepted(self) -> None:
        """Notes that the camera took the last request as it was signed."""
        if self._signer:
            self._signer.accepted()

    def signed_anew(self, reply: Reply) -> bytes:
        """Returns the last request once more, signed as a 401 demands it.

        Raises:
            Refused: It is pointless: no credential, a wrong one, or no scheme we know.
        """
        challenges = parse_challenges(reply.every("www-authenticate"))
        said = printable(f"{reply.status} {reply.reason}")
        if self._signer is None:
            raise Refused(_UNAUTHORIZED, Cause(Reason.NO_PASSWORD, words=said))
        if self._signer.challenged(challenges):
            method, url, headers = self._last
            return self.request(method, url, *headers)
        if not any(challenge.rank for challenge in challenges):
            schemes = printable(", ".join(c.scheme for c in challenges)) or "no scheme at all"
            raise Refused(_UNAUTHORIZED, Cause(Reason.SCHEME, words=schemes))
        raise refusal(_UNAUTHORIZED, reply.reason)
