"""What QML sees of a page that is taken along: its QR symbol, and what a phone makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.face.face import Face
from kiosk.face.qrurl import address
from kiosk.opinions.words import words
from kiosk.page.language import Language
from kiosk.page.page import Page
from kiosk.share.essentials import essentials
from kiosk.share.link import page_link
from kiosk.share.symbol import symbol

Carry = Callable[[Page], str]
"""Makes of a page what a phone reads."""
_WEB = ("http://", "https://")


@dataclass(frozen=True)
class Carried:
    """A page as it is taken along.

    Attributes:
        title: The page's heading.
        source: Where QML finds the symbol.
        side: How many modules wide it is.
        link: Whether it leads to a page; else it holds the words themselves.
        when: The moment that the words were true at; empty for a link.
    """

    title: str
    source: str
    side: int
    link: bool
    when: str


def carrying(
    web: str, kiosk: str, names: Mapping[Language, str], now: Callable[[], datetime]
) -> Carry:
    """Return what makes of a page an address, or its essentials where there is no web page.

    Args:
        web: The citizens' page; empty where there is none.
        kiosk: The kiosk's id.
        names: The place, by language.
        now: The moment, aware, in the kiosk's zone.
    """

    def carry(page: Page) -> str:
        if web:
            return page_link(web, page.id, page.language.value, kiosk)
        place = names.get(page.language) or next(iter(names.values()))
        return essentials(page, place, now())

    return carry


class Sharing(QObject):
    """The page that a visitor takes along; closed whenever another one stands.

    Args:
        face: What stands.
        carry: Makes of a page what a phone reads.
    """

    changed = Signal()
    spoken = Signal()
    """The words may be in another language."""

    def __init__(self, face: Face, carry: Carry) -> None:
        """Closed."""
        super().__init__()
        self._face, self._carry = face, carry
        self._carried: Carried | None = None
        face.turned.connect(self.close)
        face.visited.connect(self._visited)

    def aloud(self) -> tuple[str, str]:
        """What is opened, and its words."""
        carried, told = self._carried, words(self._face.visit.language.value)
        if carried is None:
            return "", ""
        how = told["share_link"] if carried.link else f"{told['share_text']} {carried.when}"
        return "shared", "\n".join((told["share_ask"], carried.title, how))

    @Slot()
    def toggle(self) -> None:
        """Show the symbol of the page that stands, or close."""
        if self._carried is not None:
            self.close()
            return
        page = self._face.bill.shown
        content = self._carry(page)
        made = symbol(content)
        link = content.startswith(_WEB)
        when = "" if link else words(page.language)["share_when"].format(time=self._face.clock)
        self._carried = Carried(page.title, address(made), made.side, link, when)
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Close."""
        if self._carried is not None:
            self._carried = None
            self.changed.emit()

    @Slot()
    def _visited(self) -> None:
        if self._face.visit.touched is None:
            self.close()
        self.spoken.emit()

    open = Property(bool, lambda self: self._carried is not None, notify=changed)
    carried = Property(
        dict, lambda self: asdict(self._carried) if self._carried else {}, notify=changed
    )
    word = Property(dict, lambda self: dict(words(self._face.visit.language.value)), notify=spoken)
