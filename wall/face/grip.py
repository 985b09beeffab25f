"""What a hand does with one camera: pull, pinch, tap, presets; let go of, the camera stands."""

from __future__ import annotations

import math
import time
from typing import Any

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot

from streams.onvif.ptz.account import Account
from streams.onvif.ptz.drive import Drive
from streams.onvif.ptz.pilot import Pilot
from streams.onvif.ptz.reins import Errand, Task
from streams.onvif.ptz.target import Target
from streams.onvif.ptz.velocity import STILL, Velocity
from wall.face.aim import turned, zoomed
from wall.face.gripstate import state_of
from wall.face.holding import Holding
from wall.trust.entry import Origin, Role

IDLE_S = 30.0
"""Without a touch for so long, a camera is let go of."""
WARN_S = 10.0
"""So long before, the panel counts the seconds."""
CROWDED_S = 3.0


class Grip(QObject):
    """The camera that somebody holds, if anybody does; on Qt's thread.

    Args:
        pilot: Talks to cameras, in a thread of its own.
        language: ``ko`` or ``en``.
        idle_s: How long a hand may be away.
    """

    changed = Signal()
    steered = Signal()
    """The hand pulls otherwise."""
    freed = Signal()
    """Nobody holds a camera any more."""
    listed = Signal()
    """The camera keeps other presets than was known."""
    done = Signal(object, str, str)
    """Who did it, to which channel, and what, in English, for the log."""
    _heard = Signal(int, object)

    def __init__(self, pilot: Pilot, language: str, idle_s: float = IDLE_S) -> None:
        """Nobody holds a camera."""
        super().__init__()
        self._pilot, self._language, self._idle_s = pilot, language, idle_s
        self.holding: Holding | None = None
        """Who holds which; None where nobody does."""
        self._drive: Drive | None = None
        self._account = Account()
        self._turn = 0
        self._presets: list[dict[str, str]] = []
        self._touched = 0.0
        self._crowded_at = -CROWDED_S
        self._state = self._told()
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._idle = QTimer(self, singleShot=True, interval=round(idle_s * 1000))
        self._idle.timeout.connect(self._lapse)

    def take(self, holding: Holding, target: Target) -> None:
        """Somebody takes a camera; nobody may hold one."""
        self.holding, self._account = holding, Account()
        self._list()
        self._turn += 1
        turn = self._turn
        self._drive = self._pilot.take(target, lambda known: self._heard.emit(turn, known))
        self._record(holding.recorded("taken"))
        self._touch()

    def let_go(self, why: str) -> None:
        """Whatever the reason: the camera stands, and the next may be taken."""
        if self.holding is None or self._drive is None:
            return
        self._drive.leave()
        self.holding, words = self.holding.lifted(time.monotonic())
        self._record(words)
        self._record(self.holding.recorded(f"given back, {why}"))
        self.holding = self._drive = None
        self._idle.stop()
        self._renew()
        self.steered.emit()
        self.freed.emit()

    def second(self) -> None:
        """A second has passed: the time runs."""
        if self.holding is not None:
            self._renew()

    @Slot(float, float)
    def pull(self, dx: float, dy: float) -> None:
        """A finger pulls; lines of 1080 to the right of where it came down, and below."""
        self._steer(turned(dx, dy))

    @Slot(float)
    def spread(self, factor: float) -> None:
        """Two fingers spread, by this factor since they came down."""
        self._steer(zoomed(factor))

    @Slot()
    def lift(self) -> None:
        """The hand lets go: the camera is to stand."""
        if self.holding is None or self._drive is None:
            return
        self._drive.pull(STILL)
        self.holding, words = self.holding.lifted(time.monotonic())
        self._record(words)
        self._touch()
        self.steered.emit()

    @Slot(float, float)
    def tap(self, x: float, y: float) -> None:
        """A finger tapped a place in the picture, 0 to 1 from its upper left corner."""
        if self._account.node is not None and self._account.node.centres:
            errand = Errand(Task.CENTRE, x=round(2 * x - 1, 3), y=round(1 - 2 * y, 3))
            self._send(errand, "turned towards a place in the picture")

    @Slot(str)
    def go(self, token: str) -> None:
        """Send it to a preset."""
        known = {preset.token: preset.name for preset in self._account.presets}
        if token in known:
            self._send(Errand(Task.GO, token), f"sent to preset {token} '{known[token]}'")

    @Slot(str)
    def keep(self, name: str) -> None:
        """Keep its position as a preset, for administrators."""
        if self._may_keep and name.strip():
            self._send(Errand(Task.KEEP, name.strip()), f"preset '{name.strip()}' kept")

    @Slot()
    def putBack(self) -> None:  # noqa: N802 - called from QML
        """Send it back to where it stood."""
        if self._account.start is not None:
            self._send(Errand(Task.RETURN), "sent back to where it stood")

    @Slot()
    def halt(self) -> None:
        """Have it stand, whatever moves it."""
        if self._drive is not None and self.holding is not None:
            self._drive.halt()
            self._record(self.holding.recorded("halted"))
            self._touch()

    @Slot()
    def crowd(self) -> None:
        """Another hand came down on the picture."""
        self._crowded_at = time.monotonic()
        self._renew()

    def _steer(self, velocity: Velocity) -> None:
        if self.holding is None or self._drive is None or self._account.node is None:
            return
        self._drive.pull(velocity)
        self.holding, words = self.holding.moved(velocity, time.monotonic())
        self._record(words)
        self._touch()
        self.steered.emit()

    def _send(self, errand: Errand, words: str) -> None:
        if self.holding is not None and self._drive is not None:
            self._drive.send(errand)
            self._record(self.holding.recorded(words))
            self._touch()

    def _touch(self) -> None:
        self._touched = time.monotonic()
        self._idle.start()
        self._renew()

    @Slot()
    def _lapse(self) -> None:
        """The time is up, unless a finger has stayed on the picture without a tremble."""
        if self.holding is not None and self.holding.velocity != STILL:
            self._touch()
        else:
            self.let_go("nobody touched it")

    @Slot(int, object)
    def _hear(self, turn: int, account: Account) -> None:
        if self.holding is None or turn != self._turn:
            return
        failed = account.trouble is not None and account.trouble != self._account.trouble
        self._account = account
        if failed:
            self._record(self.holding.recorded(f"not done: the camera {account.words}"))
        self._list()
        self._renew()

    def _list(self) -> None:
        """Buttons that stand there already are not to be made anew under a finger."""
        presets = [{"token": one.token, "name": one.name} for one in self._account.presets]
        if presets != self._presets:
            self._presets = presets
            self.listed.emit()

    def _record(self, words: str) -> None:
        holding = self.holding
        if holding is not None and words:
            self.done.emit(holding.presence.actor(Origin.TOUCH), holding.channel.id, words)

    @property
    def _may_keep(self) -> bool:
        node, holding = self._account.node, self.holding
        room = node is not None and len(self._account.presets) < node.presets
        return room and holding is not None and holding.presence.role is Role.ADMINISTRATOR

    def _renew(self) -> None:
        """Words change seldom, and a hand moves a hundred times a second."""
        state, before = self._told(), self._state
        if state != before:
            self._state = state
            self.changed.emit()

    def _told(self) -> dict[str, Any]:
        now = time.monotonic()
        left = self._touched + self._idle_s - now
        return state_of(
            self.holding,
            self._account,
            self._language,
            crowded=now - self._crowded_at < CROWDED_S,
            seconds=math.ceil(left) if left <= WARN_S else 0,
            keeps=self._may_keep,
        )

    def _get_state(self) -> dict[str, Any]:
        return self._state

    state = Property(dict, _get_state, notify=changed)
    """What the panel says."""

    def _get_presets(self) -> list[dict[str, str]]:
        return self._presets

    presets = Property(list, _get_presets, notify=listed)
    """Token and name of each position that the camera keeps."""

    def _get_open(self) -> bool:
        return self.holding is not None

    open = Property(bool, _get_open, notify=changed)

    def _get_speed(self) -> float:
        velocity = self.holding.velocity if self.holding is not None else STILL
        return max(math.hypot(velocity.pan, velocity.tilt), abs(velocity.zoom))

    speed = Property(float, _get_speed, notify=steered)
    """How fast the camera is to be, 0 to 1."""
