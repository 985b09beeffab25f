"""Gives every test the same quiet surroundings, on a desk and on a machine without a display."""

from __future__ import annotations

import gc
import logging
import os
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from tests.fakes.patientbot import PatientBot

# Before anything imports Qt: it reads these once. Tests never open windows on somebody's desk.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("CITYWALL_TEST_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
# Python on the render thread deadlocks in grabWindow(), hide() and releaseResources().
os.environ.setdefault("QSG_RENDER_LOOP", "basic")
# PySide says of every method that a signal is connected to and that is no slot of its class, which
# fails the test: QML would take such objects for one another (`tests/house/test_slots.py`).
os.environ["QT_LOGGING_RULES"] = "qt.pyside.libpyside.warning=true"
# What is said at a terminal is in the terminal's language; tests read English.
os.environ["LC_ALL"] = "C.UTF-8"
if "XDG_RUNTIME_DIR" not in os.environ:
    # Qt warns without one, and a warning of Qt fails a test.
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="citywall-runtime-")

# A slow machine is no fault of what is tried.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_collection_finish() -> None:
    """What the tests stand on is not looked at again with every collection."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def qtbot(qapp: QGuiApplication, request: pytest.FixtureRequest) -> PatientBot:
    """A hand on Qt that is as patient as a busy machine needs."""
    # Not above: this is for all tests, and most of them do without Qt.
    from tests.fakes.patientbot import PatientBot

    return PatientBot(request)


@pytest.fixture(autouse=True)
def swept(request: pytest.FixtureRequest) -> Iterator[None]:
    """What is left of a test's windows goes in this thread, as `wall.glass.collector` has it."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def log_as_it_was() -> Iterator[None]:
    """A command that is run within a test sets the log up: the next test is not to be deaf."""
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    yield
    root.setLevel(level)
    for handler in [each for each in root.handlers if each not in handlers]:
        root.removeHandler(handler)
