"""Makes the bill of each moment: builds pages, asks whose turn it is, keeps what is worth one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from kiosk.face.bill import Bill, Way
from kiosk.knowledge import Knowledge
from kiosk.page import Language, Notice, Page
from kiosk.pages.brief import Brief
from kiosk.programme import ALARM, HOME, showing
from layouts.kiosk import Kiosk

Build = Callable[[Brief], Page]
KEPT: Final = timedelta(seconds=15)
"""For how long it is believed that a page that does not stand has something to show, or has not."""


@dataclass
class Playbill:
    """The bills of one kiosk.

    Attributes:
        kiosk: Its document.
        builders: Every page by its id, in the order in which they are offered.
        known: What is known now.
        alert: Whether an alert stands that takes the screen.
    """

    kiosk: Kiosk
    builders: Mapping[str, Build]
    known: Callable[[], Knowledge]
    alert: Callable[[Knowledge, datetime], bool]
    _kept: dict[tuple[Language, str], tuple[datetime, Page]] = field(default_factory=dict)

    def __call__(self, language: Language, wanted: str, now: datetime) -> Bill:
        """The bill of one moment, in one language.

        What stands is built anew; of the others one at a time, the oldest first, so that no touch
        waits for pages that nobody sees.
        """
        knowledge = self.known()
        brief = Brief(self.kiosk, knowledge, language, now)
        offered = [page for page in self.builders if page != ALARM]
        self._look_around(brief, offered)
        turn = showing(
            now,
            alert=ALARM in self.builders and self.alert(knowledge, now),
            visited=wanted if wanted in offered else "",
            turns=self.kiosk.turns,
            worth=[page for page in offered if worth(self._kept[language, page][1])],
        )
        home = self._built(brief, HOME)
        shown = home if turn.page == HOME else self._built(brief, turn.page)
        pages = [self._kept[language, page][1] for page in offered]
        ways = tuple(Way(page.id, page.title, page.mark) for page in pages)
        return Bill(home, shown, ways, alarm=turn.page == ALARM)

    def _built(self, brief: Brief, page: str) -> Page:
        built = self.builders[page](brief)
        if page != ALARM:
            self._kept[brief.language, page] = (brief.now, built)
        return built

    def _look_around(self, brief: Brief, offered: list[str]) -> None:
        missing = [page for page in offered if (brief.language, page) not in self._kept]
        for page in missing:
            self._built(brief, page)
        oldest = min(offered, key=lambda page: self._kept[brief.language, page][0])
        if abs(brief.now - self._kept[brief.language, oldest][0]) > KEPT:
            self._built(brief, oldest)


def worth(page: Page) -> bool:
    """Whether a page has more to show than words that there is nothing."""
    return any(not isinstance(block, Notice) for block in page.blocks)
