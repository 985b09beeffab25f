"""The sample city's letterbox: takes what kiosks send, each once, however often it is sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from streams.sample.services.exchange import KEY, Reply, as_json
from streams.sample.services.mishap import Mishap

SYSTEM: Final = "opinions"
KEY_HEADER: Final = "Idempotency-Key"
MOST: Final = 50_000
LATEST: Final = 20
RETRY_S: Final = 2


class Letterbox:
    """What kiosks have sent, in memory.

    Attributes:
        letters: Every letter by its key, the oldest first.
        again: How many came that were here already.
    """

    def __init__(self) -> None:
        """It is empty."""
        self.letters: dict[str, bytes] = {}
        self.again = 0

    def take(self, headers: Mapping[str, str], body: bytes, mishap: Mishap | None = None) -> Reply:
        """Answer a letter that was posted.

        The same key again is the same letter; with other words in it, it is refused.
        """
        if mishap is Mishap.KEY:
            return as_json({"error": "this key is not known"}, 401)
        if mishap is Mishap.QUOTA:
            return as_json({"error": "too many letters"}, 429)
        key = headers.get(KEY_HEADER, "").strip('"')
        if not key or _named(body) != key:
            return as_json({"error": f"the letter does not name the opinion of {KEY_HEADER}"}, 400)
        if key not in self.letters:
            if len(self.letters) >= MOST:
                return as_json({"error": f"{MOST} letters are here, and nobody reads them"}, 507)
            self.letters[key] = body
            return as_json({"taken": key}, 201)
        if self.letters[key] != body:
            return as_json({"error": "this key came with other words before"}, 422)
        self.again += 1
        return as_json({"taken": key})

    def receipt(self, code: str) -> Reply:
        """Answer a citizen who asks whether an opinion has come."""
        known = code.upper().replace("-", "") in self.letters
        return as_json({"opinion": code, "arrived": known}, 200 if known else 404)

    def listing(self, key: str) -> Reply:
        """Answer the city, which has the sample key: how many there are, and the latest."""
        if key != f"Bearer {KEY}":
            return as_json({"error": "letters are for the city's eyes"}, 401)
        latest = [json.loads(body) for body in list(self.letters.values())[-LATEST:]]
        for letter in latest:
            if "voice" in letter:
                letter["voice"] = {"type": letter["voice"]["type"]}
        return as_json({"count": len(self.letters), "again": self.again, "latest": latest})


def _named(body: bytes) -> object:
    try:
        letter = json.loads(body)
    except ValueError:
        return None
    return letter.get("opinion") if isinstance(letter, dict) else None
