"""A part that fails is told with its last words and the mend."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scripts.bringup.part import Part, run
from scripts.bringup.speech import BringupError


def test_a_part_that_ends_before_it_is_ready_is_told_with_its_last_lines(tmp_path: Path) -> None:
    words = "import sys; print('the port 8554 is in use', file=sys.stderr); sys.exit(2)"
    part = Part("Sample city", [sys.executable, "-c", words], tmp_path / "log")
    with pytest.raises(BringupError) as told:
        part.wait_until(lambda: False, 30, "Stop the other city.")
    part.stop()
    assert "Sample city ended with exit code 2" in str(told.value)
    assert "the port 8554 is in use" in str(told.value)
    assert str(tmp_path / "log") in str(told.value)
    assert str(told.value).endswith("Stop the other city.")


def test_a_part_that_never_gets_ready_is_told_so(tmp_path: Path) -> None:
    part = Part("Wall", ["sleep", "600"], tmp_path / "log")
    with pytest.raises(BringupError, match="was not ready within 0 s"):
        part.wait_until(lambda: False, 0.0, "")
    part.stop()
    assert part.ended is not None


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BringupError, match="no-such-program: No such file or directory"):
        run("Nothing", ["no-such-program"], tmp_path / "log", "")


def test_a_step_that_succeeds_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("Making nothing", ["true"], tmp_path / "log", "")
    assert capsys.readouterr().out == "Making nothing …\nMaking nothing: done (0 s)\n"
