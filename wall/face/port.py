"""Lets other threads use the glass: what they ask for is done on Qt's thread, between frames."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from layouts.tour import Step
from wall.face.face import Face
from wall.face.panorama import Pixels, panorama
from wall.face.playback import Playback
from wall.face.ruling import Ruling
from wall.face.witness import Witness
from wall.glass.meter import Painted
from wall.glass.runs import Box
from wall.rules.happening import Happening
from wall.trust.door import Presence
from wall.trust.entry import Actor, Origin, Role
from wall.trust.policy import DeniedError

REMOTE = Actor(Origin.REMOTE, role=Role.ADMINISTRATOR)
"""Whoever has the remote control's token."""
ADMINISTRATOR = Presence(guest=False, name="", role=Role.ADMINISTRATOR)


class WallPort(QObject):
    """The glass, as the remote control sees it; made on Qt's thread.

    Args:
        face: What the windows show.
        windows: The wall's windows, and where on the wall each stands (None: there is only one);
            they change while displays come and go.
        witness: Told what the remote control does; None where nothing is recorded.
        ruling: What the wall does by itself; None where it does nothing.
    """

    _asked = Signal(object)

    def __init__(
        self,
        face: Face,
        windows: Sequence[tuple[QQuickWindow, Box | None]],
        witness: Witness | None = None,
        ruling: Ruling | None = None,
    ) -> None:
        """Bind to Qt's thread."""
        super().__init__()
        self._face = face
        self._witness = witness
        self._ruling = ruling
        self._windows = windows
        self._asked.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def spotlight(self, channel_id: str | None, reason: str = "") -> None:
        """Enlarge a channel, or give the glass back to the scene; returns before it is done.

        Raises:
            KeyError: There is no such channel.
            DeniedError: It may not stand large on the glass now, or not without a reason.
        """
        row = -1 if channel_id is None else self._face.engine.index(channel_id)
        if channel_id is not None:
            self._check(channel_id, row, reason)
        self._remotely(lambda: self._spotlight(row, reason))

    def pictured(self, channel_id: str, reason: str = "") -> None:
        """A picture of a channel is being taken for an administrator, not for the glass.

        Raises:
            KeyError: There is no such channel.
            DeniedError: Not without a reason.
        """
        self._check(channel_id, self._face.engine.index(channel_id), reason, ADMINISTRATOR)
        if self._witness is not None:
            self._witness.pictured(REMOTE, channel_id, reason)

    def scene(self, scene_id: str) -> None:
        """Change the scene; returns before it is done.

        Raises:
            KeyError: There is no such scene.
        """
        if scene_id not in self._face.scene_ids:
            raise KeyError(scene_id)
        self._remotely(lambda: self._call(Step(scene=scene_id)))

    def scenes(self) -> tuple[str, ...]:
        """The ids of all scenes."""
        return self._face.scene_ids

    def salvo(self, salvo_id: str) -> None:
        """Put a salvo onto its displays; returns before it is done.

        Raises:
            KeyError: There is no such salvo.
        """
        if salvo_id not in self._face.salvo_ids:
            raise KeyError(salvo_id)
        self._remotely(lambda: self._call(Step(salvo=salvo_id)))

    def salvos(self) -> tuple[str, ...]:
        """The ids of all salvos."""
        return self._face.salvo_ids

    def start_tour(self, tour_id: str) -> None:
        """Play a tour from its first step; returns before it is done.

        Raises:
            KeyError: There is no such tour.
        """
        if tour_id not in self._face.tours:
            raise KeyError(tour_id)
        self._remotely(lambda: self._face.touring_.start(tour_id))

    def stop_tour(self, tour_id: str) -> None:
        """End a tour if it plays; returns before it is done.

        Raises:
            KeyError: There is no such tour.
        """
        if tour_id not in self._face.tours:
            raise KeyError(tour_id)

        def stop() -> None:
            if self._face.touring_.playing == tour_id:
                self._face.touring_.stop()

        self._remotely(stop)

    def tours(self) -> tuple[str, ...]:
        """The ids of all tours."""
        return tuple(self._face.tours)

    def happens(self, happening: Happening) -> tuple[str, ...]:
        """Something begins or changes; returns the rules that it calls, before they act."""
        ruling = self._ruling
        if ruling is None:
            return ()
        self.later(lambda: ruling.tell(happening))
        return ruling.called_by(happening)

    def ends(self, name: str) -> bool:
        """Something has ended; returns whether it was known, before anything is done."""
        ruling = self._ruling
        if ruling is None:
            return False
        known = name in ruling.lasting  # asked first: Qt's thread may be quicker than this one
        self.later(lambda: ruling.end(name))
        return known

    def dismiss(self, rule_id: str) -> bool:
        """End a rule; returns whether it was called, before anything is done."""
        ruling = self._ruling
        if ruling is None or rule_id not in (claim.rule.id for claim in ruling.claims):
            return False
        self._remotely(lambda: ruling.dismiss_rule(rule_id))
        return True

    def rules(self) -> list[dict[str, Any]]:
        """The rules that are called now, the highest first."""
        return self._ruling.told() if self._ruling is not None else []

    def snapshot(self) -> Future[Pixels]:
        """What the glass shows now: BGRA, shape (height, width, 4), at its pixels."""
        future: Future[Pixels] = Future()

        def grab() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(panorama(self._windows))
            except Exception as error:  # noqa: BLE001 - whoever waits has to hear of any failure
                future.set_exception(error)

        if self._witness is not None:
            self._witness.pictured(REMOTE)
        self.later(grab)
        return future

    def shown(self) -> dict[str, Any]:
        """What is on the glass; what is edited stands over all the rest."""
        by_row, lit = self._face.rows.by_row, self._face.stage_.spotlights.channels
        spotlights = [by_row[row].id for row in lit if row in by_row]
        return {
            "scene": self._face.scene_id,
            "salvos": list(self._face.showing.salvo_ids),
            "tour": _tour(self._face.touring_.playback),
            "spotlight": spotlights[-1] if spotlights else None,
            "spotlights": spotlights,
            "editing": self._face.cover.id if self._face.cover else None,
        }

    def left(self) -> dict[str, Any]:
        """The same of what people have there: without what rules show over it."""
        standing = self._ruling.standing if self._ruling is not None else None
        if standing is None:
            return self.shown()
        showing = standing.showing
        return self.shown() | {
            "scene": showing.scene.id if showing.scene else None,
            "salvos": list(showing.salvo_ids),
            "spotlights": [channel for channel, _, _ in standing.lit],
        }

    def painted(self) -> Painted:
        """What has been painted since the start."""
        return self._face.stage_.meter.painted

    def later(self, deed: Callable[[], None]) -> None:
        """Do something on Qt's thread, soon."""
        self._asked.emit(deed)

    def _call(self, step: Step) -> None:
        """A program has the glass: a tour would take away at once what it called up."""
        self._face.touring_.stop()
        self._face.call(step)

    def _spotlight(self, row: int, reason: str) -> None:
        """A program enlarges a channel: a tour waits, as it does for a finger."""
        self._face.touring_.touched()
        self._face.guard_.grant(row, reason)
        self._face.spotlight(row)

    def _check(
        self, channel_id: str, row: int, reason: str, presence: Presence | None = None
    ) -> None:
        try:
            self._face.guard_.check(row, reason, presence)
        except DeniedError as error:
            if self._witness is not None:
                self._witness.denied(REMOTE, channel_id, str(error))
            raise

    def _remotely(self, deed: Callable[[], None]) -> None:
        """Do later what is the remote control's deed, and not a finger's."""
        if self._witness is None:
            self.later(deed)
            return
        witness = self._witness

        def attributed() -> None:
            with witness.by(REMOTE):
                deed()

        self.later(attributed)

    @Slot(object)
    def _do(self, deed: Callable[[], None]) -> None:
        deed()


def _tour(playback: Playback | None) -> dict[str, Any] | None:
    """Which tour plays, and where it is; steps are counted from 1."""
    if playback is None:
        return None
    return {
        "id": playback.tour.id,
        "step": playback.number + 1,
        "steps": len(playback.steps),
        "paused": playback.paused is not None,
    }
