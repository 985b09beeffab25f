"""Finds a port that stays free until whoever asked for it listens there, and while it is away.

A port that the kernel chose is one of those that it gives to every connection: let go of, it is
soon somebody's, or that of a client who calls it in vain and is put through to itself.
"""

from __future__ import annotations

import random
import socket
from pathlib import Path
from typing import Final

FIRST: Final = 20_000
FEWEST: Final = 1_000
TRIES: Final = 100
RANGE: Final = Path("/proc/sys/net/ipv4/ip_local_port_range")
"""The ports that Linux gives to connections: the first and the last."""


def free_port(given: Path = RANGE) -> int:
    """A port on loopback that nobody has, and that the kernel gives nobody by itself.

    Args:
        given: The file that says which ports the kernel gives.

    Returns:
        The port; one of the kernel's own where it leaves too few, or none of those is free.
    """
    end = _first_given(given)
    if end - FIRST >= FEWEST:
        for port in random.sample(range(FIRST, end), TRIES):
            if _bound(port):
                return port
    return _bound(0)


def _first_given(given: Path) -> int:
    try:
        return int(given.read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return FIRST


def _bound(port: int) -> int:
    """The port that could be had; 0 where it is taken."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return 0
        found: int = probe.getsockname()[1]
        return found
