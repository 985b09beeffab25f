"""Speaks by running the machine's voice programs; what is spoken can be broken off at once."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import IO, Final

from kiosk.voice.tongue import Delivery, Tongue
from streams.floor.log import logger

GRACE_S: Final = 2.0
NOWHERE: Final[Mapping[str, str]] = MappingProxyType({})

log = logger(__name__)


@dataclass(frozen=True)
class Part:
    """Words of one language.

    Attributes:
        text: What is said.
        tongue: By which programs.
    """

    text: str
    tongue: Tongue


class Speaker:
    """One voice, which says one thing at a time.

    Args:
        unheard: Told why nothing comes out, from another thread: a machine may have voices and no
            loudspeaker.
    """

    def __init__(self, unheard: Callable[[str], None] = lambda _: None) -> None:
        """Silent."""
        self._unheard = unheard
        self._lock = threading.Lock()
        self._turn = 0
        self._busy = False
        self._running: list[subprocess.Popen[bytes]] = []

    @property
    def speaking(self) -> bool:
        """Whether something is being said."""
        return self._busy

    def say(self, parts: Sequence[Part], how: Delivery, where: Mapping[str, str] = NOWHERE) -> bool:
        """Say something instead of what is being said.

        Args:
            parts: What, one after the other.
            how: How fast and how loud.
            where: What the programs find in their environment, as the output that they are to take.

        Returns:
            Whether the programs could be started.
        """
        self.stop()
        with self._lock:
            turn = self._turn
            running = self._begin(parts[0], how, where) if parts else []
            self._busy = bool(running)
        if running:
            threading.Thread(
                target=self._go_on, args=(turn, running, parts[1:], how, where), daemon=True
            ).start()
        return bool(running)

    def stop(self) -> None:
        """Say no more."""
        with self._lock:
            self._turn += 1
            self._busy = False
            running, self._running = self._running, []
        for one in running:
            with contextlib.suppress(ProcessLookupError):
                one.kill()
        for one in running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                one.wait(GRACE_S)

    def _begin(
        self, part: Part, how: Delivery, where: Mapping[str, str]
    ) -> list[subprocess.Popen[bytes]]:
        """Start the programs; none where they cannot be started."""
        started: list[subprocess.Popen[bytes]] = []
        try:
            _start(part.text, part.tongue.commands(how), where, started)
        except OSError as error:
            name = part.tongue.name
            log.warning("nothing can be read aloud: %s does not start: %s", name, error)
            for one in started:
                one.kill()
                one.wait(GRACE_S)
            return []
        self._running = started
        return started

    def _go_on(
        self,
        turn: int,
        running: list[subprocess.Popen[bytes]],
        rest: Sequence[Part],
        how: Delivery,
        where: Mapping[str, str],
    ) -> None:
        """Wait for what is said, and say the rest; in a thread of its own."""
        following = list(rest)
        while True:
            why = _why(running)
            with self._lock:
                if turn != self._turn:
                    return
                running = self._begin(following.pop(0), how, where) if following and not why else []
                self._busy = bool(running)
            if not running:
                break
        if why:
            log.warning("nothing of what is read aloud is heard: %s", why)
            self._unheard(why)


def _start(
    text: str,
    commands: tuple[tuple[str, ...], ...],
    where: Mapping[str, str],
    started: list[subprocess.Popen[bytes]],
) -> None:
    reader, writer = os.pipe()
    with open(writer, "wb") as speech:
        source: IO[bytes] = os.fdopen(reader, "rb")
        for number, command in enumerate(commands):
            last = number == len(commands) - 1
            with source:  # the program holds it from now on; its end is to be seen there
                running = subprocess.Popen(
                    command,
                    stdin=source,
                    stdout=subprocess.DEVNULL if last else subprocess.PIPE,
                    stderr=subprocess.PIPE if last else subprocess.DEVNULL,
                    env={**os.environ, **where},
                )
            started.append(running)
            if running.stdout is not None:
                source = running.stdout
        pipe = os.dup(speech.fileno())
    # A pipe holds little: who writes into one that is not read waits.
    threading.Thread(target=_feed, args=(pipe, text.encode()), daemon=True).start()


def _why(running: Sequence[subprocess.Popen[bytes]]) -> str:
    """Wait for programs to end; return why nothing was heard of them, or nothing."""
    last = running[-1]
    told = b""
    if last.stderr is not None:
        with last.stderr:
            told = last.stderr.read()
    code = last.wait()
    for one in running[:-1]:
        one.wait()
    words = [line.strip() for line in told.decode(errors="replace").splitlines() if line.strip()]
    # espeak-ng ends well where there is no output, and says so only here.
    if code > 0 or any(line.startswith("error:") for line in words):
        return words[-1] if words else f"the program ended with {code}"
    return ""


def _feed(pipe: int, text: bytes) -> None:
    with contextlib.suppress(OSError), os.fdopen(pipe, "wb") as speech:
        speech.write(text)
