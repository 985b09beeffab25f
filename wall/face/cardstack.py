"""The cards of one window: those of the rules that want a display which this window shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from wall.face.cards import card_of
from wall.face.editing import Editing
from wall.face.editwords import say as edit_words
from wall.face.face import Face
from wall.face.ruling import Ruling
from wall.rules.board import Claim, Key
from wall.rules.words import say

MOST_CARDS = 4
"""More of them would hide the glass that they are about."""


class CardStack(QObject):
    """The cards over the tiles of one window.

    Args:
        face: Knows the rules, as soon as there are any.
        display: The display that the window shows; None: all of them.
    """

    changed = Signal()

    def __init__(self, face: Face, display: str | None) -> None:
        """No card is there before rules are."""
        super().__init__()
        self._face = face
        self._displays = None if display is None else frozenset([display])
        self._folded: dict[Key, bool] = {}
        self._ruling: Ruling | None = None
        self._edited = False
        face.renewed.connect(self._see_edit)
        face.ruled.connect(self._obey)
        self._obey()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The rules that want a display of this window, the highest first."""
        return tuple(self._claims())

    @property
    def every(self) -> tuple[Claim, ...]:
        """The rules that want any display of the wall."""
        return self._ruling.claims if self._ruling is not None else ()

    def since(self, claim: Claim) -> datetime:
        """When a rule was called."""
        assert self._ruling is not None, "nothing is called where there are no rules"
        return self._ruling.since(claim)

    def bear(self, displays: Iterable[str] | None) -> None:
        """Bear the cards of these displays from now on; None: of all."""
        wanted = None if displays is None else frozenset(displays)
        if wanted != self._displays:
            self._displays = wanted
            self.changed.emit()

    @Slot(str, str)
    def dismiss(self, rule_id: str, event: str) -> None:
        """End a rule, and show what was there."""
        if self._ruling is not None:
            self._ruling.dismiss(rule_id, event)

    @Slot(str, str)
    def again(self, rule_id: str, event: str) -> None:
        """Show a rule's answer on the displays that people have taken from it."""
        if self._ruling is not None:
            self._ruling.again(rule_id, event)

    @Slot(str, str)
    def showNow(self, rule_id: str, event: str) -> None:  # noqa: N802 - called from QML
        """Put the edit of a scene aside, for the rule is more urgent; its draft is kept."""
        editing = self._face.property("editing")
        if isinstance(editing, Editing):
            editing.suspend()
            self.again(rule_id, event)

    @Slot(str, str)
    def fold(self, rule_id: str, event: str) -> None:
        """Make a card small here, or large again."""
        for number, claim in enumerate(self._claims()):
            if claim.key == (rule_id, event):
                self._folded[claim.key] = not self._is_folded(number, claim)
        self.changed.emit()

    @Slot()
    def _obey(self) -> None:
        ruling = self._face.property("ruling")
        if isinstance(ruling, Ruling):
            self._ruling = ruling
            ruling.changed.connect(self._renew)
            self._renew()

    @Slot()
    def _see_edit(self) -> None:
        """A scene is edited over everything, or no longer."""
        if self._edited != (self._face.cover is not None):
            self._edited = not self._edited
            self.changed.emit()

    @Slot()
    def _renew(self) -> None:
        keys = {claim.key for claim in self._claims()}
        self._folded = {key: folded for key, folded in self._folded.items() if key in keys}
        self.changed.emit()

    def _claims(self) -> list[Claim]:
        """The rules that want a display of this window, or none at all, the highest first."""
        claims = self._ruling.claims if self._ruling is not None else ()
        here = self._displays
        mine = (c for c in claims if here is None or not here.isdisjoint(c.displays or here))
        return list(mine)

    def _is_folded(self, number: int, claim: Claim) -> bool:
        """Whether a card is small: as somebody wanted it, or all but the first."""
        return self._folded.get(claim.key, number > 0)

    def _get_cards(self) -> list[dict[str, Any]]:
        ruling = self._ruling
        if ruling is None:
            return []
        return [
            card_of(
                claim,
                ruling.shows(claim),
                self._is_folded(number, claim),
                ruling.since(claim),
                self._face.language,
            )
            | waiting(self._face)
            for number, claim in enumerate(self._claims()[:MOST_CARDS])
        ]

    cards = Property(list, _get_cards, notify=changed)
    """The instructions of the rules that were called, the highest first, which is open."""

    def _get_more(self) -> str:
        count = len(self._claims()) - MOST_CARDS
        return say(self._face.language, "more", count=count) if count > 0 else ""

    more = Property(str, _get_more, notify=changed)
    """How many rules were called besides; empty where all have a card."""


def waiting(face: Face) -> dict[str, str]:
    """What a card says besides while a scene is edited over what its rule shows."""
    if face.cover is None:
        return {"showNow": ""}
    language = face.language
    return {"state": edit_words(language, "waits"), "showNow": edit_words(language, "show_now")}
