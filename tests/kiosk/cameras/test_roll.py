"""A kiosk shows the public cameras that its document names, and never a private one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.cameras.roll import Roll, read_roll
from layouts.problem import DocumentError
from tests.kiosk.pages.known import KIOSK

ROWS = [
    {"id": "square", "name": {"ko": "광장"}, "main": "rtsp://192.0.2.1/", "replay": True},
    {"id": "hall", "name": {"ko": "홀"}, "main": "rtsp://192.0.2.2/", "private": True},
    {"id": "bridge", "name": {"ko": "대교"}, "main": "rtsp://192.0.2.3/", "credential": "city"},
    {"id": "gate", "name": {"ko": "문"}, "main": "nonsense://"},
]

LOGINS = '{"city": {"username": "a", "password": "b"}}'


def roll(folder: Path, *cameras: str, credentials: str | None = None) -> Roll:
    channels = folder / "channels.json"
    channels.write_text(json.dumps({"channels": ROWS}), encoding="utf-8")
    file = None
    if credentials is not None:
        file = folder / "credentials.json"
        file.touch(mode=0o600)
        file.write_text(credentials, encoding="utf-8")
    return read_roll(replace(KIOSK, channels=channels, cameras=cameras, credentials=file))


def test_those_that_are_named_are_shown_in_their_order_and_nothing_of_them_is_kept(
    tmp_path: Path,
) -> None:
    read = roll(tmp_path, "bridge", "square", credentials=LOGINS)
    assert [one.id for one in read.channels] == ["bridge", "square"]
    assert not any(one.replay for one in read.channels)
    assert read.credentials["city"].username == "a"
    assert read.problems == ()


def test_a_private_camera_is_left_out_with_an_error_that_says_so(tmp_path: Path) -> None:
    read = roll(tmp_path, "hall", "square")
    assert [one.id for one in read.channels] == ["square"]
    (problem,) = read.problems
    assert "found the private channel 'hall', expected one that may be public" in problem
    assert "take it out of the kiosk's 'cameras'" in problem
    assert str(tmp_path / "channels.json") in problem


def test_a_camera_that_nobody_lists_is_told_with_what_its_row_lacks(tmp_path: Path) -> None:
    read = roll(tmp_path, "nowhere", "gate", "square")
    assert [one.id for one in read.channels] == ["square"]
    assert "no channel 'nowhere'" in read.problems[0]
    assert "no channel 'gate'" in read.problems[1]


def test_a_list_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "channels.json").write_text("{", encoding="utf-8")
    with pytest.raises(DocumentError):
        read_roll(replace(KIOSK, channels=tmp_path / "channels.json", cameras=("square",)))


def test_a_kiosk_without_cameras_reads_nothing() -> None:
    assert read_roll(replace(KIOSK, cameras=())) == Roll()
