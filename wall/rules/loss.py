"""Counts the lost cameras of the groups that rules watch, so that their loss is something told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from layouts.channel import Channel
from layouts.rule import OnLost, Rule
from wall.rules.happening import Happening, Kind
from wall.rules.words import WORDS, say

PREFIX = "lost:"
"""Before the rule's id in the id of a loss."""


@dataclass(frozen=True)
class Loss:
    """What is told of one rule's channels.

    Attributes:
        id: The happening's.
        happening: What is lost; None: the loss has ended.
    """

    id: str
    happening: Happening | None


@dataclass
class _Count:
    """One rule's channels, and how long it has been otherwise than was told."""

    condition: OnLost
    channels: frozenset[str]
    told: int = 0
    since: float | None = None

    def enough(self, lost: int) -> bool:
        if self.condition.count is not None:
            return lost >= self.condition.count
        return bool(self.channels) and lost >= (self.condition.share or 1.0) * len(self.channels)


class Losses:
    """Watches the channels of every rule that waits for a loss.

    A loss begins when enough are lost for as long as the rule says, and ends when for as long too
    few are: a group that comes and goes does not shake the glass.

    Args:
        rules: All rules; those that wait for something else are passed over.
        channels: Every channel there is.
    """

    def __init__(self, rules: Iterable[Rule], channels: Sequence[Channel]) -> None:
        self._counts = {
            rule.id: _Count(rule.when, frozenset(c.id for c in rule.when.channels.chosen(channels)))
            for rule in rules
            if isinstance(rule.when, OnLost)
        }

    @property
    def watching(self) -> bool:
        """Whether there is anything to count."""
        return bool(self._counts)

    def look(self, lost: Set[str], now: float) -> tuple[Loss, ...]:
        """Count once more.

        Args:
            lost: The ids of all channels that are lost.
            now: Seconds, monotonic.

        Returns:
            What began, changed or ended.
        """
        found = []
        for rule_id, count in self._counts.items():
            missing = len(count.channels & lost)
            if count.enough(missing) == bool(count.told):
                count.since = None
                news = bool(count.told) and missing != count.told
            else:
                count.since = now if count.since is None else count.since
                news = now - count.since >= count.condition.for_s
            if news:
                count.since = None
                count.told = missing if count.enough(missing) else 0
                found.append(_loss(rule_id, count))
        return tuple(found)

    def taking_over(self, before: Losses) -> Losses:
        """Go on counting where another left off, for rules that watch the same channels still."""
        for rule_id, count in self._counts.items():
            past = before._counts.get(rule_id)
            if past is not None and past.channels == count.channels:
                count.told, count.since = past.told, past.since
        return self

    def gone_since(self, before: Losses) -> tuple[str, ...]:
        """The ids of losses that the other told of and this one does not know."""
        return tuple(
            PREFIX + rule_id
            for rule_id, count in before._counts.items()
            if count.told and not (rule_id in self._counts and self._counts[rule_id].told)
        )


def _loss(rule_id: str, count: _Count) -> Loss:
    name = PREFIX + rule_id
    if not count.told:
        return Loss(name, None)
    words = {
        language: say(language, "lost_of", lost=count.told, all=len(count.channels))
        for language in WORDS
    }
    return Loss(name, Happening(name, Kind.LOST, rule_id, words))
