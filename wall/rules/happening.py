"""What happens outside the wall and may call a rule: an alert, a situation, a loss, a call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

from layouts.names import name_in
from layouts.query import plain
from layouts.rule import Category, Condition, OnAlert, OnLost, OnSituation
from layouts.rule import Severity as SeverityWord
from layouts.rule import Urgency as UrgencyWord

SEVERITIES: tuple[SeverityWord, ...] = ("minor", "moderate", "severe", "extreme")
URGENCIES: tuple[UrgencyWord, ...] = ("past", "future", "expected", "immediate")

Drill: TypeAlias = Literal["", "exercise", "test"]


class Kind(StrEnum):
    """What kind of thing happens."""

    ALERT = "alert"
    SITUATION = "situation"
    LOST = "lost"
    CALL = "call"


@dataclass(frozen=True)
class Happening:
    """Something that begins, may change, and ends.

    Attributes:
        id: Its id; whoever tells of it chooses one that is its own.
        kind: What kind of thing it is.
        name: The alert's event, the situation's kind, the caller's name, or the id of the rule
            whose channels are lost.
        words: What is told of it, by language code; may be empty.
        severity: Of an alert, if it is told.
        urgency: Of an alert, if it is told.
        categories: Of an alert.
        priority: 1 to 100, instead of the rule's own; None: the rule's.
        position: Latitude and longitude in degrees (WGS 84), if it is told.
        drill: What it is instead of being meant; empty where it is meant.
        advice: What people are to do, by language code, for a card without instructions.
    """

    id: str
    kind: Kind
    name: str = ""
    words: Mapping[str, str] = field(default_factory=dict, hash=False)
    severity: SeverityWord | None = None
    urgency: UrgencyWord | None = None
    categories: tuple[Category, ...] = ()
    priority: int | None = None
    position: tuple[float, float] | None = None
    drill: Drill = ""
    advice: Mapping[str, str] = field(default_factory=dict, hash=False)

    def advised(self, language: str = "ko") -> str:
        """Return what people are to do, in `language` or in another; empty where nothing is."""
        return name_in(self.advice, language, "")

    def told(self, language: str = "ko") -> str:
        """Return what is told of it in `language`, or in another, or its name, or its id."""
        return name_in(self.words, language, self.name or self.id)

    def meets(self, condition: Condition, rule_id: str) -> bool:
        """Return whether it is what a rule waits for.

        Args:
            condition: The rule's.
            rule_id: The rule's id; a loss is counted for one rule.
        """
        if isinstance(condition, OnAlert):
            return self.kind is Kind.ALERT and self._meets_alert(condition)
        if isinstance(condition, OnSituation):
            fits = condition.kind is None or plain(condition.kind) == plain(self.name)
            return self.kind is Kind.SITUATION and fits
        if isinstance(condition, OnLost):
            return self.kind is Kind.LOST and self.name == rule_id
        return self.kind is Kind.CALL and _holds(self.name, condition.caller)

    def _meets_alert(self, wanted: OnAlert) -> bool:
        return (
            _least(SEVERITIES, self.severity, wanted.severity)
            and _least(URGENCIES, self.urgency, wanted.urgency)
            and (not wanted.categories or not set(wanted.categories).isdisjoint(self.categories))
            and _holds(self.name, wanted.event)
        )


def _least(order: tuple[str, ...], found: str | None, wanted: str | None) -> bool:
    """Whether it is at least so much; what is not told is less than anything."""
    return wanted is None or (found is not None and order.index(found) >= order.index(wanted))


def _holds(text: str, part: str | None) -> bool:
    return part is None or plain(part) in plain(text)
