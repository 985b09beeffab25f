"""Where measured costs are kept from one plan to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from streams.plan.costs import Costs
from streams.plan.shelf import Shelf, this_machine

SLOW, FAST = Costs(2.0, 8.0, 4.0, 0.0002), Costs(1.0, 4.0, 2.0, 0.0001)


def never() -> Costs:
    """A machine that is known is not measured."""
    raise AssertionError("measured without need")


def test_a_machine_is_measured_once(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "cache" / "costs.json")
    assert shelf.costs("EPYC", lambda: SLOW) == SLOW
    assert Shelf(shelf.file).costs("EPYC", never) == SLOW
    assert shelf.costs("Xeon", lambda: FAST) == FAST
    assert shelf.costs("EPYC", never) == SLOW


def test_it_is_measured_anew_when_that_is_asked_for(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "costs.json")
    shelf.costs("EPYC", lambda: SLOW)
    assert shelf.costs("EPYC", lambda: FAST, anew=True) == FAST
    assert shelf.costs("EPYC", never) == FAST


@pytest.mark.parametrize("broken", ["", "{", "[1]", '{"EPYC": {"speed": 1}}', '{"EPYC": 1}'])
def test_a_broken_file_is_measured_over(tmp_path: Path, broken: str) -> None:
    shelf = Shelf(tmp_path / "costs.json")
    shelf.file.write_text(broken)
    assert shelf.costs("EPYC", lambda: FAST) == FAST
    assert shelf.costs("EPYC", never) == FAST


def test_a_machine_is_known_by_its_processor_and_its_decoders(tmp_path: Path) -> None:
    file = tmp_path / "cpuinfo"
    file.write_text("processor\t: 0\nmodel name\t: AMD EPYC\nmodel name\t: AMD EPYC\n")
    assert this_machine(file).startswith("AMD EPYC, PyAV ")
    assert ", PyAV " in this_machine(tmp_path / "missing")
