"""What a person writes down of an outside system: its address, its key's name, its quota."""

from __future__ import annotations

from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from layouts.form import Form, complaint
from layouts.names import Name
from layouts.phrase import phrase
from streams.feeds.key import canonical

_EXPECTED: Final = phrase("an address as http://HOST[:PORT][/PATH], without user, password and key")
_KEY_WORDS: Final = ("key", "token", "secret", "password")


def _address(text: str) -> str:
    plain = text.strip()
    try:
        parts = urlsplit(plain)
        port = parts.port
    except ValueError:
        found, mend = phrase("no valid address"), phrase("check the digits after ':'")
        raise complaint(_EXPECTED, mend, found) from None
    if parts.scheme not in ("http", "https"):
        mend = phrase("begin it with http:// or https://")
        raise complaint(_EXPECTED, mend, phrase("another kind of address"))
    if not parts.hostname or port == 0 or any(c.isspace() for c in plain):
        example = "http://openapi.seoul.go.kr:8088"
        raise complaint(_EXPECTED, phrase("write for example {example}", example=example))
    if "@" in parts.netloc:
        mend = phrase("delete everything up to the '@'")
        raise complaint(_EXPECTED, mend, phrase("an address with a user or password"))
    if any(word in parts.query.lower() for word in _KEY_WORDS):
        mend = phrase("delete it, put the key into the keys file and name it in 'key'")
        raise complaint(_EXPECTED, mend, phrase("an address with a key"))
    return plain.rstrip("/")


def _key_name(name: str) -> str:
    """Refuse what looks like the key itself, or it would be shown as an unknown name."""
    if len(name) > 40 or any(mark in name for mark in "%+/="):
        raise complaint(
            phrase("the name of a key, of at most 40 letters"),
            phrase("put the key into the keys file and write its name there here"),
            phrase("what looks like a key"),
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
