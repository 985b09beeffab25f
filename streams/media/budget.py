"""The cores that decoding may take: what was asked for, less what else is done with them."""

from __future__ import annotations

from dataclasses import dataclass

from streams.media.pressure import Pressure

LEAST_SHARE = 0.3
"""Of the budget so much is for decoding, whatever receiving takes."""


@dataclass(frozen=True)
class Budget:
    """Where the cores go, as measured.

    Attributes:
        cores: The budget.
        granted: The share of it that the machine grants, and that motion is planned with.
        used: Cores that the workers use now.
        motion: Cores planned for motion.
        stills: Cores that stills may take.
        still_every: Seconds after which a still comes round.
        workers: Cores by worker.
        late_ms: By how much the latest work of the last second was late.
        hardware: What decodes, and why.
    """

    cores: float
    granted: float
    used: float
    motion: float
    stills: float
    still_every: float
    workers: tuple[float, ...]
    late_ms: float
    hardware: str


class Allowance:
    """What may be planned with.

    Args:
        cores: The budget.
        insists: Whether all of it is planned with, however late work comes.
    """

    def __init__(self, cores: float, *, insists: bool = False) -> None:
        """Nothing has been measured."""
        self.cores = cores
        self._insists = insists
        self.late = 0.0
        """By how much the latest work of the last second was late, s."""
        self._pressure = Pressure()

    @property
    def granted(self) -> float:
        """The share of the budget that the machine grants."""
        return self._pressure.granted

    def look(self, late: float, now: float) -> None:
        """Take in how late the workers' latest work was, s; about once a second."""
        self.late = late
        if not self._insists:
            self._pressure.look(late, now)

    def decoding(self, ingest: float, motion: float) -> float:
        """Cores for decoding.

        Args:
            ingest: What the workers take, stills left out, as measured.
            motion: What of it was planned for motion.
        """
        receiving = max(ingest - motion, 0.0)
        return max(self.cores - receiving, self.cores * LEAST_SHARE)
