"""Hears what is said before a machine, by a process of its own; says why where nothing is heard."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from enum import StrEnum
from pathlib import Path
from typing import Final

from streams.floor.log import logger
from streams.voice.microphone import NO_DEVICE, NO_LIBRARY, RATE, SAMPLE_BYTES

LOOK_S: Final = 10.0
END_S: Final = 2.0
_READ: Final = 4096
_ROOT: Final = Path(__file__).resolve().parents[2]

log = logger(__name__)


class Absent(StrEnum):
    """Why nothing can be heard."""

    NO_LIBRARY = NO_LIBRARY
    NO_DEVICE = NO_DEVICE
    BROKEN = "broken"

    @property
    def words(self) -> str:
        """The sentence, in English."""
        return {
            Absent.NO_LIBRARY: "PortAudio is not installed: apt-get install libportaudio2",
            Absent.NO_DEVICE: "there is no microphone: plug one in; nobody else may have it",
            Absent.BROKEN: "the sound system is broken: try arecord, and mend what it says",
        }[self]


def absent() -> Absent | None:
    """Return why nothing can be heard, None where there is a microphone; takes half a second."""
    child = _start(0.0)
    try:
        told, _ = child.communicate(timeout=LOOK_S)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        return Absent.BROKEN
    return _why(told.split(b"\n", 1)[0])


class Hearing:
    """What is heard from now on, until it is stopped or there is no more room.

    Args:
        most_s: For how long at most, seconds.
    """

    def __init__(self, most_s: float) -> None:
        self._heard = bytearray()
        self._lock = threading.Lock()
        self._child = _start(most_s)
        self._reader = threading.Thread(target=self._read, name="hearing", daemon=True)
        self._reader.start()

    @property
    def seconds(self) -> float:
        """How much was heard."""
        with self._lock:
            return len(self._heard) / SAMPLE_BYTES / RATE

    @property
    def is_over(self) -> bool:
        """Whether nothing more is heard: there is no more room, or the sound system broke."""
        return not self._reader.is_alive()

    def stop(self) -> bytes:
        """End it, and return what was heard: signed 16 bits, little-endian; nothing of it stays."""
        if self._child.stdin is not None:
            self._child.stdin.close()
        try:
            self._child.wait(END_S)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._reader.join()
        if self._child.stdout is not None:
            self._child.stdout.close()
        with self._lock:
            heard = bytes(self._heard)
            self._heard[:] = bytes(len(self._heard))
            self._heard.clear()
        return heard

    def _read(self) -> None:
        """Runs in a thread of its own."""
        assert self._child.stdout is not None
        why = _why(self._child.stdout.readline())
        if why is not None:
            log.warning("nothing is heard", why=why.words)
            return
        while piece := self._child.stdout.read(_READ):
            with self._lock:
                self._heard += piece


def _start(most_s: float) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "streams.voice.microphone", str(most_s)],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # ALSA writes a line there for each device that it does not find.
        stderr=subprocess.DEVNULL,
    )


def _why(line: bytes) -> Absent | None:
    try:
        why = json.loads(line)["absent"]
    except (ValueError, KeyError, TypeError):
        return Absent.BROKEN
    return Absent(why) if why else None
