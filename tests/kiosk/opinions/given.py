"""Opinions as citizens give them, for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kiosk.opinions.opinion import GRAIN, Opinion
from kiosk.opinions.receiptcode import new_code

NOW = datetime(2026, 11, 21, 8, 43, 17, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def opinion(text: str = "좋아요", *, given: datetime = NOW, voice: bytes = b"") -> Opinion:
    """One opinion on the trains."""
    return Opinion(new_code(), "hongik", "trains", "ko", given, GRAIN, 4, text, voice)
