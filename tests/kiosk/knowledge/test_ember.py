"""An alert that has the screen is remembered by a small file, which decides nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.knowledge.ember import Ember

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=2)


def test_it_glows_while_an_alert_has_the_screen_and_no_longer(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "alarm.until"
    assert not Ember(file).glows(NOON)
    Ember(file).keep(LATER)
    assert Ember(file).glows(NOON), "through a kill"
    assert not Ember(file).glows(LATER)
    Ember(file).keep(None)
    assert not Ember(file).glows(NOON)


def test_what_cannot_be_read_or_written_costs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "alarm.until"
    for text in ("", "soon", "2026-11-21T14:00:00"):
        file.write_text(text)
        assert not Ember(file).glows(NOON)
    (tmp_path / "file").touch()
    Ember(tmp_path / "file" / "alarm.until").keep(LATER)
