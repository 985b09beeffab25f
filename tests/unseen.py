"""Tries a test again in which Qt did not see what an object of Python's has.

One window in some hundreds: Qt asks a new object what it has, is told nothing, and never asks that
object again, so that QML finds `undefined` where there is a value.  The wall makes anew what its
windows do not see (`wall.face.windows`); why it happens is not known.  What is really undefined is
so the second time, too, and fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pytest
from _pytest.runner import runtestprotocol

SIGNS: Final = ("Unable to assign [undefined]", "of undefined", "is undefined")
AGAIN: Final = "tried again"
SAID_BY_QT: Final = "Qt messages with level WARNING or above emitted"


def is_unseen(said: Sequence[str]) -> bool:
    """Whether one of these failures is Qt's word that something is undefined."""
    return any(SAID_BY_QT in one and any(sign in one for sign in SIGNS) for one in said)


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test that opens windows, and once more where Qt did not see something."""
    if "qapp" not in getattr(item, "fixturenames", ()):
        return None
    hook = item.ihook
    hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    if is_unseen([one.longreprtext for one in reports if one.failed]):
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
        reports[0].user_properties.append((AGAIN, item.nodeid))
    for report in reports:
        hook.pytest_runtest_logreport(report=report)
    hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say of which tests that was so."""
    reports = [one for kind in terminalreporter.stats.values() for one in kind]
    told = {dict(getattr(one, "user_properties", ())).get(AGAIN) for one in reports} - {None}
    for test in sorted(map(str, told)):
        terminalreporter.write_line(f"Qt did not see an object, tried again: {test}")
