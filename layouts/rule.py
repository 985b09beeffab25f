"""A rule says what the wall shows when something happens, with words for those who look at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from layouts.mosaic import Mosaic
from layouts.names import name_in

Severity: TypeAlias = Literal["minor", "moderate", "severe", "extreme"]
Urgency: TypeAlias = Literal["past", "future", "expected", "immediate"]
Category: TypeAlias = Literal[
    "Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra",
    "CBRNE", "Other",
]  # fmt: skip
Until: TypeAlias = Literal["ended", "dismissed"]


@dataclass(frozen=True)
class OnAlert:
    """A CAP 1.2 alert arrives; what is None or empty is not asked.

    Attributes:
        severity: The least severity.
        urgency: The least urgency.
        categories: Any of these.
        event: The alert's event holds this text.
    """

    severity: Severity | None = None
    urgency: Urgency | None = None
    categories: tuple[Category, ...] = ()
    event: str | None = None


@dataclass(frozen=True)
class OnSituation:
    """A situation is opened; `kind` is its kind, or None for any."""

    kind: str | None = None


@dataclass(frozen=True)
class OnLost:
    """Channels of a group are lost together; exactly one of share and count is given.

    Attributes:
        channels: Which channels are watched.
        share: The least part of them, 0 to 1.
        count: The least number of them.
        for_s: For how long, in seconds.
    """

    channels: Mosaic
    share: float | None = None
    count: int | None = None
    for_s: float = 10.0


@dataclass(frozen=True)
class OnCall:
    """Somebody calls; the caller's name holds `caller`, or None for anybody."""

    caller: str | None = None


Condition: TypeAlias = OnAlert | OnSituation | OnLost | OnCall


@dataclass(frozen=True)
class Answer:
    """What a rule shows; a salvo has displays of its own, the others the displays named, or all.

    Attributes:
        scene: A scene's id.
        salvo: A salvo's id.
        displays: The ids of displays; with none, all of them.
        nearest: How many channels, those nearest to the place of what happens.
    """

    scene: str | None = None
    salvo: str | None = None
    displays: tuple[str, ...] = ()
    nearest: int | None = None


@dataclass(frozen=True)
class Rule:
    """What is shown when, and for how long.

    Attributes:
        id: Its stable id.
        names: Its name by language code.
        when: What must happen.
        show: What is shown then.
        card: Instructions by language code; None for none.
        priority: 1 to 100; where two rules want the same display the higher one has it, and of
            equals the one whose event came last.
        until: Whether what was there before returns when the event ends, or when somebody says so.
        at_most_s: After how long it returns at the latest, in seconds; None for no limit.
    """

    id: str
    names: Mapping[str, str] = field(hash=False)
    when: Condition
    show: Answer
    card: Mapping[str, str] | None = field(default=None, hash=False)
    priority: int = 50
    until: Until = "ended"
    at_most_s: float | None = None

    def name(self, language: str = "ko") -> str:
        """Return its name in `language`, or else in Korean, English, any, or its id."""
        return name_in(self.names, language, self.id)

    def instructions(self, language: str = "ko") -> str:
        """Return the card's words in `language`, or else in Korean, English, any, or none."""
        return name_in(self.card or {}, language, "")
