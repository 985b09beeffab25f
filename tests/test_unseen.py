"""A test in which Qt once did not see an object is tried again; one that is wrong fails."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = "from tests.unseen import pytest_runtest_protocol, pytest_terminal_summary"
ROOT = Path(__file__).resolve().parents[1]
UNSEEN = """
from PySide6.QtCore import qWarning
met = []
def test_a_window(qtbot):
    met.append(1)
    if len(met) <= {times}:
        qWarning("Search.qml:51: Unable to assign [undefined] to QString")
def test_the_next(qtbot):
    assert True
"""
OPTIONS = ("-p", "no:randomly", "-o", "qt_log_level_fail=WARNING", "-o", "qt_api=pyside6")


@pytest.fixture(autouse=True)
def found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hook is found from any folder."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def test_what_was_undefined_once_is_tried_again(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(UNSEEN.format(times=1))
    outcome = pytester.runpytest_subprocess(*OPTIONS)
    outcome.assert_outcomes(passed=2)
    outcome.stdout.fnmatch_lines(["Qt did not see an object, tried again: *test_a_window"])


def test_what_is_undefined_fails(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(UNSEEN.format(times=2))
    outcome = pytester.runpytest_subprocess(*OPTIONS)
    outcome.assert_outcomes(passed=1, failed=1)
