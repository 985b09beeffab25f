"""Speaks by running the machine's voice programs; what is spoken can be broken off at once."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
from typing import IO, Final

from kiosk.voice.tongue import Delivery, Tongue
from streams.floor.log import logger

GRACE_S: Final = 2.0

log = logger(__name__)


class Speaker:
    """One voice, which says one thing at a time."""

    def __init__(self) -> None:
        """Silent."""
        self._running: list[subprocess.Popen[bytes]] = []

    @property
    def speaking(self) -> bool:
        """Whether something is being said."""
        return any(one.poll() is None for one in self._running)

    def say(self, text: str, tongue: Tongue, how: Delivery) -> bool:
        """Say something instead of what is being said.

        Args:
            text: What.
            tongue: By which programs.
            how: How fast and how loud.

        Returns:
            Whether the programs could be started.
        """
        self.stop()
        try:
            self._start(text, tongue.commands(how))
        except OSError as error:
            log.warning("nothing can be read aloud: %s does not start: %s", tongue.name, error)
            self.stop()
            return False
        return True

    def stop(self) -> None:
        """Say no more."""
        for one in self._running:
            with contextlib.suppress(ProcessLookupError):
                one.kill()
        for one in self._running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                one.wait(GRACE_S)
            if one.stdout is not None:
                one.stdout.close()
        self._running.clear()

    def _start(self, text: str, commands: tuple[tuple[str, ...], ...]) -> None:
        reader, writer = os.pipe()
        with open(writer, "wb") as speech:
            source: IO[bytes] = os.fdopen(reader, "rb")
            for number, command in enumerate(commands):
                with source:  # the program holds it from now on; its end is to be seen there
                    running = subprocess.Popen(
                        command,
                        stdin=source,
                        stdout=subprocess.PIPE
                        if number < len(commands) - 1
                        else subprocess.DEVNULL,
                        stderr=subprocess.DEVNULL,
                    )
                self._running.append(running)
                if running.stdout is not None:
                    source = running.stdout
            pipe = os.dup(speech.fileno())
        # A pipe holds little: who writes into one that is not read waits.
        threading.Thread(target=_feed, args=(pipe, text.encode()), daemon=True).start()


def _feed(pipe: int, text: bytes) -> None:
    with contextlib.suppress(OSError), os.fdopen(pipe, "wb") as speech:
        speech.write(text)
