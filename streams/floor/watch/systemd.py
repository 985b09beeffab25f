"""Tells systemd how the watchdog fares: one datagram for each word, without a library."""

from __future__ import annotations

import socket
from collections.abc import Mapping

from streams.floor.log import logger

MICROSECOND_S = 1e-6
LONGER_S = 30.0
"""By how much a start asks for more time, each time that it does."""

log = logger(__name__)


class Notifier:
    """What ``sd_notify`` is in C; without systemd around it, it says nothing.

    Args:
        environment: As systemd set it: ``NOTIFY_SOCKET`` and ``WATCHDOG_USEC``.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Nothing has been said yet."""
        path = environment.get("NOTIFY_SOCKET", "")
        # An address that begins with @ is a name in the abstract namespace.
        self._address = f"\0{path[1:]}" if path.startswith("@") else path
        self._every_s = _seconds(environment.get("WATCHDOG_USEC", "")) / 2
        self._kicked = float("-inf")
        self._stands = False

    def ready(self) -> None:
        """The program stands."""
        self._stands = True
        self._say("READY=1")

    def stopping(self) -> None:
        """It is being ended."""
        self._say("STOPPING=1")

    def status(self, sentence: str) -> None:
        """Say in words how it is; ``systemctl status`` shows them."""
        self._say(f"STATUS={sentence}")

    def alive(self, now: float) -> None:
        """The watchdog itself is at work; said twice in the time that systemd allows.

        Until the program stands, the start is allowed to take longer: whether it goes on is judged
        here, and systemd would end a whole session over a machine that is only slow.

        Args:
            now: Seconds, monotonic.
        """
        if self._every_s and now - self._kicked >= self._every_s:
            self._kicked = now
            self._say("WATCHDOG=1")
            if not self._stands:
                self._say(f"EXTEND_TIMEOUT_USEC={LONGER_S / MICROSECOND_S:.0f}")

    def _say(self, word: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as out:
                out.sendto(word.encode(), self._address)
        except OSError as error:
            log.warning("systemd cannot be told", word=word, why=str(error))


def _seconds(microseconds: str) -> float:
    return int(microseconds) * MICROSECOND_S if microseconds.isdigit() else 0.0
