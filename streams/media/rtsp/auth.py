"""Signs requests: Basic and Digest (RFC 7616, RFC 2617) as cameras ask for them."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layouts.credentials import Credential

_PIECE = re.compile(
    r'(?P<name>[\w-]+)\s*=\s*(?:"(?P<quoted>(?:\\.|[^"\\])*)"|(?P<bare>[^",\s]*))'
    r"|(?P<scheme>[A-Za-z][\w-]*)"
)
_STALE_RETRIES = 3


@dataclass(frozen=True, slots=True)
class Challenge:
    """One way of signing that a camera offers.

    Attributes:
        scheme: Lower case, ``basic`` or ``digest`` (others are kept to be named in an error).
        parameters: Names lower case, values unquoted.
    """

    scheme: str
    parameters: Mapping[str, str]

    @property
    def algorithm(self) -> str:
        """The digest algorithm in upper case, MD5 where none is named."""
        return self.parameters.get("algorithm", "MD5").upper() or "MD5"

    @property
    def nonce(self) -> str | None:
        """The server's nonce, None for Basic."""
        return self.parameters.get("nonce")

    @property
    def stale(self) -> bool:
        """Whether only the nonce was too old, and the password may well be right."""
        return self.parameters.get("stale", "").lower() == "true"

    @property
    def rank(self) -> int:
        """How much this way is preferred; 0 if it cannot be spoken."""
        if self.scheme == "basic":
            return 1
        if self.scheme != "digest" or self.nonce is None:
            return 0
        return {"MD5": 2, "MD5-SESS": 2, "SHA-256": 3, "SHA-256-SESS": 3}.get(self.algorithm, 0)


def parse_challenges(values: Sequence[str]) -> tuple[Challenge, ...]:
    """Reads WWW-Authenticate headers: one challenge in each, or several in one."""
    found: list[Challenge] = []
    for value in values:
        parameters: dict[str, str] | None = None
        for piece in _PIECE.finditer(value):
            if piece["scheme"]:
                parameters = {}
                found.append(Challenge(piece["scheme"].lower(), parameters))
            elif parameters is not None:
                text = piece["bare"]
                if text is None:
                    text = re.sub(r"\\(.)", r"\1", piece["quoted"])
                parameters.setdefault(piece["name"].lower(), text)
    return tuple(found)


class Signer:
    """Answers the challenges of one connection, and knows when another answer is pointless.

    A wrong password is tried once, because cameras lock an account after a handful of failures.
    A password that went through Digest never goes out as Basic on the same connection.
    """

    def __init__(
        self, credential: Credential, cnonce: Callable[[], str] = lambda: secrets.token_hex(8)
    ) -> None:
        """Signs with ``credential``; ``cnonce`` makes the client's nonces."""
        # Latin-1 text that stands for UTF-8 bytes: the form in which headers travel here.
        self._username = credential.username.encode().decode("latin-1")
        self._password = credential.password.encode().decode("latin-1")
        self._cnonce = cnonce
        self._challenge: Challenge | None = None
        self._refused_algorithms: set[str] = set()
        self._count = 0
        self._retries = 0
        self._proved = False

    def accepted(self) -> None:
        """Notes that the camera took a request as it was signed."""
        self._retries = 0
        self._proved = self._challenge is not None

    def challenged(self, offers: Sequence[Challenge]) -> bool:
        """Takes a 401's challenges.

        Returns:
            Whether the same request, signed again, may succeed.
        """
        usable = [
            offer
            for offer in offers
            if offer.rank and offer.algorithm not in self._refused_algorithms
        ]
        if not usable:
            return False
        best = max(usable, key=lambda offer: offer.rank)
        before = self._challenge
        if before is None:
            return self._take(best)
        if best.scheme != "digest":
            return False
        if best.stale and self._retries < _STALE_RETRIES:
            return self._retry(best)
        if self._proved:
            # One-time nonces: the password was right a moment ago, so the nonce is at fault.
            return best.nonce != before.nonce and self._retries == 0 and self._retry(best)
        return self._weaker(usable, before)

    def _weaker(self, usable: Sequence[Challenge], before: Challenge) -> bool:
        """Some firmware offers SHA-256 and checks MD5: that alone is worth a second try."""
        self._refused_algorithms.add(before.algorithm)
        rest = [o for o in usable if o.scheme == "digest" and o.rank < before.rank]
        return bool(rest) and self._take(rest[0])

    def _retry(self, challenge: Challenge) -> bool:
        self._retries += 1
        return self._take(challenge)

    def _take(self, challenge: Challenge) -> bool:
        self._challenge = challenge
        self._count = 0
        return True

    def authorization(self, method: str, url: str) -> str | None:
        """Returns the Authorization header for a request without a body.

        Args:
            method: RTSP method.
            url: Exactly as the request line carries it.
        """
        if self._challenge is None:
            return None
        if self._challenge.scheme == "basic":
            plain = f"{self._username}:{self._password}".encode("latin-1")
            return f"Basic {base64.b64encode(plain).decode()}"
        return self._digest(self._challenge, method, url)

    def _digest(self, challenge: Challenge, method: str, url: str) -> str:
        asked = challenge.parameters
        realm = asked.get("realm", "")
        nonce = asked.get("nonce", "")
        algorithm = challenge.algorithm
        kinds = [kind.strip().lower() for kind in asked.get("qop", "").split(",")]
        qop = next((kind for kind in ("auth", "auth-int") if kind in kinds), None)
        self._count += 1
        count = f"{self._count:08x}"
        cnonce = self._cnonce()

        secret = _hash(algorithm, f"{self._username}:{realm}:{self._password}")
        if algorithm.endswith("-SESS"):
            secret = _hash(algorithm, f"{secret}:{nonce}:{cnonce}")
        asked_for = f"{method}:{url}"
        if qop == "auth-int":
            asked_for += f":{_hash(algorithm, '')}"
        proof = _hash(algorithm, asked_for)
        middle = f"{nonce}:{count}:{cnonce}:{qop}" if qop else nonce
        fields = [
            f"username={_quoted(self._username)}",
            f"realm={_quoted(realm)}",
            f"nonce={_quoted(nonce)}",
            f"uri={_quoted(url)}",
            f'response="{_hash(algorithm, f"{secret}:{middle}:{proof}")}"',
        ]
        if "algorithm" in asked:
            fields.append(f"algorithm={asked['algorithm']}")
        if "opaque" in asked:
            fields.append(f"opaque={_quoted(asked['opaque'])}")
        if qop:
            fields.append(f"qop={qop}, nc={count}")
        if qop or algorithm.endswith("-SESS"):
            fields.append(f'cnonce="{cnonce}"')
        return "Digest " + ", ".join(fields)


def _hash(algorithm: str, text: str) -> str:
    name = "sha256" if algorithm.startswith("SHA-256") else "md5"
    return hashlib.new(name, text.encode("latin-1"), usedforsecurity=False).hexdigest()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
