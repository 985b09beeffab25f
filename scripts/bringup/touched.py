"""Says which tests mirror what was changed: the whole house takes longer than a thought."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

HOUSE = "tests/house"
ALL = "tests"
ROOMS = ("kiosk", "layouts", "streams", "wall", "scripts")
SHARED = ("tests/fakes", "tests/conftest.py")
"""Many tests stand on these."""


def changed(root: Path) -> tuple[str, ...]:
    """Return the files that differ from the last commit; where none does, those of that commit."""
    here = [
        *_told(root, "diff", "--name-only", "HEAD"),
        *_told(root, "ls-files", "--others", "--exclude-standard"),
    ]
    return tuple(here or _told(root, "diff", "--name-only", "HEAD~1", "HEAD"))


def mirrored(paths: Sequence[str], exists: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the tests of some files, as pytest takes them; those of the house are always there.

    Args:
        paths: From the checkout's root, with slashes.
        exists: Whether there is such a file or folder.
    """
    found = {HOUSE, *(_tests_of(path, exists) for path in paths)}
    if ALL in found:
        return (ALL,)
    # A folder runs what is in it.
    return tuple(sorted(one for one in found if not _within(one, found)))


def _tests_of(path: str, exists: Callable[[str], bool]) -> str:
    place = PurePosixPath(path)
    if path.startswith(SHARED):
        return ALL
    if place.parts[0] == "tests":
        own = place.name.startswith("test_") and exists(path)
        return path if own else _nearest(place.parent, exists)
    if place.parts[0] not in ROOMS or len(place.parts) == 1:
        return HOUSE
    folder = PurePosixPath("tests") / place.parent
    own_test = str(folder / f"test_{place.stem}.py")
    return own_test if exists(own_test) else _nearest(folder, exists)


def _nearest(folder: PurePosixPath, exists: Callable[[str], bool]) -> str:
    while len(folder.parts) > 1 and not exists(str(folder)):
        folder = folder.parent
    return str(folder)


def _within(one: str, others: set[str]) -> bool:
    return any(str(above) in others for above in PurePosixPath(one).parents)


def _told(root: Path, *words: str) -> list[str]:
    ran = subprocess.run(
        ["git", "-C", str(root), *words], capture_output=True, text=True, check=False
    )
    return ran.stdout.splitlines()
