"""What all sources of one worker share: where they wait, what they keep together, their turn."""

from __future__ import annotations

import random
import socket
from dataclasses import dataclass, field

from streams.media.limiter import Limiter
from streams.media.poller import Poller
from streams.media.replay.vault import Vault
from streams.media.resolver import Resolver
from streams.media.session import Account

SCRATCH = 1 << 20


@dataclass
class Station:
    """What all sources of one worker share.

    Attributes:
        poller: Where they wait.
        limiter: Bounds the handshakes under way.
        resolver: Looks host names up.
        receive_buffer: Bytes of SO_RCVBUF: what a lazy drain lets pile up.
        account: What they keep together.
        vault: Where their tapes are.
        chance: Jitter for the pauses between tries.
    """

    poller: Poller
    limiter: Limiter
    resolver: Resolver
    receive_buffer: int
    account: Account
    chance: random.Random = field(default_factory=random.Random)
    vault: Vault = field(default_factory=Vault)
    scratch: memoryview = field(default_factory=lambda: memoryview(bytearray(SCRATCH)))

    def new_socket(self, family: socket.AddressFamily) -> socket.socket:
        """A socket for a session: it never blocks, and holds what a lazy drain lets pile up."""
        opened = socket.socket(family, socket.SOCK_STREAM)
        opened.setblocking(False)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self.receive_buffer)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return opened
