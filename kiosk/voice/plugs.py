"""Watches for headsets beside the screen: by the sound server, or by the kernel where none is."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from kiosk.voice.headset import plugged_in
from kiosk.voice.outlet import Outlet, of_kernel, of_server
from kiosk.voice.tongue import Which
from streams.floor.log import logger

CARDS: Final = Path("/proc/asound/cards")
LOOK_S: Final = 0.5
"""How often the kernel is looked at, which tells nobody by itself."""
AGAIN_S: Final = 5.0
"""After so long a sound server that went, or is not there yet, is asked for again."""
ANSWER_S: Final = 3.0
JACK: Final = Outlet("the headphone socket", "", "", worn=True)
BLIND: Final = (
    "no headset is seen: there is no sound server (pactl answers nothing), no sound card that the "
    "kernel knows, and no socket with a switch that this user may look at; install "
    "pulseaudio-utils with PipeWire or PulseAudio, or put the user into the groups audio and input"
)

log = logger(__name__)


class Plugs:
    """Tells when a headset is plugged in and taken off.

    Args:
        told: Told of a headset, or that none is there any more; from a thread of its own.
        which: Where a program is.
        cards: The kernel's list of sound cards.
        jack: Whether something is in the headphone socket; None where nothing tells.
    """

    def __init__(
        self,
        told: Callable[[Outlet | None], None],
        which: Which = shutil.which,
        cards: Path = CARDS,
        jack: Callable[[], bool | None] = plugged_in,
    ) -> None:
        """Nothing is looked at before `start`."""
        self._told, self._which, self._cards, self._jack = told, which, cards, jack
        self._wake, self._ended = threading.Event(), threading.Event()
        self._listener: subprocess.Popen[bytes] | None = None
        self._in_touch = True
        """Whether the listener has told of anything: before, it may not listen yet."""
        self._asked = -AGAIN_S
        self._served: tuple[Outlet, ...] | None = None
        self._by_server = False
        self._own: frozenset[str] | None = None
        self._worn: Outlet | None = None
        self._thread: threading.Thread | None = None
        self._hearing: threading.Thread | None = None
        self.why = ""
        """Why no headset can be seen here; empty where one can."""

    def start(self) -> None:
        """Begin to look, in a thread."""
        self._thread = threading.Thread(target=self._run, name="headsets", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(ANSWER_S + 1)

    def _run(self) -> None:
        waited = AGAIN_S
        while not self._ended.is_set():
            if self._listener is None and waited >= AGAIN_S:
                self._listen()
                waited = 0.0
            if self._wake.is_set() or not self._in_touch:
                self._wake.clear()
                self._served = self._serve()
            self._look()
            if not self._wake.wait(LOOK_S):
                waited += LOOK_S
        listener = self._listener
        if listener is not None:
            listener.kill()
        if self._hearing is not None:
            self._hearing.join(ANSWER_S)

    def _listen(self) -> None:
        """Have the sound server tell when something is plugged in."""
        pactl = self._which("pactl")
        if pactl is None:
            return
        try:
            listener = subprocess.Popen(
                [pactl, "subscribe"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"LC_ALL": "C"},
            )
        except OSError as error:
            log.warning("the sound server cannot be asked: %s", error)
            return
        # To ask is to be a client, of which the server tells: until it has, what was plugged in or
        # taken off meanwhile was told to nobody, and it is asked with each look.
        self._in_touch = False
        self._listener = listener
        self._hearing = threading.Thread(target=self._hear, args=(listener,), daemon=True)
        self._hearing.start()

    def _hear(self, listener: subprocess.Popen[bytes]) -> None:
        assert listener.stdout is not None
        with contextlib.suppress(OSError, ValueError), listener.stdout:
            for line in listener.stdout:
                # Not with every line: it tells of each client, and whoever asks is one.
                if not self._in_touch or b" on sink " in line or b" on card " in line:
                    self._in_touch = True
                    self._wake.set()
        listener.wait()
        self._listener, self._in_touch = None, True
        self._wake.set()

    def _serve(self) -> tuple[Outlet, ...] | None:
        """Return what the sound server has; None where none answers."""
        pactl = self._which("pactl")
        if pactl is None or self._listener is None:
            return None
        try:
            ran = subprocess.run(
                [pactl, "--format=json", "list", "sinks"],
                capture_output=True,
                text=True,
                errors="replace",
                timeout=ANSWER_S,
                check=False,
                env=os.environ | {"LC_ALL": "C"},
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return of_server(ran.stdout) if ran.returncode == 0 else None

    def _look(self) -> None:
        cards = self._kernel()
        jack = self._jack()
        seen = self._served if self._served is not None else cards
        by_server = self._served is not None
        if by_server != self._by_server:  # which calls everything by other names
            self._by_server, self._own = by_server, None
        self.why = BLIND if seen is None and jack is None else ""
        found = self._headset(seen or ()) or (JACK if jack else None)
        if found == self._worn:
            return
        self._worn = found
        if found is None:
            log.info("the headset was taken off")
        else:
            log.info("a headset is plugged in: %s", found.name)
        self._told(found)

    def _kernel(self) -> tuple[Outlet, ...] | None:
        try:
            return of_kernel(self._cards.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            return None

    def _headset(self, seen: Iterable[Outlet]) -> Outlet | None:
        """Return a headset; what hung there from the beginning is the kiosk's own until it goes."""
        present = tuple(seen)
        names = frozenset(one.value for one in present)
        self._own = names if self._own is None else self._own & names
        worn = [one for one in present if one.worn]
        came = [one for one in present if one.value not in self._own]
        return next(iter((*worn, *came)), None)
