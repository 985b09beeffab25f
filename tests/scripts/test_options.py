"""Nonsense on the command line is refused before anything is installed or started."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.bringup.options import Options, parse


def test_nothing_typed_is_a_wall_of_64_cameras_until_somebody_ends_it() -> None:
    assert parse([]) == Options(64, (1920, 1080), None, None)


def test_a_screenshot_lies_where_the_person_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    options = parse(["--channels=300", "--size=3840x2160", "--seconds=60", "--screenshot=out.png"])
    assert options == Options(300, (3840, 2160), 60.0, tmp_path / "out.png")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("--channels none", "not a number of cameras"),
        ("--channels 0", "from 1 to 10000"),
        ("--size 1080p", "not WIDTHxHEIGHT"),
        ("--seconds -3", "5 or more"),
        ("--seconds inf", "5 or more"),
        ("--screenshot /no/such/folder/out.png", "does not exist; make it first"),
        ("--screenshot /", "cannot be written"),
    ],
)
def test_nonsense_is_refused_in_words(
    typed: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(typed.split())
    assert ended.value.code == 2
    assert told in capsys.readouterr().err
