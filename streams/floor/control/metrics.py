"""Prometheus metrics that are read when they are asked for, not kept up to date all day."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping

import psutil
from aiohttp import web
from prometheus_client import CollectorRegistry
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    Metric,
    SummaryMetricFamily,
)
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

PREFIX = "citywall_"
Samples = Mapping[tuple[str, ...], float]


class ReadOnScrape(Collector):
    """Metrics that a function makes at each scrape.

    Args:
        read: Makes the metrics; called in whatever thread renders them.
    """

    def __init__(self, read: Callable[[], Iterable[Metric]]) -> None:
        """Nothing is read before the first scrape."""
        self._read = read

    def collect(self) -> Iterable[Metric]:
        """Read now."""
        return self._read()

    def describe(self) -> Iterable[Metric]:
        """Nothing beforehand: the registry would read everything once to check the names."""
        return ()


def gauge(name: str, text: str, labels: tuple[str, ...], samples: Samples) -> Metric:
    """A family of gauges; one sample for each tuple of label values."""
    family = GaugeMetricFamily(PREFIX + name, text, labels=labels)
    for values, number in samples.items():
        family.add_metric(values, number)
    return family


def counter(name: str, text: str, labels: tuple[str, ...], samples: Samples) -> Metric:
    """A family of counters; ``_total`` is added to the name."""
    family = CounterMetricFamily(PREFIX + name, text, labels=labels)
    for values, number in samples.items():
        family.add_metric(values, number)
    return family


def summary(name: str, text: str, count: int, total: float) -> Metric:
    """How often something was observed, and the sum of what was."""
    return SummaryMetricFamily(PREFIX + name, text, count_value=count, sum_value=total)


def registry(*reads: Callable[[], Iterable[Metric]]) -> CollectorRegistry:
    """A registry of its own over functions that make metrics."""
    found = CollectorRegistry(auto_describe=False)
    for read in reads:
        found.register(ReadOnScrape(read))
    return found


def render(found: CollectorRegistry, accept: str) -> web.Response:
    """The metrics in the form that the Accept header asks for.

    Args:
        found: The registry.
        accept: The header; empty for the classic text format.
    """
    encode, content_type = choose_encoder(accept)
    return web.Response(
        body=encode(found),
        headers={"Content-Type": content_type, "Cache-Control": "no-store"},
    )


def processes() -> list[Metric]:
    """CPU time and memory of this process (``process="main"``) and of its descendants."""
    labels = ("process", "pid")
    cpu: dict[tuple[str, ...], float] = {}
    memory: dict[tuple[str, ...], float] = {}
    me = psutil.Process()
    for process in [me, *me.children(recursive=True)]:
        try:
            with process.oneshot():
                name = "main" if process.pid == os.getpid() else _module(process)
                times = process.cpu_times()
                resident = process.memory_info().rss
        except psutil.Error:
            continue  # it ended while we looked
        key = (name, str(process.pid))
        cpu[key] = times.user + times.system
        memory[key] = float(resident)
    return [
        counter("process_cpu_seconds", "CPU time of each process of the product.", labels, cpu),
        gauge("process_resident_bytes", "Memory of each process, shared included.", labels, memory),
    ]


def _module(process: psutil.Process) -> str:
    """The Python module that a process runs, or the program's name."""
    line = process.cmdline()
    if "-m" in line[:-1]:
        return line[line.index("-m") + 1]
    return process.name()
