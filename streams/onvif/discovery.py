"""Calls into the network and hears which cameras answer (WS-Discovery over UDP)."""

from __future__ import annotations

import asyncio
import socket
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from streams.onvif.probe import Match, probe, read_matches

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUP = "239.255.255.250"
PORT = 3702
REPEAT_S = (0.0, 0.15, 0.45)
"""When the probe is sent: UDP loses some, and SOAP-over-UDP asks senders to repeat themselves."""
MOST = 10_000
"""More cameras than one segment has; a flood of made-up ones ends here."""
_BUFFER = 4 * 1024 * 1024


@dataclass(frozen=True)
class Heard:
    """What came back.

    Attributes:
        matches: Every camera once, in the order of their answers.
        strange: How many datagrams were no camera's answer to this probe.
        problems: Why the probe could not be sent, a sentence each.
    """

    matches: tuple[Match, ...] = ()
    strange: int = 0
    problems: tuple[str, ...] = ()


class Ear(asyncio.DatagramProtocol):
    """Collects the answers to one probe, from however many sockets."""

    def __init__(self, message: str, enough: int = MOST) -> None:
        """Listen for answers to `message`; `heard` is set once `enough` cameras answered."""
        self._message = message
        self._enough = enough
        self.matches: dict[str, Match] = {}
        self.strange = 0
        self.errors: list[str] = []
        self.heard = asyncio.Event()

    def datagram_received(self, data: bytes, addr: tuple[str | int, ...]) -> None:
        """Take one answer in."""
        found = read_matches(data, self._message, str(addr[0]))
        self.strange += not found
        for match in found:
            if len(self.matches) < MOST:
                # Not by the endpoint alone: cheap cameras of one make have it in common.
                self.matches.setdefault(f"{match.endpoint} {match.host}", match)
        if len(self.matches) >= self._enough:
            self.heard.set()

    def error_received(self, exc: Exception) -> None:
        """Remember what the system said; nobody listening is an answer too."""
        if isinstance(exc, ConnectionRefusedError):
            self.heard.set()
        else:
            self.errors.append(str(exc))


async def call_all(
    interfaces: Sequence[str], wait_s: float, group: str = GROUP, port: int = PORT
) -> Heard:
    """Probe the whole segment of every interface by multicast.

    Args:
        interfaces: The IPv4 addresses of this machine's interfaces to call from.
        wait_s: How long to listen, seconds.
        group: The multicast group.
        port: The UDP port.
    """
    message = f"uuid:{uuid.uuid4()}"
    ear, problems, transports = Ear(message), [], []
    loop = asyncio.get_running_loop()
    for interface in interfaces:
        try:
            sock = _socket(interface)
        except OSError as error:
            problems.append(
                f"cannot call from the interface {interface} ({error.strerror or error}): "
                "name with --interface an IPv4 address that `ip -4 address` shows"
            )
            continue
        transport, _ = await loop.create_datagram_endpoint(lambda: ear, sock=sock)
        transports.append((interface, transport))
    try:
        await _listen(ear, [(t, (group, port)) for _, t in transports], message, wait_s)
    finally:
        for _, transport in transports:
            transport.close()
    problems += [f"cannot call into a network: {words}" for words in dict.fromkeys(ear.errors)]
    return Heard(tuple(ear.matches.values()), ear.strange, tuple(problems))


async def call_one(host: str, wait_s: float, port: int = PORT) -> Match | None:
    """Probe one host, for networks that carry no multicast; None where it does not answer."""
    message = f"uuid:{uuid.uuid4()}"
    ear = Ear(message, enough=1)
    loop = asyncio.get_running_loop()
    try:
        transport, _ = await loop.create_datagram_endpoint(lambda: ear, remote_addr=(host, port))
    except (OSError, UnicodeError):
        return None  # No such host, or no such name can be: the survey says which.
    try:
        await _listen(ear, [(transport, None)], message, wait_s)
    finally:
        transport.close()
    return next(iter(ear.matches.values()), None)


def own_interfaces() -> list[str]:
    """Return the IPv4 addresses of the interfaces that are up, loopback left out."""
    up = {name for name, stats in psutil.net_if_stats().items() if stats.isup}
    return [
        address.address
        for name, addresses in psutil.net_if_addrs().items()
        for address in addresses
        if name in up
        and address.family == socket.AF_INET
        and not address.address.startswith("127.")
    ]


Target = tuple[asyncio.DatagramTransport, tuple[str, int] | None]


async def _listen(ear: Ear, targets: Sequence[Target], message: str, wait_s: float) -> None:
    if not targets:
        return
    loop = asyncio.get_running_loop()
    words = probe(message)
    timers = [
        loop.call_later(delay, transport.sendto, words, address)
        for delay in REPEAT_S
        for transport, address in targets
    ]
    try:
        async with asyncio.timeout(wait_s):
            await ear.heard.wait()
    except TimeoutError:
        pass
    finally:
        for timer in timers:
            timer.cancel()


def _socket(interface: str) -> socket.socket:
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.setblocking(False)
        # A thousand cameras answer within half a second.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(interface))
        sock.bind((interface, 0))
    except OSError:
        sock.close()
        raise
    return sock
