"""What a person writes down of an outside system: its address, its key's name, its quota."""

from __future__ import annotations

from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from layouts.form import Form, complaint
from layouts.names import Name
from streams.feeds.key import canonical

_EXPECTED: Final = "an address as http://HOST[:PORT][/PATH], without user, password and key"
_KEY_WORDS: Final = ("key", "token", "secret", "password")


def _address(text: str) -> str:
    plain = text.strip()
    try:
        parts = urlsplit(plain)
        port = parts.port
    except ValueError:
        raise complaint(_EXPECTED, "check the digits after ':'", "no valid address") from None
    if parts.scheme not in ("http", "https"):
        raise complaint(_EXPECTED, "begin it with http:// or https://", "another kind of address")
    if not parts.hostname or port == 0 or any(c.isspace() for c in plain):
        raise complaint(_EXPECTED, "write for example http://openapi.seoul.go.kr:8088")
    if "@" in parts.netloc:
        mend = "delete everything up to the '@'"
        raise complaint(_EXPECTED, mend, "an address with a user or password")
    if any(word in parts.query.lower() for word in _KEY_WORDS):
        mend = "delete it, put the key into the keys file and name it in 'key'"
        raise complaint(_EXPECTED, mend, "an address with a key")
    return plain.rstrip("/")


def _key_name(name: str) -> str:
    """Refuse what looks like the key itself, or it would be shown as an unknown name."""
    if len(name) > 40 or any(mark in name for mark in "%+/="):
        raise complaint(
            "the name of a key, of at most 40 letters",
            "put the key into the keys file and write its name there here",
            "what looks like a key",
        )
    return canonical(name)


class ServiceForm(Form):
    """An outside system."""

    address: Annotated[str, AfterValidator(_address)] | None = Field(
        default=None,
        description="where it is, as http://HOST[:PORT][/PATH]; for the feeds that citywall knows "
        "the address of, only where it is elsewhere",
        examples=["http://openapi.seoul.go.kr:8088"],
    )
    key: Annotated[Name, AfterValidator(_key_name)] | None = Field(
        default=None,
        description="the name of the operator's key: in the keys file, or in the environment as "
        "CITYWALL_KEY_NAME",
        examples=["seoul"],
    )
    per_day: int | None = Field(
        default=None,
        ge=1,
        description="how many calls a day the key is good for, as a number",
        examples=[1000],
    )
