"""Metrics are read when they are scraped, each time anew."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable

from prometheus_client import CollectorRegistry
from prometheus_client.core import Metric
from prometheus_client.parser import text_string_to_metric_families

from streams.floor.control.metrics import counter, gauge, processes, registry, render


def _text(found: CollectorRegistry) -> str:
    body = render(found, "").body
    assert isinstance(body, bytes)
    return body.decode()


def test_each_scrape_reads_anew() -> None:
    scrapes = iter((1.0, 2.0))

    def read() -> Iterable[Metric]:
        number = next(scrapes)
        yield gauge("tiles", "Tiles.", ("state",), {("live",): number, ("late",): 0.0})
        yield counter("opened", "Opened.", (), {(): number})

    found = registry(read)
    first, second = _text(found), _text(found)
    assert 'citywall_tiles{state="live"} 1.0' in first
    assert 'citywall_tiles{state="late"} 0.0' in first
    assert "citywall_opened_total 1.0" in first
    assert 'citywall_tiles{state="live"} 2.0' in second


def test_the_accept_header_chooses_the_form() -> None:
    found = registry(lambda: [gauge("tiles", "Tiles.", (), {(): 1.0})])
    assert render(found, "").headers["Content-Type"].startswith("text/plain; version=0.0.4")
    accept = "application/openmetrics-text; version=1.0.0"
    answer = render(found, accept)
    assert answer.headers["Content-Type"].startswith("application/openmetrics-text")
    assert isinstance(answer.body, bytes)
    assert answer.body.endswith(b"# EOF\n")


def test_every_process_of_the_product_is_counted_by_what_it_runs() -> None:
    child = subprocess.Popen(
        [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        assert child.stdout is not None
        child.stdout.readline()
        families = {
            family.name: {
                (s.labels["process"], int(s.labels["pid"])): s.value for s in family.samples
            }
            for family in text_string_to_metric_families(_text(registry(processes)))
        }
    finally:
        child.terminate()
        child.communicate()
    cpu = families["citywall_process_cpu_seconds"]
    assert cpu["main", os.getpid()] > 0
    assert cpu["http.server", child.pid] > 0
    assert families["citywall_process_resident_bytes"]["http.server", child.pid] > 1e6
