"""Brings what a kiosk knows, beside Qt: kept at once, fetched by and by, and never by waiting."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.ground.ground import Ground, read_ground
from kiosk.knowledge.ember import Ember
from kiosk.knowledge.knowledge import TAKES, Knowledge
from kiosk.knowledge.outlook import Outlook
from kiosk.knowledge.spare import Spare
from layouts.kiosk import Kiosk
from layouts.problem import DocumentError
from layouts.stamp import Stamp, stamp_of
from streams.feeds.book import load_book
from streams.feeds.desk import FeedDesk
from streams.feeds.key import load_keys
from streams.feeds.store import Store
from streams.feeds.storeerror import StoreError
from streams.floor.log import logger

if TYPE_CHECKING:
    from streams.alerts.desk import AlertDesk
    from streams.alerts.stand import Stand

FEEDS: Final = "feeds.db"
"""Beneath the kiosk's store: the last good answers."""
ALERTS: Final = "alerts.db"
EMBER: Final = "alarm.until"
"""While an alert has the screen."""
LOOK_S: Final = 2.0
AGAIN_S: Final = 30.0
"""How often what failed for another reason than its document is tried again."""
STOP_S: Final = 10.0

log = logger(__name__)


class Watch(Protocol):
    """What is asked of whoever keeps the cameras; from any thread."""

    @property
    def troubles(self) -> tuple[str, ...]:
        """What keeps cameras from being shown at all, a sentence each."""

    def outlooks(self) -> Mapping[str, Outlook]:
        """How each camera is now, by its channel."""


@dataclass
class _Post:
    """One thing that is to be opened, and what keeps it from that.

    Attributes:
        document: The document that it is opened by; None where the kiosk has none.
        open: Opens it.
        trouble: What went wrong last, a sentence; empty where nothing did.
        stamps: Its files as they were then.
        waited_s: How long ago that is.
        is_open: Whether it runs.
        beside: Other files that it is made of; it is opened anew when one of them is written.
    """

    document: Path | None
    open: Callable[[], None]
    trouble: str = ""
    stamps: tuple[Stamp, ...] = ()
    waited_s: float = 0.0
    is_open: bool = False
    beside: Callable[[], tuple[Stamp, ...]] | None = None

    def now(self) -> tuple[Stamp, ...]:
        """Its files as they are."""
        if self.beside is not None:
            return self.beside()
        return () if self.document is None else (stamp_of(self.document),)


class Intake:
    """What a kiosk knows; every method may be called from any thread.

    Nothing of it raises: a document that cannot be read, a store that cannot be opened and a thread
    that ends are told in `Knowledge.troubles`, and tried again.

    Args:
        kiosk: The kiosk's document.
        cameras: What is known of the public cameras; None where nobody looks at them.
        environment: Where keys are looked for first.
        heard: Told whenever other alerts stand, in the thread that hears them; it must not wait.
        look_s: How often a document that cannot be read is looked at for a mend, seconds.
        trouble: What is wrong with the kiosk's own document, a sentence; empty where nothing is.
    """

    def __init__(
        self,
        kiosk: Kiosk,
        cameras: Watch | None = None,
        environment: Mapping[str, str] = os.environ,
        heard: Callable[[], None] = lambda: None,
        look_s: float = LOOK_S,
        trouble: str = "",
    ) -> None:
        """Read what is kept; no feed is asked before `start`.

        An alert that had the screen when the kiosk ended has it again before the first picture.
        """
        self._trouble = trouble
        self._look_s, self._heard = look_s, heard
        self._kiosk, self._watch, self._environment = kiosk, cameras, environment
        self._feed_desk: FeedDesk | None = None
        self._alert_desk: AlertDesk | None = None
        self._ground: Ground | None = None
        self._asking = False
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._spare = Spare()
        self._thread = threading.Thread(target=self._tend, name="intake", daemon=True)
        self._feeds = _Post(kiosk.feeds, self._open_feeds)
        self._alerts = _Post(kiosk.alerts, self._open_alerts)
        self._map = _Post(None, self._open_map)
        if kiosk.map is not None:
            self._map = _Post(kiosk.map.files[0].file, self._open_map, beside=kiosk.map.stamps)
        self._try(self._feeds)
        self._ember = Ember(kiosk.store / EMBER)
        if self._ember.glows(datetime.now(UTC)):
            self._try(self._alerts)

    @property
    def knowledge(self) -> Knowledge:
        """What is known now; another value each time."""
        feeds, alerts = self._feed_desk, self._alert_desk
        told = (self._trouble, self._feeds.trouble, self._alerts.trouble, self._map.trouble)
        watch = self._watch
        return Knowledge(
            snapshots=feeds.snapshots if feeds is not None else {},
            alerts=alerts.standing if alerts is not None else (),
            lifted=alerts.lifted if alerts is not None else (),
            cameras=watch.outlooks() if watch is not None else {},
            ground=self._ground,
            hearing=alerts.conditions if alerts is not None else (),
            troubles=(*filter(None, told), *(watch.troubles if watch is not None else ())),
        )

    def start(self) -> None:
        """Begin to ask for feeds and to hear alerts."""
        self._thread.start()

    def stop(self) -> None:
        """Ask no more; bounded, and harmless if called twice or without `start`."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join(STOP_S)
        with self._lock:
            feeds, alerts = self._feed_desk, self._alert_desk
        if alerts is not None:
            alerts.stop()
        if feeds is not None:
            feeds.stop()
        self._spare.clear()

    def _tend(self) -> None:
        """Start what was opened, and open again and again what could not be."""
        with self._lock:
            self._asking = True
            if self._feed_desk is not None:
                self._feed_desk.start()
        self._try(self._alerts)
        self._try(self._map)
        while not self._over.wait(self._look_s):
            for post in (self._feeds, self._alerts, self._map):
                post.waited_s += self._look_s
                written = post.now() != post.stamps
                if written and post.beside is not None:
                    post.is_open = False
                    self._try(post)
                elif post.trouble and (written or post.waited_s >= AGAIN_S):
                    self._try(post)

    def _try(self, post: _Post) -> None:
        if post.document is None or post.is_open or self._over.is_set():
            return
        post.stamps, post.waited_s = post.now(), 0.0
        try:
            post.open()
        except DocumentError as error:
            self._tell(post, error.sentences)
        except (StoreError, OSError) as error:
            self._tell(post, str(error))
        except Exception as error:
            log.exception("what a kiosk shows cannot be opened", file=str(post.document))
            self._tell(post, f"{post.document}: {type(error).__name__}")
        else:
            post.trouble, post.is_open = "", True

    @staticmethod
    def _tell(post: _Post, trouble: str) -> None:
        if trouble != post.trouble:
            log.error("a kiosk does without a part of what it shows", why=trouble)
        post.trouble = trouble

    def _open_feeds(self) -> None:
        if self._kiosk.feeds is None:
            return
        book = load_book(self._kiosk.feeds, load_keys(self._kiosk.keys, self._environment))
        for note in book.notes:
            log.warning("the feeds document has a note", why=note)
        file, refused = self._kiosk.store / FEEDS, None
        try:
            store = Store(file)
        except StoreError as error:
            if self._feed_desk is not None:
                raise
            # What the city answers is worth showing, too, where it cannot be kept.
            store, refused = Store(self._spare.copy(file)), error
        desk = FeedDesk(book, store)
        if self._feed_desk is not None:
            self._feed_desk.stop()
        with self._lock:
            self._feed_desk = desk
            if self._asking:
                desk.start()
        if refused is not None:
            raise refused

    def _open_alerts(self) -> None:
        if self._kiosk.alerts is None:
            return
        # What reads signatures and knows disasters costs a second to import: the screen stands.
        from dataclasses import replace

        from streams.alerts.alerts_form import load_alert_settings
        from streams.alerts.book import BookError
        from streams.alerts.desk import AlertDesk
        from streams.alerts.hazard import guideline_for
        from streams.alerts.reckoning import Reckoning
        from streams.floor.clock import timing

        # Read here, so that the first alert does not wait on Qt's thread for thirty files.
        guideline_for(())
        settings = load_alert_settings(self._kiosk.alerts)
        file, refused = settings.book or self._kiosk.store / ALERTS, None
        # A machine that starts without a clock is set right soon; that is to be believed then.
        clock = Reckoning(synchronised=lambda: timing().synchronised)
        desk = AlertDesk(replace(settings, book=file), clock)
        try:
            desk.start()
        except (BookError, StoreError) as error:
            refused = OSError(str(error))
            if self._alert_desk is not None:
                raise refused from None
            # An alert that cannot be kept is told all the same.
            desk = AlertDesk(replace(settings, book=self._spare.copy(file)), clock)
            desk.start()
        before, self._alert_desk = self._alert_desk, desk
        if before is not None:
            before.hand_over(desk)
        # Only now, for whoever is told asks what is known.
        desk.listen(self._stand)
        if refused is not None:
            raise refused

    def _open_map(self) -> None:
        """Read the ground; while its files are wrong, what was read before stays."""
        if self._kiosk.map is not None:
            self._ground = read_ground(self._kiosk.map)

    def _stand(self, stands: tuple[Stand, ...]) -> None:
        self._ember.keep(max((one.until for one in stands if one.priority >= TAKES), default=None))
        self._heard()
