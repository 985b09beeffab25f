"""A mosaic is every channel of some groups, or of a query, as tiles of one size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from layouts.channel import Channel
from layouts.query import Query


@dataclass(frozen=True)
class Mosaic:
    """All channels, or those of some groups, or those that a query chooses.

    Attributes:
        groups: A channel of any of these is in; with none, every channel is.
        query: What it must meet besides; None for no more.
    """

    groups: tuple[str, ...] = ()
    query: Query | None = None

    def chosen(self, channels: Iterable[Channel]) -> tuple[Channel, ...]:
        """Return those of `channels` that are in, in their order."""
        return tuple(filter(self.fits, channels))

    def fits(self, channel: Channel) -> bool:
        """Return whether `channel` is in."""
        if self.groups and not any(group in self.groups for group in channel.groups):
            return False
        return self.query is None or self.query.fits(channel)
