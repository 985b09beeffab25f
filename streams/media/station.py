"""What all sources of one worker share: where they wait, what they keep together, their turn."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from streams.media.limiter import Limiter
from streams.media.poller import Poller
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
        chance: Jitter for the pauses between tries.
    """

    poller: Poller
    limiter: Limiter
    resolver: Resolver
    receive_buffer: int
    account: Account
    chance: random.Random = field(default_factory=random.Random)
    scratch: memoryview = field(default_factory=lambda: memoryview(bytearray(SCRATCH)))
