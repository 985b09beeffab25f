"""Decides who may move which camera: asks for the purpose, and takes the camera back in time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Property, QObject, QRectF, Signal, Slot

from layouts.channels import Channel
from layouts.credentials import Credential
from streams.onvif.ptz.target import target_of
from wall.face.face import Face
from wall.face.grip import Grip
from wall.face.helmwords import say
from wall.face.holding import Holding
from wall.face.question import Question
from wall.glass.mosaic import MosaicItem
from wall.glass.spotlights import Bay
from wall.trust import words as trust
from wall.trust.policy import Sight, steering

BESIDE = 284.0
"""Lines of 1080 that the panel takes beside the picture, so that it hides nothing of it."""


class Helm(QObject):
    """The one camera of a wall that may be moved, and by whom; on Qt's thread.

    Args:
        face: What is shown.
        grip: What the hand that has it does with it.
        credentials: Users and passwords by name.
    """

    changed = Signal()

    def __init__(self, face: Face, grip: Grip, credentials: Mapping[str, Credential]) -> None:
        """Nobody holds a camera."""
        super().__init__()
        self._face, self._credentials = face, credentials
        self._stage, self._language = face.stage_, face.language
        self.grip_ = grip
        self._place = QRectF()
        grip.freed.connect(self._free)
        self._stage.spotlighted.connect(self._look)
        self._stage.arranged.connect(self._look)
        self._stage.said.connect(self._second)
        face.guard_.changed.connect(self._look)

    @property
    def row(self) -> int | None:
        """The row of the channel that somebody holds; None for none."""
        return self.grip_.holding.row if self.grip_.holding else None

    def take(self, credentials: Mapping[str, Credential]) -> None:
        """The documents were edited."""
        self._credentials = credentials
        self._look()

    @Slot()
    def enter(self) -> None:
        """Somebody wants to move the channel that was enlarged last."""
        row = self._stage.lit
        channel = self._face.rows.by_row.get(row) if row is not None else None
        if row is None or channel is None or channel.control is None or row == self.row:
            return
        guard = self._face.guard_
        if self.grip_.holding is not None:
            self._refuse(row, channel, self._taken_by)
            return
        purpose = guard.purpose(row)
        verdict = steering(guard.presence, purpose)
        if verdict.sight is Sight.SHOWN:
            self._begin(row, channel, purpose)
        elif verdict.sight is Sight.NEEDS_REASON:
            sentence = trust.say(self._language, verdict.why, channel=channel.name(self._language))
            usual = tuple(trust.purposes(self._language))
            guard.inquire(Question(row, sentence, usual, then=partial(self._begin, row, channel)))
        else:
            self._refuse(row, channel, partial(trust.say, key=verdict.why))

    @Slot()
    def leave(self) -> None:
        """Whoever holds it has done with it."""
        self.grip_.let_go("ended by hand")

    @Slot()
    def _free(self) -> None:
        """The picture has its bay for itself again."""
        self._stage.keep_free(Bay(None), 0.0)
        self.changed.emit()

    def _begin(self, row: int, channel: Channel, purpose: str) -> None:
        target, lit = target_of(channel, self._credentials), self._lit_at(row)
        if target is None or lit is None or self.grip_.holding is not None:
            return  # the picture went while the purpose was asked for
        presence = self._face.guard_.presence
        holding = Holding(row, channel, lit, presence, purpose)
        self.grip_.take(holding, target)
        self._look()

    @Slot()
    def _look(self) -> None:
        """The glass, the documents or the people are otherwise: whether it still may be held."""
        if (holding := self.grip_.holding) is not None:
            bay = self._lit_at(holding.row)
            if self._face.guard_.presence != holding.presence:
                self.grip_.let_go("somebody else is at the wall")
            elif self._face.rows.by_row.get(holding.row) != holding.channel:
                self.grip_.let_go("its channel was edited")
            elif bay != holding.bay:
                self.grip_.let_go("its picture left its place")
            elif isinstance(bay.window, MosaicItem):
                self._stage.keep_free(bay, BESIDE)
                self._place = QRectF(*bay.window.spotlight_place(holding.row, bay.number))
        self.changed.emit()

    @Slot()
    def _second(self) -> None:
        """A second has passed: pictures may have another shape, and the time runs."""
        if self.row is not None:
            self._look()
        self.grip_.second()

    def _lit_at(self, row: int) -> Bay | None:
        lit = self._stage.spotlights.all
        return next((one.bay for one in lit if one.spot.channel == row and one.spot.opening), None)

    def _refuse(self, row: int, channel: Channel, sentence: Callable[..., str]) -> None:
        guard = self._face.guard_
        words = sentence(self._language, channel=channel.name(self._language))
        guard.inquire(Question(row, words, sign_in=guard.presence.guest))
        guard.refused.emit(channel.id, sentence("en", channel=channel.id))

    def _taken_by(self, language: str, channel: str) -> str:
        """Who holds which camera; `channel` is the one that somebody else wanted."""
        holding = self.grip_.holding
        assert holding is not None, f"nobody holds a camera, and {channel} can be taken"
        name = holding.presence.name
        key = "taken_by" if name else "taken"
        return say(language, key, name=name, channel=holding.channel.name(language))

    def _get_grip(self) -> QObject:
        return self.grip_

    grip = Property(QObject, _get_grip, constant=True)

    def _get_place(self) -> QRectF:
        return self._place

    place = Property(QRectF, _get_place, notify=changed)
    """Where the picture stands in its window's mosaic, pixels."""

    def _get_window(self) -> QObject | None:
        window = self.grip_.holding.bay.window if self.grip_.holding is not None else None
        return window if isinstance(window, QObject) else None

    window = Property(QObject, _get_window, notify=changed)
    """The mosaic in which the picture stands."""

    def _get_beside(self) -> float:
        return BESIDE

    beside = Property(float, _get_beside, constant=True)
    """Lines of 1080 beside the picture, for the panel."""

    def _get_offer(self) -> bool:
        row = self._stage.lit
        channel = self._face.rows.by_row.get(row) if row is not None else None
        return channel is not None and channel.control is not None

    offer = Property(bool, _get_offer, notify=changed)
    """Whether the channel that was enlarged last can be moved."""

    def _get_held(self) -> bool:
        return self.row is not None and self.row == self._stage.lit

    held = Property(bool, _get_held, notify=changed)
    """Whether it is that one that somebody holds."""

    def _get_home(self) -> QObject | None:
        home = self._stage.home
        return home if isinstance(home, QObject) else None

    home = Property(QObject, _get_home, notify=changed)
    """The mosaic in which the channel that was enlarged last stands."""
