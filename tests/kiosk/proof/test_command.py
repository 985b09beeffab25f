"""What a person reads of a proof, and what they are told of one that was bent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from typer.testing import CliRunner

from kiosk.__main__ import cli
from kiosk.proof.witness import Witness
from tests.kiosk.proof.conftest import Time, air, home


def proven(file: Path, clock: Time) -> None:
    """A proof of two pages."""
    seen = Witness(file, "1.0", clock.now, clock.elapsed)
    seen.start()
    seen.see(home())
    seen.see(air(age_s=90))
    seen.stop()


def test_a_whole_proof_is_good(file: Path, clock: Time) -> None:
    proven(file, clock)
    said = CliRunner().invoke(cli, ["proof", "verify", str(file)])
    assert said.exit_code == 0, said.output
    assert "4 entries, all good" in said.output.replace("\n", "")
    assert "agrees" in said.output


def test_a_proof_of_a_fresher_record_than_was_shown_cannot_be_made(file: Path, clock: Time) -> None:
    proven(file, clock)
    content = file.read_bytes()
    assert b'"age_s":90.0' in content
    file.write_bytes(content.replace(b'"age_s":90.0', b'"age_s":10.0'))
    said = CliRunner().invoke(cli, ["proof", "verify", str(file)])
    assert said.exit_code == 1
    assert "Entry 3 is broken" in said.output


def test_a_person_reads_what_was_shown_and_how_old_it_was(file: Path, clock: Time) -> None:
    proven(file, clock)
    said = CliRunner().invoke(cli, ["proof", "show", str(file)]).output
    assert "shown air ko" in said
    assert "미세먼지: 서울시 대기환경정보, fresh, 90 s old" in said
    assert "안내" not in said, "a tile without data has no age"
    said = CliRunner().invoke(cli, ["proof", "show", str(file), "--since", "2027-01-01"]).output
    assert said == ""


def test_names_without_end_leave_every_entry_whole(file: Path, clock: Time) -> None:
    gauge, *_ = air().blocks
    assert gauge.vouch is not None
    long = replace(gauge.vouch, source="아무개 " * 5_000)
    tiles = tuple(replace(gauge, title=f"{n}" * 500, vouch=long) for n in range(9))
    seen = Witness(file, "1.0", clock.now, clock.elapsed)
    seen.start()
    seen.see(replace(air(), blocks=tiles))
    seen.stop()
    said = CliRunner().invoke(cli, ["proof", "show", str(file)])
    assert said.exit_code == 0, said.output
    assert said.output.count("90 s old") == 9


def test_without_a_proof_one_is_told_which_file_is_meant(tmp_path: Path) -> None:
    said = CliRunner().invoke(cli, ["proof", "verify", str(tmp_path / "none.sqlite")])
    assert said.exit_code == 2
    assert "There is no proof" in said.output
