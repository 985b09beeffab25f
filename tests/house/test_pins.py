"""Keeps what is installed what was tested, and nobody's machine in the tree."""

from __future__ import annotations

import re
import sys
from importlib.metadata import version

import pytest
from PySide6.QtCore import QObject

from tests.house.tree import ROOT, tracked

LOCKS = ["requirements.lock", "requirements-dev.lock"]
CALLS = 2_000
# Written so that this file does not find itself.
PLACES = re.compile(
    r"pypi\.[o]rg|python[h]osted|registry\.[n]pmjs|deb\.[d]ebian|snapshot\.[d]ebian"
    r"|/[w]ork/|/[f]arm/|/root/\.|/home/[a-z]+/|/opt/(?:wheels|pypi)"
)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes_and_without_an_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if not entry.startswith("#")]
    assert len(entries) > 20
    assert not re.search(r"://|--(?:index|extra-index|find-links|trusted)", text)
    loose = [
        entry for entry in entries if not re.match(r"[\w.-]+==\S+", entry) or "sha256:" not in entry
    ]
    assert not loose


def test_the_lock_is_what_is_installed() -> None:
    for name, pinned in re.findall(r"^([\w.-]+)==([^\s\\]+)", (ROOT / LOCKS[1]).read_text(), re.M):
        assert version(name) == pinned, f"{name}: run scripts/check, which installs the lock"


def test_the_tree_names_no_machine_and_no_registry() -> None:
    found = []
    for file in tracked():
        try:
            text = file.read_text()
        except UnicodeDecodeError:
            continue  # a picture or a recording
        found += [f"{file.relative_to(ROOT)}: {place}" for place in PLACES.findall(text)]
    assert not found, "\n".join(found)


def test_a_void_call_of_qt_keeps_its_reference_to_none() -> None:
    # PySide6 6.12.0 lost one on every call under Python 3.10 and 3.11 and then aborted.
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("tile")
    assert sys.getrefcount(None) > before - CALLS // 10
