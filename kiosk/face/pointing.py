"""What a finger on a map means: which exit or place is pointed at, and on which page."""

from __future__ import annotations

from kiosk.face.bill import EXITS, Bill
from kiosk.page.chart import Chart, gate_pin
from kiosk.page.page import Page
from kiosk.visit import Visit


def pins_on(page: Page) -> tuple[str, ...]:
    """The names of what is pointed at on a page's maps."""
    return tuple(pin for one in page.blocks if isinstance(one, Chart) for pin in one.pins)


def pointed(visit: Visit, bill: Bill, pin: str) -> Visit:
    """The visit after something on the map that stands was touched; once more, or empty: nothing.

    An exit leads to the map of the exits, wherever it is touched.
    """
    shown = bill.shown.id
    if pin.startswith(gate_pin("")) and shown != EXITS:
        return led(visit, bill, pin)
    # Whoever touches a map keeps it: its turn would take it away.
    kept = visit if visit.page else visit.open(shown)
    return kept.point("" if pin == visit.pin else pin)


def led(visit: Visit, bill: Bill, pin: str) -> Visit:
    """The visit with an exit shown on the map of the exits; an alert lets nobody there."""
    return visit if bill.alarm else visit.open(EXITS).point(pin)


def stepped(visit: Visit, bill: Bill, by: int) -> Visit:
    """The visit with the next thing on the map pointed at, or the one before."""
    pins = pins_on(bill.shown)
    if not pins:
        return visit
    at = pins.index(visit.pin) + by if visit.pin in pins else min(by, 0)
    kept = visit if visit.page else visit.open(bill.shown.id)
    return kept.point(pins[at % len(pins)])
