"""What the tiles of feeds say on a wall that has none: a cell never is just dark."""

from __future__ import annotations

from wall.glass.boardwords import say
from wall.glass.feedpage import FeedPage, Tone


class NoFeeds:
    """The bulletin of a wall that was started without a feeds document."""

    def page(self, feed: str, language: str) -> FeedPage:
        """That there are none, and what to do."""
        return FeedPage(feed, Tone.BAD, say(language, "no_data"), say(language, "no_feeds"))
