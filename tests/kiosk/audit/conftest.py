"""A stage of the product for the audit's own tests, at half the panel's resolution."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.audit.stage import Stage
from layouts.kiosk_reader import load_kiosk

ROOT = Path(__file__).resolve().parents[3]
HALF = 1920


@pytest.fixture(scope="module")
def stage(qapp: QGuiApplication) -> Iterator[Stage]:
    """The window, which every test puts into the case that it wants."""
    one = Stage(load_kiosk(ROOT / "layouts/examples/kiosk-hongik.json"), HALF)
    yield one
    one.close()
