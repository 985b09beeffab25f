"""Host names to addresses without ever blocking a worker's loop."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable

from streams.floor.reason import Reason
from streams.media.cause import Cause

KEEP_S = 60.0
Address = tuple[socket.AddressFamily, tuple[str, int]]


class Resolver:
    """Looks names up in a thread of its own and keeps the answers for a minute."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, Address | Cause]] = {}
        self._pending: set[str] = set()

    def look_up(self, host: str, port: int, now: float) -> Address | Cause | None:
        """The address of a host.

        Returns:
            An address; the cause why there is none; or None: ask again shortly.
        """
        try:
            family = socket.AF_INET6 if ipaddress.ip_address(host).version == 6 else socket.AF_INET
        except ValueError:
            return self._named(host, port, now)
        return family, (host, port)

    def _named(self, host: str, port: int, now: float) -> Address | Cause | None:
        known = self._known.get(host)
        if known is not None and now - known[0] < KEEP_S:
            answer = known[1]
            return answer if isinstance(answer, Cause) else (answer[0], (answer[1][0], port))
        if host not in self._pending:
            self._pending.add(host)
            ask: Callable[[], None] = lambda: self._ask(host, now)  # noqa: E731
            threading.Thread(target=ask, name="resolve", daemon=True).start()
        return None

    def _ask(self, host: str, now: float) -> None:
        answer: Address | Cause
        try:
            found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
            family, *_, address = found[0]
            answer = (socket.AddressFamily(family), (str(address[0]), 0))
        except OSError as error:
            silent = error.errno == socket.EAI_AGAIN
            answer = Cause(Reason.NAME_UNANSWERED if silent else Reason.NAME_UNKNOWN, words=host)
        self._known[host] = (now, answer)
        self._pending.discard(host)
