"""What a sample system is asked and what it answers, apart from the server that carries both."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from streams.sample.services.mishap import Mishap

KEY = "citywall-sample-key"
"""The only key that the sample systems take; no word that a log would have to hide elsewhere."""

Fields = dict[str, object]
Rows = list[Fields]


@dataclass(frozen=True)
class Question:
    """A request.

    Attributes:
        steps: Its path behind the system's door, without quoting.
        params: Its query.
        now: When it came.
        life: The moment that the city lives at: by it trains run and people are about.
        base: The address that the server was reached at.
    """

    steps: tuple[str, ...]
    params: Mapping[str, str]
    now: datetime
    life: datetime
    base: str


@dataclass(frozen=True)
class Reply:
    """An answer.

    Attributes:
        body: The bytes.
        kind: Their media type.
        status: The HTTP status.
    """

    body: bytes = field(repr=False)
    kind: str = "application/json;charset=UTF-8"
    status: int = 200


Answerer = Callable[[Question, Mishap | None], Reply]
"""How a door answers; the mishap is one of what it says, never of how that is carried."""


def as_json(value: object, status: int = 200) -> Reply:
    """Return a reply of JSON, its Korean letters as they are."""
    return Reply(json.dumps(value, ensure_ascii=False).encode(), status=status)


def as_xml(text: str) -> Reply:
    """Return a reply of XML."""
    return Reply(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode(), "application/xml")
