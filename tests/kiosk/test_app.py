"""A kiosk starts from its document, shows what is kept without any network, and ends when told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.again import FILE
from layouts.kiosk import Kiosk
from scripts.bringup.environment import ROOT

DOCUMENT = {
    "version": 1,
    "id": "hongik-1",
    "name": {"ko": "홍대입구역", "en": "Hongik Univ."},
    "place": {"lat": 37.5568, "lon": 126.9237, "station": "홍대입구"},
    "languages": ["ko", "en"],
    "exits": [{"number": "9", "leads_to": [{"ko": "홍익대학교", "en": "Hongik University"}]}],
    "store": "kept",
}
FIRST_S = 60
END_S = 30


@contextmanager
def started(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A kiosk, and what tells of its first picture."""
    file = folder / "kiosk.json"
    file.write_text(json.dumps(DOCUMENT, ensure_ascii=False), encoding="utf-8")
    reader, writer = os.pipe()
    command = [sys.executable, "-m", "kiosk", "--config", str(file), *options]
    kiosk = subprocess.Popen(
        [*command, "--first-picture", str(writer)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        pass_fds=[writer],
    )
    os.close(writer)
    try:
        yield kiosk, reader
    finally:
        os.close(reader)
        kiosk.kill()
        kiosk.wait(END_S)
        if kiosk.stdout is not None:
            kiosk.stdout.close()


@pytest.mark.parametrize("options", [(), ("--windowed", "--size", "1280x720")])
def test_a_kiosk_shows_its_first_picture_without_a_network_and_ends_when_told(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    ended = tmp_path / "kept" / FILE
    ended.parent.mkdir()
    ended.write_text("2\n", encoding="ascii")
    with started(tmp_path, *options) as (kiosk, first):
        assert os.read(first, 1) == b"1"
        assert not ended.exists(), "QML sees all of it: this start is well"
        kiosk.send_signal(signal.SIGTERM)
        said, _ = kiosk.communicate(timeout=END_S)
    assert kiosk.returncode == 0, said
    assert "started again" not in said, said
    assert "qml" not in said.lower(), said
    assert "Traceback" not in said, said


def test_a_document_that_is_wrong_is_told_in_sentences(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.json"
    file.write_text(json.dumps({**DOCUMENT, "exits": [{"number": "9"}]}), encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "-m", "kiosk", "--config", str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 2
    assert "leads_to" in said.stderr
    assert "Traceback" not in said.stderr


def test_the_voices_of_a_document_are_seen_from_it(tmp_path: Path) -> None:
    from layouts.kiosk_reader import load_kiosk

    file = tmp_path / "kiosk.json"
    file.write_text(json.dumps({**DOCUMENT, "voices": {"ko": "voices/ko.onnx"}}), encoding="utf-8")
    kiosk: Kiosk = load_kiosk(file)
    assert kiosk.voices == {"ko": tmp_path / "voices" / "ko.onnx"}
