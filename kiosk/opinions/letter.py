"""How an opinion is sent to the city, and which answer counts as a receipt."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import UTC
from enum import Enum, auto
from http import HTTPStatus
from typing import Final

from kiosk.opinions.opinion import Opinion
from streams.feeds.reason import FeedError, Reason
from streams.feeds.words import own_words

KIND: Final = "application/json"
VOICE_KIND: Final = "audio/ogg; codecs=opus"
KEY_HEADER: Final = "Idempotency-Key"
"""As the IETF's draft has it: the same key twice is the same opinion."""
_THIS_ONE: Final = frozenset(
    {
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
    }
)
"""Refusals of this one opinion; all others would meet the next one as well."""


class Fate(Enum):
    """What became of a letter."""

    TAKEN = auto()
    """The city has it; it is forgotten here."""
    LATER = auto()
    """It is not known to have it: the same letter goes again."""
    HELD = auto()
    """The city refuses this one: others go first, and it goes again tomorrow."""


@dataclass(frozen=True)
class Verdict:
    """What an answer means.

    Attributes:
        fate: Of the letter.
        failure: Why it was not taken; None where it was.
    """

    fate: Fate
    failure: FeedError | None = None


def body(opinion: Opinion) -> bytes:
    """Return an opinion as JSON: the same bytes each time that it is sent."""
    told: dict[str, object] = {
        "opinion": opinion.code,
        "place": opinion.place,
        "page": opinion.page,
        "language": opinion.language,
        "given": {
            "from": opinion.given.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ"),
            "minutes": round(opinion.grain.total_seconds() / 60),
        },
    }
    if opinion.scale is not None:
        told["scale"] = opinion.scale
    if opinion.text:
        told["text"] = opinion.text
    if opinion.voice:
        data = base64.b64encode(opinion.voice).decode("ascii")
        told["voice"] = {"type": VOICE_KIND, "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def headers(opinion: Opinion, key: str | None = None) -> dict[str, str]:
    """Return what goes with it.

    Args:
        opinion: The opinion.
        key: The kiosk's bearer token; None where the city asks for none.
    """
    fields = {"Content-Type": KIND, "Accept": KIND, KEY_HEADER: f'"{opinion.code}"'}
    return fields | ({"Authorization": f"Bearer {key}"} if key else {})


def judged(code: str, status: int, answer: bytes, wait_s: float | None = None) -> Verdict:
    """Return what an answer means for the opinion `code`.

    Taken is only what the answer names: a proxy's page of 200 would lose it.

    Args:
        code: Of the opinion.
        status: The HTTP status.
        answer: The body.
        wait_s: How long the city asks to be left alone, seconds.
    """
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        if _named(answer) == code:
            return Verdict(Fate.TAKEN)
        return Verdict(Fate.LATER, FeedError(Reason.SHAPE, wait_s=wait_s))
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return Verdict(Fate.LATER, FeedError(Reason.KEY, own=f"HTTP {status}", wait_s=wait_s))
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Verdict(Fate.LATER, FeedError(Reason.QUOTA, wait_s=wait_s))
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return Verdict(Fate.LATER, FeedError(Reason.SENT_ON, wait_s=wait_s))
    fate = Fate.HELD if status in _THIS_ONE else Fate.LATER
    return Verdict(fate, FeedError(Reason.HTTP, status, _said(answer), wait_s))


def _named(answer: bytes) -> object:
    """Return the opinion that an answer says was taken."""
    try:
        told = json.loads(answer)
    except (ValueError, RecursionError):
        return None
    return told.get("taken") if isinstance(told, dict) else None


def _said(answer: bytes) -> str:
    text = answer.decode("utf-8", "replace")
    return "" if text.lstrip()[:1] in ("<", "{") else own_words(text)
