"""Asks a feed once over real HTTP, as the poller does, at a moment that the test names."""

from __future__ import annotations

from streams.feeds.feed import Feed, Record
from streams.feeds.line import Line, open_client
from streams.feeds.moment import read_moment
from streams.feeds.row import Reading


async def ask(feed: Feed, now: str) -> Reading[Record]:
    """Ask a feed at a moment in Korea, and read what came."""
    moment = read_moment(now)
    async with open_client() as client:
        answers = await feed.fetch(Line(client, lambda: moment))
    return feed.parse(answers)
