"""``python -m wall audit`` as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.wall.trust.conftest import WriteLog, bend
from wall.__main__ import cli

RUNNER = CliRunner()


def said(*arguments: str, code: int = 0) -> str:
    """What the command writes."""
    result = RUNNER.invoke(cli, ["audit", *arguments])
    assert result.exit_code == code, result.output
    return result.output


def test_a_good_log_is_said_to_be_good(write_log: WriteLog) -> None:
    log = write_log(12)
    words = said("verify", str(log))
    assert "12 entries, all good, the last of 2026-11-21T05:00:11.000000Z." in words


def test_the_first_broken_entry_is_named_and_the_exit_says_so_too(write_log: WriteLog) -> None:
    log = write_log(12)
    bend(log, "UPDATE entries SET who = 'Lee' WHERE sequence = 7")
    words = said("verify", str(log), code=1)
    assert "Entry 7 is broken (2026-11-21T05:00:06.000000Z spotlight 한강-0006)" in words
    assert "6 entries before it are good." in words


def test_a_log_that_is_not_there_is_said(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere.sqlite")
    for command in (["verify"], ["show"], ["at", "14:03"]):
        assert "There is no audit log" in said(*command, nowhere, code=2)


def test_entries_are_shown_by_time_channel_and_person(write_log: WriteLog) -> None:
    log = str(write_log(12))
    everything = said("show", log).splitlines()
    assert len(everything) == 12
    assert everything[0].endswith("spotlight   한강-0000  [Kim, operator, touch] - 사고 확인 0")
    late = said("show", log, "--since", "2026-11-21T05:00:10Z").splitlines()
    assert [line.split()[0] for line in late] == ["11", "12"]
    early = said("show", log, "--until", "2026-11-21T05:00:01Z").splitlines()
    assert [line.split()[0] for line in early] == ["1", "2"]
    assert len(said("show", log, "--channel", "한강-0003").splitlines()) == 1
    assert said("show", log, "--who", "Lee") == ""


@pytest.mark.parametrize("command", [["show", "--since", "soon"], ["at", "soon"]])
def test_a_moment_that_is_none_is_said(write_log: WriteLog, command: list[str]) -> None:
    log = str(write_log(1))
    assert "expected a moment such as" in said(*command, log, code=2)


def test_what_was_on_the_glass_is_said(write_log: WriteLog) -> None:
    words = said("at", "2026-11-21T05:00:05Z", str(write_log(12)))
    assert "does not reach back to a start of the wall" in words
