"""Asks the kernel whether the machine's clock is synchronised, for truth rests on it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass

ERROR_STATE = 5
"""``TIME_ERROR``: what adjtimex(2) returns while the clock is not synchronised."""
STA_UNSYNC = 0x0040
MICROSECOND_S = 1e-6


class Timex(ctypes.Structure):
    """``struct timex`` of <sys/timex.h>; with no mode set, adjtimex only reads."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),
        ("esterror", ctypes.c_long),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_long * 32),
    )
    """The rest is not read, but written: it must not be shorter than the kernel's."""


@dataclass(frozen=True)
class Timing:
    """How the machine's clock is kept.

    Attributes:
        synchronised: Whether something keeps it right.
        error_s: By how much it may be wrong at most, s; the kernel's own guess, up to 16.
    """

    synchronised: bool
    error_s: float


SURE = Timing(synchronised=True, error_s=0.0)


def adjtimex(answer: Timex) -> int:
    """Have the kernel fill an answer in.

    Raises:
        OSError: It does not answer.
    """
    state: int = ctypes.CDLL(None, use_errno=True).adjtimex(ctypes.byref(answer))
    if state < 0:
        raise OSError(ctypes.get_errno(), "adjtimex does not answer")
    return state


def timing(ask: Callable[[Timex], int] = adjtimex) -> Timing:
    """How the clock is kept now; one that cannot be asked about counts as not synchronised.

    Args:
        ask: Fills an answer in and returns the state of the clock.
    """
    answer = Timex()
    try:
        state = ask(answer)
    except OSError:
        return Timing(synchronised=False, error_s=float("inf"))
    free = state == ERROR_STATE or bool(answer.status & STA_UNSYNC)
    return Timing(not free, answer.maxerror * MICROSECOND_S)
