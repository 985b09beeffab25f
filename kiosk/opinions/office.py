"""All that takes opinions and brings them to the city, opened and closed as one."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future

from kiosk.opinions.courier import Courier
from kiosk.opinions.desk import Desk
from kiosk.opinions.draft import Draft
from kiosk.opinions.outbox import Outbox
from kiosk.opinions.receipt import Receipt
from kiosk.opinions.settings import OpinionSettings, outbox_file, settings_of
from layouts.kiosk import Kiosk
from streams.feeds.key import Key


class Office:
    """A kiosk's desk, outbox and courier.

    Args:
        settings: What its document says of opinions.
        outbox: The opened outbox, which is closed with it.
    """

    def __init__(self, settings: OpinionSettings, outbox: Outbox) -> None:
        """Take opinions, and begin to deliver what is there."""
        self._outbox = outbox
        self._courier = Courier(outbox, settings)
        self._desk = Desk(outbox, settings, self._courier.wake)
        self.minutes = round(settings.grain.total_seconds() / 60)
        """The span of time that is kept of an opinion."""
        self._courier.start()

    def give(self, draft: Draft) -> Future[Receipt]:
        """Have an opinion kept; see `Desk.give`."""
        return self._desk.give(draft)

    def stop(self) -> None:
        """Keep what was given, and end; a letter under way goes again with the next start."""
        self._desk.stop()
        self._courier.stop()
        self._outbox.close()


def open_office(kiosk: Kiosk, keys: Mapping[str, Key]) -> Office | None:
    """Open what a kiosk's document asks for; None where it asks for no opinions.

    Args:
        kiosk: The kiosk.
        keys: The operator's keys by their canonical names.

    Raises:
        OSError: The outbox cannot be opened; the kiosk can do without opinions.
    """
    settings = settings_of(kiosk, keys)
    return None if settings is None else Office(settings, Outbox(outbox_file(kiosk), settings.most))
