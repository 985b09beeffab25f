"""Puts onto the glass what rules want to be shown, and what was there back when they are done."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from layouts.layout import Layout
from streams.floor.truth import State
from wall.documents import Documents
from wall.face.composing import composed, put_by_hand
from wall.face.eventmarks import marks_of
from wall.face.face import Face
from wall.face.showing import Showing
from wall.face.standing import Standing, put_back, standing_on
from wall.face.witness import Witness
from wall.rules.board import Board, Claim, Key
from wall.rules.happening import Happening
from wall.rules.loss import Losses
from wall.rules.memory import Clocks, recalled, remembered
from wall.trust.entry import Actor, Origin

RULE = Actor(Origin.RULE)
DISMISSED = "dismissed"


class Ruling(QObject):
    """What the wall does by itself, on Qt's thread.

    Args:
        face: What is shown.
        documents: The layout with the rules, and the channels.
        witness: Told of every rule that is called and that ends.
    """

    changed = Signal()
    heard = Signal()
    """Something began, changed or ended, also where no rule is called."""

    def __init__(self, face: Face, documents: Documents, witness: Witness | None = None) -> None:
        """No rule is called."""
        super().__init__()
        self._face = face
        self._witness = witness
        self._board = _board(documents.layout, Standing(face.showing))
        self._losses = _losses(documents)
        self._known = face.showing
        self._acting = self._tour_held = False
        self._times: dict[Key, datetime] = {}
        face.rule(self)
        face.scenes_changed.connect(self._see)
        face.stage_.said.connect(self._second)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The rules that were called, the highest first."""
        claims = self._board.claims if self._board else ()
        return tuple(sorted(claims, key=lambda claim: claim.rank, reverse=True))

    def shows(self, claim: Claim) -> bool:
        """Whether a claim has a display now."""
        return self._board is not None and claim in self._board.held.values()

    def since(self, claim: Claim) -> datetime:
        """When a claim was called."""
        return self._times[claim.key]

    @property
    def lasting(self) -> tuple[str, ...]:
        """The ids of what happens now."""
        return tuple(self._board.lasting) if self._board else ()

    def called_by(self, happening: Happening) -> tuple[str, ...]:
        """The ids of the rules that something calls; may be asked from any thread."""
        board = self._board
        rules = board.layout.rules if board else ()
        return tuple(rule.id for rule in rules if happening.meets(rule.when, rule.id))

    def told(self) -> list[dict[str, Any]]:
        """What programs are told of the rules that are called, the highest first."""
        board = self._board
        held = board.held if board else {}
        return [
            {
                "rule": claim.rule.id,
                "event": claim.happening.id,
                "kind": claim.happening.kind.value,
                "priority": claim.priority,
                "displays": list(claim.displays),
                "shown": [name for name in claim.displays if held.get(name) == claim],
                "over": claim.over,
            }
            for claim in self.claims
        ]

    @property
    def standing(self) -> Standing | None:
        """What people had on the glass; None while no rule has a display."""
        return self._board.base if self._board is not None and self._board.held else None

    def memory(self, now: Clocks) -> dict[str, Any]:
        """What is kept over a restart, as JSON."""
        return remembered(self._board, now) if self._board is not None else {}

    def recall(self, document: Any, now: Clocks) -> None:
        """Take up what the wall before this one had to do.

        Raises:
            MemoryBrokenError: It is no document of a wall's memory.
        """
        if self._board is None or document == {}:
            return
        board, began = recalled(document, self._board.layout, standing_on(self._face), now)
        for key, when in began.items():
            self._times[key] = datetime.fromtimestamp(when).astimezone()
        self._turn(board, "")

    def tell(self, happening: Happening) -> None:
        """Something began or changed."""
        if self._board is not None:
            board = self._look(self._board).told(happening, time.monotonic())
            self._turn(board, "its event is otherwise now")
            self.heard.emit()

    def end(self, name: str) -> None:
        """Something has ended; what is not known is none."""
        if self._board is not None:
            self._turn(self._look(self._board).ended(name), "the event has ended")
            self.heard.emit()

    def dismiss_rule(self, rule_id: str) -> None:
        """End all claims of a rule."""
        self._dismiss(claim.key for claim in self.claims if claim.rule.id == rule_id)

    def dismiss(self, rule_id: str, event: str) -> None:
        """End a rule, and show what was there."""
        self._dismiss([(rule_id, event)])

    def again(self, rule_id: str, event: str) -> None:
        """Show a rule's answer on the displays that people have taken from it."""
        if self._board is not None:
            if self._witness is not None and any(
                one.key == (rule_id, event) for one in self.claims
            ):
                self._witness.handled(rule_id, f"shown again, called by '{event}'")
            self._turn(self._look(self._board).again((rule_id, event)), "")

    def take(self, documents: Documents) -> None:
        """Put edited documents onto the glass."""
        known = self._look(self._board) if self._board else None
        with self._by_itself():
            self._face.take(documents)
        before, losses = self._losses, _losses(documents)
        self._losses = losses.taking_over(before)
        if known is None or documents.layout is None:
            self._board = _board(documents.layout, Standing(self._face.showing))
            self._turn_over()
            return
        base = replace(known.base, showing=known.base.showing.edited(documents.layout))
        board = known.edited(documents.layout, base, time.monotonic())
        for name in losses.gone_since(before):
            board = board.ended(name)
        self._turn(board, "the documents were edited")

    def _dismiss(self, keys: Iterable[Key]) -> None:
        if self._board is not None:
            self._turn(self._look(self._board).dismissed(keys), DISMISSED)

    @Slot()
    def _second(self) -> None:
        """A second has passed: count losses, and end what stood for long enough."""
        if self._board is None:
            return
        now = time.monotonic()
        if self._losses.watching:
            for loss in self._losses.look(self._lost(), now):
                if loss.happening is None:
                    self.end(loss.id)
                else:
                    self.tell(loss.happening)
        if self._board.claims:
            self._turn(self._look(self._board).passed(now), "it stood for as long as it may")

    def _lost(self) -> set[str]:
        engine, rows = self._face.engine, self._face.rows
        lost = np.flatnonzero(engine.judge.states == State.LOST).tolist()
        return {rows.by_row[row].id for row in lost if row in rows.by_row}

    @Slot()
    def _see(self) -> None:
        """What stands on the glass was changed, perhaps by hand: that is respected."""
        before, after = self._known, self._face.showing
        if self._acting or after == before or self._board is None:
            return
        self._known = after
        if not self._board.held:
            return
        base, displays = put_by_hand(self._board.base.showing, before, after)
        board = self._board.put(Standing(base), displays or self._board.displays)
        self._tour_held = False
        self._turn(board, "")

    def _look(self, board: Board[Standing]) -> Board[Standing]:
        """Remember what people have on the glass before a rule takes it from them."""
        return board if board.held else board.seen(standing_on(self._face))

    def _turn(self, board: Board[Standing], why: str) -> None:
        """Take another state of the board: record it, show it, say it."""
        before, self._board = self._board, board
        self._face.stage_.maps.mark(marks_of(board, self._face.language))
        past = before.claims if before else ()
        if board.claims == past and before and board.layout is before.layout:
            return
        self._record(past, board.claims, why)
        showing = composed(board.base.showing, board, self._face.rows.channels)
        if showing != self._face.showing:
            self._show(showing, "".join(claim.rule.id for claim in self.claims[:1]))
        self._hold_tour(bool(board.held))
        if before is not None and before.held and not board.held:
            put_back(self._face, board.base)
        self.changed.emit()

    def _turn_over(self) -> None:
        """There is another layout, or none: no rule is called."""
        self._known = self._face.showing
        self._face.stage_.maps.mark(marks_of(self._board, self._face.language))
        self._hold_tour(False)
        self.changed.emit()

    def _show(self, showing: Showing, rule_id: str) -> None:
        with self._by_itself():
            if self._witness is None:
                self._face.put(showing)
                return
            with self._witness.by(RULE, rule_id):
                self._face.put(showing)

    def _hold_tour(self, hold: bool) -> None:
        """A tour stands still while a rule has a display, and goes on behind it."""
        touring = self._face.touring_
        playback = touring.playback
        if playback is None:
            self._tour_held = False
        elif hold and playback.paused is None:
            self._tour_held = True
            touring.toggle()
        elif self._tour_held and not hold:
            self._tour_held = False
            with self._by_itself():
                touring.toggle()

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        """What changes on the glass meanwhile is no hand's work."""
        before, self._acting = self._acting, True
        try:
            yield
        finally:
            self._acting = before
            self._known = self._face.showing

    def _record(self, before: Iterable[Claim], after: Iterable[Claim], why: str) -> None:
        past, present = ({claim.key: claim for claim in some} for some in (before, after))
        for key, claim in present.items():
            if key not in past:
                self._times.setdefault(key, datetime.now().astimezone())
                told = claim.happening.told("ko")
                self._tell(claim, f"called by {claim.happening.kind} '{key[1]}': {told}")
            elif claim.kept_off - past[key].kept_off:
                displays = ", ".join(sorted(claim.kept_off))
                self._tell(claim, f"left to people on {displays}")
        for key, claim in past.items():
            if key not in present:
                self._times.pop(key, None)
                words = f"ended, called by '{key[1]}': {why}"
                if why == DISMISSED and self._witness is not None:
                    self._witness.handled(claim.rule.id, words)  # and by whom
                else:
                    self._tell(claim, words)

    def _tell(self, claim: Claim, words: str) -> None:
        if self._witness is not None:
            self._witness.ruled(RULE, claim.rule.id, words)


def _board(layout: Layout | None, base: Standing) -> Board[Standing] | None:
    return None if layout is None else Board(layout, base)


def _losses(documents: Documents) -> Losses:
    return Losses(documents.layout.rules if documents.layout else (), documents.channels)
