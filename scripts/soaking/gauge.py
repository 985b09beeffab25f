"""Reads how much memory and how many descriptors each process holds, straight from the kernel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.soaking.trend import Trend

KB = 1024
COURSE_S = 60.0


@dataclass(frozen=True)
class Reading:
    """What one process holds.

    Attributes:
        memory_mb: Its proportional set (PSS): pages shared with others count in part, MB.
        own_mb: Of these what no file holds, anonymous and shared memory, MB.  A library's pages are
            shared with whatever runs besides: where that ends, PSS rises and nothing has grown.
        descriptors: Open files and sockets.
    """

    memory_mb: float
    own_mb: float
    descriptors: int


def read(pid: int) -> Reading | None:
    """What a process holds now; None once it has ended."""
    place = Path("/proc") / str(pid)
    try:
        rollup = (place / "smaps_rollup").read_text()
        descriptors = sum(1 for _ in (place / "fd").iterdir())
    except (OSError, ValueError):
        return None
    fields = dict(line.split(":", 1) for line in rollup.splitlines()[1:] if ":" in line)
    if "Pss" not in fields:
        return None
    own = sum(_mb(fields.get(kind, "0 kB")) for kind in ("Pss_Anon", "Pss_Shmem"))
    return Reading(_mb(fields["Pss"]), own, descriptors)


class Gauge:
    """Follows processes by name, and the sum of those that belong to the product."""

    FARM = "farm"
    """The cameras: not part of the product, shown beside it."""

    def __init__(self) -> None:
        self.memory: dict[str, Trend] = {}
        self.own: dict[str, Trend] = {}
        self.descriptors: dict[str, Trend] = {}
        self.restarts: list[tuple[float, str]] = []
        self.course: list[tuple[float, Reading]] = []
        """What the product held, once a minute and from the very beginning."""
        self._pids: dict[str, int] = {}

    def look(self, processes: Mapping[str, int], seconds: float, count: bool) -> None:
        """Read every process.

        Args:
            processes: Process ids by name.
            seconds: Since the beginning.
            count: Whether the readings count for the trend: not while everything warms up.
        """
        sums = Reading(0.0, 0.0, 0)
        whole = True
        for name, pid in processes.items():
            before = self._pids.setdefault(name, pid)
            if before != pid:
                self._pids[name] = pid
                self.restarts.append((seconds, name))
            reading = read(pid)
            if reading is None:
                whole = False
                continue
            if count:
                self._note(name, reading, seconds)
            if name != self.FARM:
                sums = _sum(sums, reading)
        if whole and (not self.course or seconds - self.course[-1][0] >= COURSE_S):
            self.course.append((seconds, sums))
        if whole and count:
            self._note("product", sums, seconds)

    def renew(self, processes: Mapping[str, int]) -> None:
        """Take these for the product's processes: some were ended for a reason."""
        self._pids = dict(processes)

    def _note(self, name: str, reading: Reading, seconds: float) -> None:
        self.memory.setdefault(name, Trend()).add(seconds, reading.memory_mb)
        self.own.setdefault(name, Trend()).add(seconds, reading.own_mb)
        self.descriptors.setdefault(name, Trend()).add(seconds, reading.descriptors)


def held(processes: Mapping[str, int]) -> Reading:
    """What the product's processes hold together now."""
    total = Reading(0.0, 0.0, 0)
    for name, pid in processes.items():
        reading = read(pid) if name != Gauge.FARM else None
        if reading is not None:
            total = _sum(total, reading)
    return total


def _sum(one: Reading, other: Reading) -> Reading:
    return Reading(
        one.memory_mb + other.memory_mb,
        one.own_mb + other.own_mb,
        one.descriptors + other.descriptors,
    )


def _mb(field: str) -> float:
    return int(field.split()[0]) * KB / 1e6
