"""A program's pulse: a count in shared memory that rises for as long as its loop really turns."""

from __future__ import annotations

from streams.floor.sharednumber import SharedNumber


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
            self._number = SharedNumber(descriptor, "Q")
        except (OSError, ValueError, OverflowError) as error:
            raise PulseError(
                f"--pulse: found {descriptor}, expected what the watchdog gave ({error}). "
                f"Leave the option to the watchdog: start the program with its command 'watch'."
            ) from None
        self._count = self._number.cell

    @classmethod
    def begin(cls) -> Pulse:
        """A new one, that has not beaten yet."""
        return cls(SharedNumber.begin("citywall-pulse"))

    @property
    def beats(self) -> int:
        """How often it has beaten."""
        return int(self._count[0])

    def beat(self) -> None:
        """The loop has turned."""
        self._count[0] += 1

    def close(self) -> None:
        """Give the memory back."""
        self._number.close()
