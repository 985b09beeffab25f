"""An alert that takes the screen, with what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiosk.page.block import Block


@dataclass(frozen=True)
class OtherAlarm:
    """One more alert that stands meanwhile.

    Attributes:
        headline: What is the matter; with what says that it is an exercise, where it is one.
        until: Until when it stands, as it is shown.
    """

    headline: str
    until: str


@dataclass(frozen=True, kw_only=True)
class Alarm(Block):
    """The alert.

    Attributes:
        headline: What is the matter.
        names: The same in a word or two of each other language of the kiosk.
        body: The sender's own words.
        written_in: Their language's code, where it is not the page's; else empty.
        tongue: What that language is called on this page; empty where it is the page's.
        steps: What to do, in order.
        now: What stands beside the first of them.
        drill: What says that it is an exercise or a test, unmistakably; empty where it is meant.
        priority: 10 to 100.
        until: Until when it stands, as it is shown.
        updated: That it was changed since it was first sent, and when; empty where it was not.
        count: How many alerts stand at once; empty where it is the only one.
        others: The others, the heaviest first.
    """

    kind: ClassVar[str] = "alarm"

    headline: str
    names: tuple[str, ...] = ()
    body: str
    written_in: str
    tongue: str = ""
    steps: tuple[str, ...]
    now: str = ""
    drill: str
    priority: int
    until: str
    updated: str = ""
    count: str = ""
    others: tuple[OtherAlarm, ...] = ()
