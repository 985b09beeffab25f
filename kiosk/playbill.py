"""Makes the bill of each moment: builds pages, asks whose turn it is, keeps what is worth one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from kiosk.face.bill import EXITS, Asked, Bill, Way
from kiosk.knowledge import Knowledge
from kiosk.page import Language, Page
from kiosk.pages.brief import Brief
from kiosk.pages.build import ALARM, PAGES, build, worth
from kiosk.pages.taken import passable, taking
from kiosk.programme import HOME, showing
from layouts.kiosk import Kiosk

KEPT: Final = timedelta(seconds=15)
"""For how long it is believed that a page that does not stand has something to show, or has not."""


class Playbill:
    """The bills of one kiosk.

    Args:
        kiosk: Its document.
        known: What is known now.
    """

    def __init__(self, kiosk: Kiosk, known: Callable[[], Knowledge]) -> None:
        """Nothing is built yet."""
        self._kiosk, self._known = kiosk, known
        always = (HOME, EXITS) if kiosk.exits else (HOME,)
        self._offered = tuple(page for page in PAGES if page in always or page in _turned(kiosk))
        self._kept: dict[tuple[Language, str], tuple[datetime, Page]] = {}

    def __call__(self, asked: Asked, now: datetime) -> Bill:
        """The bill of one moment, in one language.

        What stands is built anew; of the others one at a time, the oldest first, so that no touch
        waits for pages that nobody sees.  Behind a page's id and a slash may stand what of the page
        was chosen.  Who went past the alerts that stand, and past no fewer, has what they ask for.
        """
        wanted, _, chosen = asked.page.partition("/")
        brief = Brief(
            self._kiosk, self._known(), asked.language, now, chosen, step_free=asked.step_free
        )
        self._look_around(brief)
        visited = wanted if wanted in self._offered else ""
        way_past = passable(brief)
        past = bool(visited and way_past) and way_past <= asked.past
        turn = showing(
            now,
            alert=taking(brief) is not None and not past,
            visited=visited,
            turns=self._kiosk.turns,
            worth=[page for page in self._offered if worth(self._last(brief, page))],
        )
        home = self._built(brief, HOME)
        shown = home if turn.page == HOME else self._built(brief, turn.page)
        pages = [self._last(brief, page) for page in self._offered]
        # A heading may say more, as where it is measured: a key says what the page is about.
        ways = tuple(Way(one.id, brief.say(f"page.{one.id}.title"), one.mark) for one in pages)
        if past:
            ways = (Way(ALARM, brief.say("page.alarm.title"), "alarm"), *ways)
        return Bill(home, shown, ways, alarm=turn.page == ALARM, passable=way_past)

    def _last(self, brief: Brief, page: str) -> Page:
        return self._kept[brief.language, page][1]

    def _built(self, brief: Brief, page: str) -> Page:
        built = build(page, brief)
        if page in self._offered:
            self._kept[brief.language, page] = (brief.now, built)
        return built

    def _look_around(self, brief: Brief) -> None:
        missing = [page for page in self._offered if (brief.language, page) not in self._kept]
        for page in missing:
            self._built(brief, page)
        # A clock that was set back makes no page younger than it is.
        aged = {
            page: abs(brief.now - self._kept[brief.language, page][0]) for page in self._offered
        }
        oldest = max(self._offered, key=lambda page: aged[page])
        if aged[oldest] > KEPT:
            self._built(brief, oldest)


def _turned(kiosk: Kiosk) -> frozenset[str]:
    """The pages that the document has; all of them where it has none."""
    return frozenset(turn.page for turn in kiosk.turns) or frozenset(PAGES)
