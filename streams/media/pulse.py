"""Feels whether a camera still sends without reading: the kernel knows when data last came."""

from __future__ import annotations

import fcntl
import socket
import struct
import termios
from typing import NamedTuple

TCP_INFO = struct.Struct("=B51xI")
"""Of the kernel's struct tcp_info: the connection's state, and ms since data last came."""
ESTABLISHED = 1
WAITING = struct.Struct("=i")


class Pulse(NamedTuple):
    """What the kernel says of a connection.

    Attributes:
        whole: Whether both ends still hold it.
        silent: Seconds since data last came, in steps of a few milliseconds.
        waiting: Bytes that came and were not read.
    """

    whole: bool
    silent: float
    waiting: int


def pulse(connection: socket.socket) -> Pulse:
    """Feel the pulse of a connected TCP socket (Linux).

    Raises:
        OSError: It is no socket any more.
    """
    info = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, TCP_INFO.size)
    state, silent_ms = TCP_INFO.unpack(info)
    waiting = fcntl.ioctl(connection.fileno(), termios.FIONREAD, bytes(WAITING.size))
    return Pulse(state == ESTABLISHED, silent_ms / 1000.0, WAITING.unpack(waiting)[0])
