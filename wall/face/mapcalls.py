"""Puts onto the glass the cameras that a hand on a map calls up, and takes them away again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot

from layouts.geometry import Rect
from layouts.layout import Layout
from layouts.map import Map
from layouts.salvo import Part, Salvo
from layouts.surface import Surface
from wall.face.composing import rooms
from wall.face.mapwords import say
from wall.face.program import Rows
from wall.face.showing import Showing
from wall.face.touring import Touring
from wall.glass.map.maps import Wanted
from wall.glass.stage import Stage
from wall.glass.view import View

OWN = "map:"
"""Before what was touched in the id of the salvo that stands for it."""
LONGEST = 400
"""Characters of such an id: the audit log keeps it, and with it which cameras came up."""
CALLED = re.compile(
    re.escape(OWN) + r"(?P<kind>\w+)( (?P<place>-?[\d.]+,-?[\d.]+))? \(\d+\) (?P<ids>[^…]+)"
)
"""Such an id, taken apart."""
NONE: dict[str, Any] = {"open": False, "words": ""}


class Screen(Protocol):
    """Whoever can put things onto the glass."""

    showing: Showing
    touring_: Touring

    def put(self, showing: Showing) -> None:
        """Have this on the glass."""


class MapCalls(QObject):
    """What a map called up, if anything.

    Args:
        screen: Shows it.
        stage: Has the maps.
        language: ``ko`` or ``en``.
    """

    changed = Signal()

    def __init__(self, screen: Screen, stage: Stage, language: str) -> None:
        """Nothing is called up."""
        super().__init__()
        self._screen, self._stage, self._language = screen, stage, language
        self._rows = Rows((), ())
        self._layout: Layout | None = None
        self._view = View()
        stage.maps.wanted.connect(self._call)
        stage.outermost.connect(self.back)

    def replace(self, rows: Rows, layout: Layout | None) -> None:
        """These are the documents from now on."""
        self._rows, self._layout = rows, layout
        self._stage.maps.replace(rows.channels, rows.by_id)

    def recall(self, name: str) -> bool:
        """Call up again what stood there when the wall ended; returns whether that was a map's.

        Args:
            name: The id of the salvo; one that was too long to hold every camera calls up none.
        """
        found = CALLED.fullmatch(name)
        if found is None:
            return name.startswith(OWN)
        known = self._rows.by_id
        rows = tuple(known[id_] for id_ in found["ids"].split() if id_ in known)
        place = tuple(map(float, found["place"].split(","))) if found["place"] else None
        self._call(Wanted(found["kind"], rows, (place[0], place[1]) if place else None))
        return True

    @Slot()
    def back(self) -> None:
        """Show what stood there before."""
        there = self._called
        if there is None:
            return
        self._screen.put(self._screen.showing.without(there.id))
        self._stage.show(self._view)

    @property
    def _called(self) -> Salvo | None:
        """What a map called up last, of what stands on the glass."""
        salvos = reversed(self._screen.showing.salvos)
        return next((salvo for salvo in salvos if salvo.id.startswith(OWN)), None)

    @Slot(object)
    def _call(self, wanted: Wanted) -> None:
        ids = [self._rows.by_row[row].id for row in wanted.rows if row in self._rows.by_row]
        if self._layout is None or not ids:
            return
        if self._called is None:
            self._view = self._stage.view
        part = Part(self._room(self._layout.surface), channels=tuple(ids))
        names = {code: _name(wanted, len(ids), code) for code in ("ko", "en")}
        self._screen.touring_.overruled()
        self._screen.put(self._screen.showing.over(Salvo(_id(wanted, ids), names, (part,))))

    def _room(self, surface: Surface) -> tuple[str, ...]:
        """The displays on which it comes up: those beside the map, or else all of them."""
        tiles = self._stage.arrangement
        canvas = Rect(0.0, 0.0, tiles.width, tiles.height)
        maps = [Rect(*b.box) for b in tiles.boards if isinstance(b.content, Map)]
        free = [
            display.id
            for display in surface.displays
            if not any(one.overlaps(surface.region([display.id]).into(canvas), 1) for one in maps)
        ]
        every = tuple(display.id for display in surface.displays)
        return max(rooms(surface, free), key=len, default=every)

    def _get_state(self) -> dict[str, Any]:
        if self._called is None:
            return NONE
        there = any(isinstance(b.content, Map) for b in self._stage.arrangement.boards)
        return {"open": True, "words": say(self._language, "close" if there else "back")}

    state = Property(dict, _get_state, notify=changed)
    """The button that leads back."""


def _name(wanted: Wanted, count: int, language: str) -> str:
    name = say(language, wanted.kind, count=count)
    return f"{wanted.words}: {name}" if wanted.words else name


def _id(wanted: Wanted, ids: Sequence[str]) -> str:
    """Tells the audit log what was touched, and who came up by it."""
    place = "" if wanted.place is None else f" {wanted.place[0]:.5f},{wanted.place[1]:.5f}"
    whole = f"{OWN}{wanted.kind}{place} ({len(ids)}) {' '.join(ids)}"
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + "…"
