"""The wall's hold on the process that hears; it is started when somebody first wants to hear."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from functools import partial
from typing import Final

from layouts.credentials import Credential
from streams.floor.log import logger
from streams.floor.reason import Reason
from streams.media.sound.state import SILENCE, Sound, SoundState
from streams.media.vigil import Vigil, waited_for_core
from streams.media.wire import Message, Wire

STOP_S: Final = 2.0
STALE_S: Final = 1.0
"""Sound of which nothing was told for so long is not said to be heard."""
HANGS_S: Final = 25.0
"""A process that says nothing for so long hangs.  An honest one is silent while it looks a name up
and tries two addresses of a camera, for ten seconds each."""
TAP_SHARE: Final = 0.2
"""Who wants to hear another camera does not wait for one that has been silent for such a share."""
MODULE: Final = "streams.media.sound.listener"

log = logger(__name__)


class Ear:
    """Hears at most one channel; no method waits for a camera.

    Args:
        module: The process's module.
        patience: How long it may be silent once it has said something, s.
    """

    def __init__(self, module: str = MODULE, patience: float = HANGS_S) -> None:
        """Nothing is heard, and no process runs."""
        self._module, self._patience = module, patience
        self.process: subprocess.Popen[bytes] | None = None
        """The process, while there is one."""
        self._wire: Wire | None = None
        self._number = 0
        self._sound = SILENCE
        self._told_at = 0.0
        self._wish: Message = {}
        self._vigil = Vigil(0.0, patience, patience, lambda: 0.0)

    def hear(self, url: str, credential: Credential | None) -> None:
        """Hear this stream, and nothing else.

        Args:
            url: ``rtsp://``, without userinfo.
            credential: For the camera, or None.
        """
        if self._sound.state is not SoundState.OFF and self._silent() > self._patience * TAP_SHARE:
            self._let_go()
        self._number += 1
        self._sound = Sound(SoundState.CONNECTING)
        name, password = (credential.username, credential.password) if credential else (None, None)
        wish = {"do": "hear", "number": self._number, "url": url}
        self._wish = {**wish, "username": name, "password": password}
        self._say(self._wish)

    def hush(self) -> None:
        """Hear nothing any more."""
        if self._sound.state is SoundState.OFF:
            return
        self._number += 1
        self._sound = SILENCE
        if self._wire is not None:
            self._say({"do": "hush", "number": self._number})

    @property
    def sound(self) -> Sound:
        """What is heard now, as far as the process has told."""
        messages = self._wire.receive() if self._wire is not None else []
        if messages is None:
            self._fall()
            return self._sound
        if messages:
            self._vigil.heard(time.monotonic())
        for message in messages:
            if message.get("number") == self._number:
                self._sound = _sound(message)
                self._told_at = time.monotonic()
        self._look()
        quiet = time.monotonic() - self._told_at > STALE_S
        if self._sound.state is SoundState.HEARD and quiet:
            return Sound(SoundState.CONNECTING)
        return self._sound

    def close(self) -> None:
        """End the process."""
        self._sound = SILENCE
        process, self.process = self.process, None
        if self._wire is not None:
            self._wire.socket.close()
            self._wire = None
        if process is None:
            return
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _silent(self) -> float:
        return self._vigil.look(time.monotonic())

    def _look(self) -> None:
        """End a process that hangs, and have another one hear what is wished."""
        if self.process is None or self._sound.state is SoundState.OFF:
            self._vigil.excuse(time.monotonic())
        elif self._vigil.hangs(silent := self._silent()):
            log.warning("the process that hears has said nothing for %.0f s: it hangs", silent)
            self._sound = Sound(SoundState.FAILED, Reason.STUMBLED)
            self._start()
            self._say(self._wish)

    def _say(self, message: Message) -> None:
        if self._wire is None or self.process is None or self.process.poll() is not None:
            self._start()
        try:
            assert self._wire is not None
            self._wire.send(message)
        except OSError:
            self._fall()

    def _start(self) -> None:
        self._let_go()
        ours, theirs = socket.socketpair()
        self.process = subprocess.Popen(
            [sys.executable, "-m", self._module, str(theirs.fileno())],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        self._wire = Wire(ours)
        waited = partial(waited_for_core, self.process.pid)
        self._vigil = Vigil(time.monotonic(), HANGS_S, self._patience, waited)

    def _fall(self) -> None:
        """The process is gone: it is started again when somebody wants to hear again."""
        log.warning("the process that hears has ended")
        self._let_go()
        if self._sound.state is not SoundState.OFF:
            self._sound = Sound(SoundState.FAILED, Reason.STUMBLED)

    def _let_go(self) -> None:
        if self._wire is not None:
            self._wire.socket.close()
            self._wire = None
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


def _sound(message: Message) -> Sound:
    return Sound(
        SoundState(message["state"]),
        Reason(message["reason"]),
        message["counts"],
        message["words"],
        message.get("level", 0.0),
    )
