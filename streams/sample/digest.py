"""Some cameras let nobody in without a password; this is how they ask (RFC 2617, MD5)."""

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass, field

_FIELD = re.compile(r'(\w+)\s*=\s*(?:"([^"]*)"|([^",\s]+))')
REALM = "Seoul sample city"


@dataclass(frozen=True)
class Login:
    """Who is let in. The password stays out of every text about it."""

    username: str
    password: str = field(repr=False)


class DigestGuard:
    """Hands out nonces and checks the answers to them."""

    def __init__(
        self, nonce: Callable[[], str], lifetime: float = 300.0, qop: bool = False
    ) -> None:
        """Set the guard up.

        Args:
            nonce: makes a fresh nonce.
            lifetime: seconds after which a nonce is stale and the client is given another.
            qop: ask for quality of protection `auth`, as RFC 2617 has it; RFC 2069 otherwise.
        """
        self._make = nonce
        self._lifetime = lifetime
        self._qop = qop
        self._given: dict[str, float] = {}

    def challenge(self, now: float, stale: bool = False) -> str:
        """Return a WWW-Authenticate header's value with a fresh nonce."""
        self._given = {n: at for n, at in self._given.items() if now - at < 2 * self._lifetime}
        nonce = self._make()
        self._given[nonce] = now
        extra = ', qop="auth"' if self._qop else ""
        extra += ', stale="true"' if stale else ""
        return f'Digest realm="{REALM}", nonce="{nonce}", algorithm="MD5"{extra}'

    def check(self, header: str | None, method: str, login: Login, now: float) -> str | None:
        """Return None where the client may come in, or the challenge to answer it with."""
        if header is None or not header.startswith("Digest "):
            return self.challenge(now)
        fields = {m[1]: m[2] or m[3] or "" for m in _FIELD.finditer(header)}
        expected = _response(fields, method, login)
        known = fields.get("username") == login.username and fields.get("nonce") in self._given
        if not (known and hmac.compare_digest(fields.get("response", ""), expected)):
            return self.challenge(now)
        if now - self._given[fields["nonce"]] > self._lifetime:
            return self.challenge(now, stale=True)
        return None


def _response(fields: dict[str, str], method: str, login: Login) -> str:
    who = _md5(f"{login.username}:{REALM}:{login.password}")
    what = _md5(f"{method}:{fields.get('uri', '')}")
    parts = [who, fields.get("nonce", "")]
    if fields.get("qop"):
        parts += [fields.get("nc", ""), fields.get("cnonce", ""), fields["qop"]]
    return _md5(":".join([*parts, what]))


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
