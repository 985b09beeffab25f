"""A program's pulse: a count in shared memory that rises for as long as its loop really turns."""

from __future__ import annotations

import mmap
import os

SIZE = 8
"""One unsigned number of 64 bits: written and read in one piece."""


class PulseError(Exception):
    """A descriptor holds no pulse."""


class Pulse:
    """One program's pulse, shared by the program that beats and the watchdog that looks.

    Args:
        descriptor: Of the shared memory; the pulse closes it.
    """

    def __init__(self, descriptor: int) -> None:
        """Take it up.

        Raises:
            PulseError: It is no such memory.
        """
        self.descriptor = descriptor
        """What the program inherits."""
        try:
            self._memory = mmap.mmap(descriptor, SIZE)
        except (OSError, ValueError, OverflowError) as error:
            raise PulseError(
                f"--pulse: found {descriptor}, expected what the watchdog gave ({error}). "
                f"Leave the option to the watchdog: start the program with its command 'watch'."
            ) from None
        self._count = memoryview(self._memory).cast("Q")

    @classmethod
    def begin(cls) -> Pulse:
        """A new one, that has not beaten yet."""
        descriptor = os.memfd_create("citywall-pulse")
        os.ftruncate(descriptor, SIZE)
        return cls(descriptor)

    @property
    def beats(self) -> int:
        """How often it has beaten."""
        return self._count[0]

    def beat(self) -> None:
        """The loop has turned."""
        self._count[0] += 1

    def close(self) -> None:
        """Give the memory back."""
        self._count.release()
        self._memory.close()
        os.close(self.descriptor)
