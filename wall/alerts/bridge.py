"""Tells the wall's rules of alerts that begin, change and end, from the alert desk's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from streams.alerts.stand import PREFIX, Stand
from streams.floor.clock import timing
from wall.alerts.adapter import happening_of
from wall.rules.happening import Happening

if TYPE_CHECKING:
    from streams.alerts.desk import AlertDesk
    from streams.alerts.settings import AlertSettings


def settings_in(path: Path | None) -> AlertSettings | None:
    """Return what an alerts document says; None where there is none.

    A wall without alerts does not wait for what reads signatures and feeds: it is loaded here.

    Raises:
        DocumentError: It cannot be used; every problem is listed.
    """
    if path is None:
        return None
    from streams.alerts.alerts_form import load_alert_settings

    return load_alert_settings(path)


class Rules(Protocol):
    """Who is told of what happens; may be called from any thread."""

    def happens(self, happening: Happening) -> Sequence[str]:
        """Something begins or changes."""

    def ends(self, name: str) -> bool:
        """Something has ended."""


class AlertBridge:
    """Keeps the rules' events and the alerts that stand the same.

    Args:
        rules: Who is told.
        lasting: The ids of what happens already, as the wall before this one left it.
        now: The present moment.
    """

    def __init__(
        self,
        rules: Rules,
        lasting: Iterable[str] = (),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Nothing is told yet; what happens already ends where it does not stand."""
        self._rules, self._now = rules, now
        self._told: dict[str, Happening | None] = {
            name: None for name in lasting if name.startswith(PREFIX)
        }

    def hear(self, stands: Iterable[Stand]) -> None:
        """Tell what has begun, changed or ended since the last time.

        Args:
            stands: What stands now, what is shown first first.
        """
        now = self._now()
        happenings: dict[str, Happening] = {}
        for stand in stands:
            # Of two messages of one thread the first counts: to the rules they are one event.
            happenings.setdefault(stand.id, happening_of(stand, now))
        for name in self._told.keys() - happenings.keys():
            self._rules.ends(name)
        # The last one told of equals has the display, so what is shown first is told last.
        for name, happening in reversed(happenings.items()):
            if self._told.get(name) != happening:
                self._rules.happens(happening)
        self._told = dict(happenings)


@contextmanager
def alerting(
    settings: AlertSettings | None, rules: Rules, lasting: Iterable[str] = ()
) -> Iterator[AlertDesk | None]:
    """The wall hears alerts; without settings it forgets those of before, which nobody would end.

    Args:
        settings: The alerts document; None: there is none.
        rules: Who is told.
        lasting: The ids of what happens already.

    Raises:
        BookError: The book of alerts cannot be kept.
    """
    bridge = AlertBridge(rules, lasting)
    if settings is None:
        bridge.hear(())
        yield None
        return
    from streams.alerts.desk import AlertDesk
    from streams.alerts.reckoning import Reckoning

    desk = AlertDesk(settings, Reckoning(synchronised=lambda: timing().synchronised))
    desk.start()
    try:
        desk.listen(bridge.hear)
        yield desk
    finally:
        desk.stop()
