"""Reads what processes take of the machine: cores over a span of time, and memory."""

from __future__ import annotations

import resource
import time
from collections.abc import Mapping

import psutil

PROCESSES = {"streams.media.worker": "worker", "streams.media.stilldecoder": "stills"}


class Usage:
    """CPU of some processes since a moment.

    Args:
        processes: By what they are called in the outcome.
    """

    def __init__(self, processes: Mapping[str, int]) -> None:
        """Begin to count now."""
        self._processes = {name: psutil.Process(pid) for name, pid in processes.items()}
        self._began = time.monotonic()
        self._before = self._spent()
        self._unknown = _busy() - _own() - sum(self._before.values())

    def cores(self) -> dict[str, float]:
        """CPU seconds a second since the beginning, by process; `other programs` is the rest."""
        passed = max(time.monotonic() - self._began, 1e-9)
        spent = self._spent()
        found = {name: (spent[name] - self._before[name]) / passed for name in self._processes}
        rest = _busy() - _own() - sum(spent.values()) - self._unknown
        found["other programs"] = max(rest, 0.0) / passed
        return {name: round(cores, 3) for name, cores in found.items()}

    def memory_mb(self) -> dict[str, dict[str, float]]:
        """Resident (rss) and proportional (pss) memory by process, MB; pss counts a page once."""
        found: dict[str, dict[str, float]] = {}
        for name, process in self._processes.items():
            try:
                facts = process.memory_full_info()
            except psutil.Error:
                continue
            found[name] = {"rss": round(facts.rss / 1e6), "pss": round(facts.pss / 1e6)}
        return found

    def _spent(self) -> dict[str, float]:
        return {name: spent(process) for name, process in self._processes.items()}


class Others:
    """What programs that have nothing to do with a benchmark take meanwhile: they disturb it."""

    def __init__(self) -> None:
        """Begin to count now."""
        self._began = time.monotonic()
        self._before = _busy() - _own()

    def cores(self) -> float:
        """CPU seconds a second that were neither ours nor of processes we started and ended."""
        passed = max(time.monotonic() - self._began, 1e-9)
        return round(max(_busy() - _own() - self._before, 0.0) / passed, 2)


def _busy() -> float:
    """CPU seconds that the machine has worked."""
    times = psutil.cpu_times()
    return float(times.user + times.system + times.irq + times.softirq)


def _own() -> float:
    """CPU seconds of this process and of all that it started and that have ended."""
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def spent(process: psutil.Process) -> float:
    """CPU seconds of a process so far; 0 once it has ended."""
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)


def workers_of(pid: int) -> dict[str, int]:
    """The engine's processes below a process, by name: `worker 1`, `stills 1` and so on."""
    found: dict[str, list[int]] = {}
    for child in psutil.Process(pid).children(recursive=True):
        try:
            command = child.cmdline()
        except psutil.Error:
            continue
        for module, name in PROCESSES.items():
            if module in command:
                found.setdefault(name, []).append(child.pid)
    return {
        f"{name} {number}": pid
        for name, pids in sorted(found.items(), reverse=True)
        for number, pid in enumerate(sorted(pids), 1)
    }
