"""Everything that keeps a kiosk going beside its screen, begun in the order that costs no start."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.face.blind import Blind
from kiosk.face.face import Face
from kiosk.face.lifeline import Lifeline
from kiosk.face.port import KioskPort
from kiosk.face.seat import Seat
from kiosk.face.window import KioskWindow
from kiosk.knowledge import Knowledge
from kiosk.proof.witness import Witness
from layouts.kiosk import Kiosk, Remote
from streams.floor.child import bind_to_watchdog
from streams.floor.log import logger
from streams.floor.release import release
from streams.floor.watch.pulse import Pulse

if TYPE_CHECKING:
    from kiosk.remote.server import RemoteProtocol

PROOF = "proof.sqlite"
"""The proof's name in the kiosk's store."""
END_S = 5.0

log = logger(__name__)


@contextmanager
def kept(
    face: Face,
    screen: KioskWindow,
    kiosk: Kiosk,
    known: Callable[[], Knowledge],
    now: Callable[[], datetime],
    pulse: int | None,
    deaf: Callable[[], str] = str,
) -> Iterator[KioskPort]:
    """Keep a kiosk going: watchdog, panel, dark hours, proof and remote protocol; on Qt's thread.

    Args:
        face: What is shown.
        screen: Its window.
        kiosk: The document.
        known: What is known now; from any thread.
        now: The moment, aware, in the kiosk's zone.
        pulse: The descriptor that the watchdog gave; None: there is no watchdog.
        deaf: Why no headset can be seen, or empty.

    Raises:
        PulseError: The descriptor holds no pulse.
    """
    with ExitStack() as stack:
        if pulse is not None:
            bind_to_watchdog()
            stack.callback(Lifeline(screen.window, Pulse(pulse)).stop)
        seat = Seat(kiosk.panel.screen, screen.place)
        stack.callback(seat.stop)
        blind = Blind(face, screen.window, kiosk.screen_off, now)
        witness = Witness(kiosk.store / PROOF, release())

        def see() -> None:
            if blind.dark:
                witness.dark()
            else:
                bill = face.bill
                witness.see(bill.shown, [] if bill.shown is bill.home else [bill.home])

        see()
        for changed in (face.second, face.changed, blind.drawn):
            changed.connect(see)
        port = KioskPort(face, screen, seat, blind, known, lambda: witness.failure, deaf=deaf)
        aside = Aside(kiosk, witness, port)
        stack.callback(aside.stop)
        screen.first.then(aside.begin)
        yield port


class Aside:
    """What begins in a thread behind the first picture: to import it would keep that waiting.

    Args:
        kiosk: The document.
        witness: Proves what is shown; it has seen the first picture already.
        port: The screen, for the remote protocol.
    """

    def __init__(self, kiosk: Kiosk, witness: Witness, port: KioskPort) -> None:
        """Nothing runs before `begin`."""
        self._kiosk, self._witness, self._port = kiosk, witness, port
        self._remote: RemoteProtocol | None = None
        self._turn = threading.Event()
        """Set when there is something to do: to begin, or to end."""
        self._begun = self._ended = False
        self._thread = threading.Thread(target=self._run, name="aside", daemon=True)
        self._thread.start()

    def begin(self) -> None:
        """A picture is on the screen, or there is no screen for one."""
        self._begun = True
        self._turn.set()

    def stop(self) -> None:
        """End what has begun; bounded."""
        self._ended = True
        self._turn.set()
        self._thread.join(END_S)
        self._witness.stop()
        if self._remote is not None:
            self._remote.stop()

    def _run(self) -> None:
        self._turn.wait()
        if not self._begun:
            return
        # What was shown is proven although the kiosk is closed before this thread comes round.
        self._witness.start()
        if self._kiosk.remote is not None and not self._ended:
            self._listen(self._kiosk.remote)

    def _listen(self, door: Remote) -> None:
        from kiosk.remote.server import RemoteProtocol
        from streams.floor.control.address import Address
        from streams.floor.control.server import ControlError
        from streams.floor.control.token import TokenError

        kiosk = self._kiosk
        address = Address(door.host, door.port)
        proof = kiosk.store / PROOF
        remote = RemoteProtocol(kiosk.id, self._port, address, door.token, kiosk.store, proof)
        try:
            remote.start()
        except (ControlError, TokenError) as error:
            # A screen that shows what it should is worth more than one that says so elsewhere.
            log.error("nobody can look at this kiosk from elsewhere", why=str(error))
            return
        self._remote = remote
