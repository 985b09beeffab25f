"""A kiosk whose new document cannot be used stands with the one that it stood with before."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pytest

from kiosk.lastdocument import LastDocument
from layouts.problem import DocumentError
from tests.fakes.kioskscreen import Screen
from tests.fakes.patience import until
from tests.fakes.watched import Watched
from tests.kiosk.test_app import DOCUMENT


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A kiosk's document that is right."""
    file = tmp_path / "kiosk.json"
    file.write_text(json.dumps(DOCUMENT, ensure_ascii=False), encoding="utf-8")
    file.chmod(0o640)
    return file


def stood(config: Path) -> None:
    """A kiosk has stood with this document."""
    last = LastDocument(config)
    assert last.begin(watched=True).trouble == ""
    last.keep()


@pytest.mark.parametrize("mistake", ['{"version": 1}', '{"version": 1, "id', "\x00\x01\x02"])
def test_a_mistake_is_told_and_the_last_document_serves(config: Path, mistake: str) -> None:
    stood(config)
    right = config.read_text("utf-8")
    config.write_text(mistake, encoding="utf-8")
    last = LastDocument(config)
    found = last.begin(watched=True)
    assert found.kiosk.id == "hongik-1"
    assert found.kiosk.store == config.parent / "kept", "what it names is found as before"
    assert "stands with its last document" in found.trouble
    assert "kiosk.json" in found.trouble
    assert not last.mended()
    config.write_text("{}", encoding="utf-8")
    assert not last.mended(), "changed is not mended"
    config.write_text(right, encoding="utf-8")
    assert last.mended()


def test_a_person_who_starts_one_is_told_instead(config: Path) -> None:
    stood(config)
    config.write_text("{}", encoding="utf-8")
    with pytest.raises(DocumentError):
        LastDocument(config).begin(watched=False)


def test_without_a_last_one_it_cannot_stand(config: Path) -> None:
    config.write_text("{}", encoding="utf-8")
    with pytest.raises(DocumentError):
        LastDocument(config).begin(watched=True)


def test_what_is_kept_is_for_the_same_eyes(config: Path) -> None:
    stood(config)
    assert (config.parent / "kiosk.json.last").stat().st_mode & 0o777 == 0o640
    assert not list(config.parent.glob(".kiosk*")), "nothing is left lying about"


@pytest.mark.e2e
def test_a_killed_kiosk_whose_document_was_broken_is_back_with_content(tmp_path: Path) -> None:
    screen = Screen(tmp_path)
    command = [sys.executable, "-m", "kiosk", "watch", "--config", str(screen.file)]
    watched = Watched(
        [*command, "--", "--windowed", "--size", "960x540"], dict(os.environ), "kiosk"
    )
    said = lambda: watched.said  # noqa: E731
    try:
        first = watched.stands(1)
        until(screen.shows, 60, said)
        until((tmp_path / "kiosk.json.last").exists, 20, "the document is not kept")
        right = screen.file.read_text("utf-8")
        screen.file.write_text(right[: len(right) // 2], encoding="utf-8")
        os.kill(first, signal.SIGKILL)
        watched.stands(2)
        until(screen.shows, 60, said)
        troubles = {one["code"]: one["detail"] for one in screen.state()["troubles"]}
        assert "stands with its last document" in troubles["documents"]
        screen.file.write_text(right, encoding="utf-8")
        watched.stands(3)
        until(screen.shows, 60, said)
        assert "documents" not in {one["code"] for one in screen.state()["troubles"]}
    finally:
        assert watched.end() == 0, watched.said
