"""Every kind of feed that a document may name."""

from __future__ import annotations

from typing import Final

from streams.feeds.feed_form import FeedForm
from streams.feeds.seoul.subway_arrivals import SubwayArrivalsForm

FORMS: Final[tuple[type[FeedForm], ...]] = (SubwayArrivalsForm,)
