"""Keeps a kiosk's public cameras connected, beside Qt, and says of each how live it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.knowledge.outlook import UNKNOWN, Outlook
from layouts.kiosk import Kiosk
from layouts.phrase import phrase
from layouts.problem import DocumentError
from layouts.stamp import Stamp, stamp_of
from streams.floor.log import logger

if TYPE_CHECKING:
    # What holds pictures and reads lists costs a start half a second: the screen stands before.
    from kiosk.cameras.register import Register
    from kiosk.cameras.roll import Roll
    from streams.media.aside.tether import Shared, Tether
    from streams.media.demand import Demand

LOOK_S: Final = 1.0
"""How often the lists are looked at: a camera that has become private leaves the screen so soon."""
STOP_S: Final = 8.0

log = logger(__name__)


def present() -> datetime:
    """The moment."""
    return datetime.now(UTC)


class Cameras:
    """The public cameras of one kiosk; every method may be called from any thread, none waits.

    Nothing of it raises: lists that cannot be read and an engine that fails are told in `troubles`,
    and tried again.

    Args:
        kiosk: The kiosk's document.
        house: The module of the engine's process; None for the product's own.
        now: The moment, aware.
        monotonic: Seconds that never jump.
    """

    def __init__(
        self,
        kiosk: Kiosk,
        house: str | None = None,
        now: Callable[[], datetime] = present,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nothing is read or connected before `start`."""
        self._kiosk, self._house = kiosk, house
        self._now, self._monotonic = now, monotonic
        self._roll: Roll | None = None
        self._tether: Tether | None = None
        self._register: Register | None = None
        self._demands: Mapping[str, Demand] = {}
        self._stamps: tuple[Stamp, ...] = ()
        self._trouble = ""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._tend, name="cameras", daemon=True)

    @property
    def troubles(self) -> tuple[str, ...]:
        """What keeps cameras from being shown at all, a sentence each."""
        roll = self._roll
        told = (self._trouble, *(roll.problems if roll is not None else ()))
        return tuple(one for one in told if one)

    @property
    def shared(self) -> Shared | None:
        """Their pictures; None before there are any."""
        tether = self._tether
        return None if tether is None else tether.shared

    @property
    def engine(self) -> int:
        """The process id of their engine; 0 while none runs."""
        tether = self._tether
        return 0 if tether is None else tether.pid

    def outlooks(self) -> Mapping[str, Outlook]:
        """How each camera is now, by its channel; those that are left out are not among them."""
        roll, register = self._roll, self._register
        if roll is None or register is None:
            return dict.fromkeys(self._kiosk.cameras, UNKNOWN)
        return register.look(roll.channels, self.shared, self._monotonic(), self._now())

    def show(self, demands: Mapping[str, Demand]) -> None:
        """Say what stands on the screen now: all of it, by channel."""
        self._demands = demands
        if (tether := self._tether) is not None:
            tether.show(demands)

    def touch(self, channel: str, width: int, height: int) -> None:
        """A finger came down on a camera: its motion is wanted now, at this size in pixels."""
        if (tether := self._tether) is not None:
            tether.touch(channel, width, height)

    def start(self) -> None:
        """Read the lists and connect; harmless where the kiosk has no cameras."""
        if self._kiosk.cameras and self._kiosk.channels is not None:
            self._thread.start()

    def stop(self) -> None:
        """Let go of all cameras; bounded, and harmless without `start`."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join(STOP_S)

    def _tend(self) -> None:
        """Connect what the lists name, and connect anew where they have changed."""
        from kiosk.cameras.register import Register

        self._register = Register(self._now())
        while not self._over.is_set():
            stamps = tuple(map(stamp_of, self._files()))
            if self._roll is None or stamps != self._stamps:
                self._stamps = stamps
                self._read()
            self._over.wait(LOOK_S)
        self._let_go()

    def _files(self) -> tuple[Path, ...]:
        files = (self._kiosk.channels, self._kiosk.credentials)
        return tuple(file for file in files if file is not None)

    def _read(self) -> None:
        from kiosk.cameras.roll import read_roll

        try:
            roll = read_roll(self._kiosk)
        except (DocumentError, OSError) as error:
            # What stands was public when it was read, and goes on.
            self._tell(error.sentences if isinstance(error, DocumentError) else str(error))
            return
        except Exception as error:
            log.exception("a kiosk's channel list cannot be read")
            self._tell(f"{self._kiosk.channels}: {type(error).__name__}")
            return
        self._trouble = ""
        before, self._roll = self._roll, roll
        for problem in roll.problems:
            if before is None or problem not in before.problems:
                log.error("a camera is not shown", why=problem)
        if before is not None and _connection(before) == _connection(roll):
            return
        try:
            self._connect(roll)
        except (OSError, RuntimeError) as error:
            # Without descriptors, or threads: the next look tries it again, as if never read.
            self._roll, self._stamps = before, ()
            self._tell(phrase("the cameras cannot be connected: {why}", why=error))

    def _connect(self, roll: Roll) -> None:
        """Have these cameras connected, and no others; those that were already stay so."""
        if not roll.channels or self._over.is_set():
            self._let_go()
        elif self._tether is not None:
            self._tether.replace(roll.channels, roll.credentials)
        else:
            self._hold(roll)

    def _hold(self, roll: Roll) -> None:
        from streams.media.aside.tether import MODULE, Tether

        tether = Tether(
            roll.channels, roll.credentials, self._kiosk.camera_cores, self._house or MODULE
        )
        tether.show(self._demands)
        tether.start()
        self._tether = tether

    def _let_go(self) -> None:
        tether, self._tether = self._tether, None
        if tether is not None:
            tether.stop()

    def _tell(self, trouble: str) -> None:
        if trouble != self._trouble:
            log.error("a kiosk does without its cameras' newest list", why=trouble)
        self._trouble = trouble


def _connection(roll: Roll) -> object:
    """What of a roll is connected: a camera that was renamed stays as it is."""
    wires = [(one.id, one.main, one.sub, one.credential) for one in roll.channels]
    return wires, dict(roll.credentials)
