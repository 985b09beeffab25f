"""A process of ours does not outlive the one that started it, however that one ends."""

from __future__ import annotations

import ctypes
import faulthandler
import signal

PARENT_DEATH_SIGNAL = 1
"""Linux's number for it in prctl(2)."""


def end_with_parent(number: signal.Signals = signal.SIGTERM) -> None:
    """Have the kernel send this process a signal when the one that started it ends (Linux).

    One that is stopped hears of SIGKILL alone: for whoever has nothing to tidy up.
    """
    ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, number)


def tell_where() -> None:
    """On SIGUSR1 write down what every thread does, hung or not."""
    faulthandler.register(signal.SIGUSR1)


def bind_to_watchdog() -> None:
    """End with the watchdog, and on SIGUSR1 write down what every thread does."""
    end_with_parent()
    tell_where()
