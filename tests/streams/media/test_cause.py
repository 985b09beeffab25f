"""What the system says of a socket is told by what it means."""

from __future__ import annotations

import errno
import os

import pytest

from streams.floor.reason import Reason
from streams.media.cause import Cause, cause_of


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (errno.ECONNREFUSED, Cause(Reason.PORT_CLOSED)),
        (errno.EHOSTUNREACH, Cause(Reason.UNREACHABLE, words="no route to host")),
        (errno.ETIMEDOUT, Cause(Reason.UNREACHABLE, words="connection timed out")),
        (errno.ENETUNREACH, Cause(Reason.NO_NETWORK)),
        (errno.ECONNRESET, Cause(Reason.BROKEN_OFF)),
        (errno.EPIPE, Cause(Reason.BROKEN_OFF)),
        (errno.EMFILE, Cause(Reason.NO_DESCRIPTOR)),
        (errno.EADDRNOTAVAIL, Cause(Reason.SYSTEM, words="cannot assign requested address")),
    ],
)
def test_a_socket_that_fails(code: int, cause: Cause) -> None:
    assert cause_of(OSError(code, os.strerror(code))) == cause


def test_an_error_without_a_number_says_what_it_says() -> None:
    assert cause_of(OSError("Handshake")).sentence == "this machine could not connect (handshake)"
