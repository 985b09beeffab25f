"""The server lets thousands of clients in over one socket and keeps one clock for all of them."""

import asyncio
import secrets
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass

from streams.floor.freeport import free_port
from streams.sample.camera import SLOT_SECONDS, Camera, Show, Stream
from streams.sample.digest import DigestGuard
from streams.sample.player import Player
from streams.sample.reception import Reception
from streams.sample.session import Session
from streams.sample.wheel import Ring

REPORT_SECONDS = 5.0
_REPORT_GROUPS = 25
_SEND_BUFFER = 512 * 1024


@dataclass(frozen=True)
class Manners:
    """How the cameras of a server behave.

    Attributes:
        batch: frames sent at a time; more of them cost less and come later.
        reports: whether sender reports are sent.
        clock_offset: by how many seconds the cameras' clocks are ahead of the true time.
        timeout: seconds after which a session that is not heard of is closed; 0 for never.
        nonce_lifetime: seconds after which a login is asked for anew.
        qop: digest logins with quality of protection.
    """

    batch: int = 1
    reports: bool = True
    clock_offset: float = 0.0
    timeout: int = 60
    nonce_lifetime: float = 300.0
    qop: bool = False


class Server:
    """Serves cameras over RTSP and TCP on the loopback address.

    Attributes:
        port: where it listens; chosen by the system at the first start where it was 0.
        origin: when the city's time began, seconds since 1970.
    """

    def __init__(
        self,
        cameras: Mapping[str, Camera],
        shows: Mapping[int, Show],
        port: int = 0,
        manners: Manners | None = None,
    ) -> None:
        """Get ready; nothing is opened yet.

        Args:
            cameras: the cameras by id.
            shows: everything that a camera can switch to, by clip number.
            port: the TCP port; 0 lets the system choose.
            manners: how the cameras behave.
        """
        self.port = port
        self.manners = manners or Manners()
        self._shows = shows
        self._monotonic = time.monotonic()
        self.origin = time.time()
        self._rings: dict[int, Ring] = {}
        self._sessions: set[Session] = set()
        self._listener: socket.socket | None = None
        self._pulse: asyncio.TimerHandle | None = None
        self._beats = 0
        self._dropped = 0
        guard = DigestGuard(
            lambda: secrets.token_hex(16), self.manners.nonce_lifetime, self.manners.qop
        )
        self._reception = Reception(cameras, guard, self._rtp_info, self.manners.timeout)

    @property
    def playing(self) -> int:
        """How many sessions play."""
        return sum(len(ring) for ring in self._rings.values())

    @property
    def dropped(self) -> int:
        """How many frames were not sent because clients did not read."""
        now = sum(session.player.dropped for session in self._sessions if session.player)
        return self._dropped + now

    @property
    def skipped(self) -> int:
        """How many slots were left out because this process had no time to serve them."""
        return sum(ring.skipped for ring in self._rings.values())

    @property
    def late(self) -> tuple[int, int]:
        """How many slots were served long after their instant, and how many were served at all."""
        rings = self._rings.values()
        return sum(ring.late for ring in rings), sum(ring.turned for ring in rings)

    def open(self) -> None:
        """Listen, on the same port as before.

        Raises:
            OSError: the port is in use; says which.
        """
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", self.port or free_port()))
        except OSError as error:
            listener.close()
            raise OSError(
                error.errno,
                f"the sample city cannot listen on 127.0.0.1:{self.port} ({error.strerror}): "
                "stop what listens there, or choose another port",
            ) from error
        listener.listen(4096)
        listener.setblocking(False)
        self.port = listener.getsockname()[1]
        self._listener = listener
        loop = asyncio.get_running_loop()
        loop.add_reader(listener, self._accept)
        if self._pulse is None:
            self._beat()

    def close(self) -> None:
        """Close the port and every connection, as a server does that is killed."""
        loop = asyncio.get_running_loop()
        if self._listener is not None:
            loop.remove_reader(self._listener)
            self._listener.close()
            self._listener = None
        if self._pulse is not None:
            self._pulse.cancel()
            self._pulse = None
        for session in tuple(self._sessions):
            session.close()

    def start(self, connection: socket.socket, stream: Stream, channel: int) -> Player:
        """Begin to send a stream over a connection."""
        first = self._ring(stream.fps).index(stream.lead, self._elapsed()) + 1
        player = Player(connection, stream, channel, first, self.manners.batch, self._shows)
        player.report_due = self.manners.reports
        player.report_wall = self.origin - stream.lead_seconds + self.manners.clock_offset
        self._ring(stream.fps).join(player)
        return player

    def stop(self, player: Player) -> None:
        """Send nothing more."""
        self._dropped += player.dropped
        for ring in self._rings.values():
            ring.leave(player)

    def _elapsed(self) -> float:
        return time.monotonic() - self._monotonic

    def _ring(self, fps: int) -> Ring:
        ring = self._rings.get(fps)
        if ring is None:
            ring = self._rings[fps] = Ring(fps, self.manners.batch, self._elapsed())
        return ring

    def _rtp_info(self, stream: Stream) -> tuple[int, int]:
        first = self._ring(stream.fps).index(stream.lead, self._elapsed()) + 1
        return stream.reel.sequence(first), stream.reel.timestamp(first)

    def _accept(self) -> None:
        while self._listener is not None:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setblocking(False)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
            self._sessions.add(Session(connection, self._reception, self, self._sessions.discard))

    def _beat(self) -> None:
        """Send what is due, and ask to be called again when the next slot begins."""
        loop = asyncio.get_running_loop()
        self._pulse = loop.call_later(SLOT_SECONDS, self._beat)
        elapsed = self._elapsed()
        for ring in self._rings.values():
            ring.turn(elapsed)
        beats = int(elapsed * _REPORT_GROUPS / REPORT_SECONDS)
        if beats != self._beats:
            self._beats = beats
            self._look_after(beats % _REPORT_GROUPS, loop.time())

    def _look_after(self, group: int, now: float) -> None:
        """Let one group of sessions have its report; close those of it that are not heard of."""
        limit = 1.5 * self.manners.timeout
        for session in tuple(self._sessions):
            if id(session) // 64 % _REPORT_GROUPS != group:
                continue
            if limit and now - session.heard > limit:
                session.close()
            elif session.player is not None and self.manners.reports:
                session.player.report_due = True
                session.player.plain = False
