"""`python -m streams plan`, as a person runs it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from streams.__main__ import app
from streams.plan.costs import Costs
from streams.plan.shelf import FILE, this_machine

ROOM = Path(__file__).parents[3] / "layouts" / "examples" / "control-room.json"


@pytest.fixture(autouse=True)
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that was measured before."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    shelf = tmp_path / "citywall" / FILE
    shelf.parent.mkdir()
    shelf.write_text(json.dumps({this_machine(): asdict(Costs(0.8, 4.0, 2.0, 0.0001))}))


def run(*options: str) -> Result:
    """`python -m streams plan control-room.json …`."""
    return CliRunner().invoke(app, ["plan", str(ROOM), *options])


def test_a_scene_is_told_with_what_it_rests_on() -> None:
    said = run("--scene", "bridge-watch", "--cores", "1.6", "--size", "1920x1080")
    assert said.exit_code == 0
    lines = said.stdout.splitlines()
    assert lines[0].startswith("bridge-watch: 6 of 16 channels on 1920 x 1080 px: needs ")
    assert "all of them in motion" in lines[0]
    assert any(line.startswith("  network") for line in lines)
    assert lines[-1].startswith("Measured here (")


def test_a_small_budget_shows_less_and_says_so() -> None:
    said = run("--scene", "bridge-watch", "--cores", "0.1")
    assert "this machine will show 1 sharp tile from its sub-stream" in said.stdout
    assert "bound by decoding" in said.stdout


def test_without_a_scene_all_are_told() -> None:
    said = run()
    for scene in ("bridges", "bridge-watch", "tunnels", "squares"):
        assert f"\n{scene}: " in "\n" + said.stdout


@pytest.mark.parametrize(
    ("options", "mend"),
    [
        (("--scene", "tunels"), "Is 'tunnels' meant?"),
        (("--size", "4k"), "write 3840x2160"),
        (("--channels", "missing.csv"), "no such file"),
    ],
)
def test_a_slip_is_answered_with_its_mend(options: tuple[str, ...], mend: str) -> None:
    said = run(*options)
    assert said.exit_code == 2
    assert mend in said.stderr
