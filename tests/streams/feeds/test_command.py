"""`python -m streams feeds` on the sample city's services: a table, exit codes, faults, no key."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

import pytest


@dataclass(frozen=True)
class City:
    """The sample services in a process of their own."""

    address: str
    feeds: Path
    keys: Path
    store: Path

    def fault(self, system: str, mishap: str) -> None:
        urlopen(Request(f"{self.address}/faults/{system}", mishap.encode(), method="PUT")).close()

    def ask(self, *options: str, keys: bool = True) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "streams", "feeds", str(self.feeds)]
        command += ["--store", str(self.store), *options]
        command += ["--keys", str(self.keys)] if keys else []
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    command = [sys.executable, "-m", "streams", "services", "--hour", "8.5"]
    command += ["--folder", str(tmp_path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    ready = json.loads(child.stdout.readline())
    try:
        yield City(
            ready["address"], Path(ready["feeds"]), Path(ready["keys"]), tmp_path / "feeds.db"
        )
    finally:
        child.terminate()
        child.communicate(timeout=20)
    assert child.returncode == 0


def test_every_feed_is_told_with_its_age_and_its_last_error(city: City) -> None:
    good = city.ask()
    assert good.returncode == 0, good.stdout + good.stderr
    lines = good.stdout.splitlines()
    assert lines[0].split() == ["FEED", "KIND", "STATE", "RECORDS", "NEWEST", "FETCHED", "WHY",
                                "LAST", "ERROR"]  # fmt: skip
    assert all(" fresh " in line for line in lines[1:])
    assert any(line.startswith("trains-hongik  ") for line in lines)

    city.fault("realtimeStationArrival", "quota")
    bad = city.ask()
    assert bad.returncode == 1
    assert "the source's quota is used up (ERROR-337" in bad.stdout
    assert " stale " in bad.stdout

    kept = city.ask("--stored")
    assert "the source's quota is used up" in kept.stdout
    assert "citywall-sample-key" not in bad.stdout + bad.stderr + kept.stdout


def test_without_a_key_the_note_says_where_to_put_it(city: City) -> None:
    said = city.ask(keys=False)
    assert said.returncode == 1
    assert "set CITYWALL_KEY_SAMPLE" in said.stderr
    assert "the service needs a key" in said.stdout


def test_a_wrong_document_ends_with_2_and_a_sentence(city: City) -> None:
    city.feeds.write_text('{"version": 1, "services": {}, "feeds": [{"id": "x"}]}')
    said = city.ask()
    assert said.returncode == 2
    assert "$.feeds[0]: found no 'kind'" in said.stderr
    os.chmod(city.keys, 0o644)
    assert f"run: chmod 600 {city.keys}" in city.ask().stderr
