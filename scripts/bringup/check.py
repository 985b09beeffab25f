"""Tells within two minutes whether what was just written still fits the house."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from scripts.bringup import environment
from scripts.bringup.session import session
from scripts.bringup.steps import PARALLEL, Steps
from scripts.bringup.touched import ALL, changed, mirrored

EVERY = "--all"


def main(arguments: list[str]) -> int:
    """Runs style, types and the quick tests of what was changed; returns the exit code.

    Args:
        arguments: `--all` for the quick tests of everything; all others go to pytest.
    """
    with tempfile.TemporaryDirectory(prefix="citywall-check-") as folder:
        return session(lambda: _check(Path(folder), arguments))


def _check(folder: Path, arguments: list[str]) -> int:
    environment.prepare(environment.ROOT / "requirements-dev.lock", folder)
    steps = Steps(folder / "runtime")
    steps.style()
    given = [one for one in arguments if one != EVERY]
    chosen: tuple[str, ...] = (ALL,)
    if EVERY not in arguments:
        root = environment.ROOT
        chosen = mirrored(changed(root), lambda path: (root / path).exists())
    steps.tests("quick tests", PARALLEL, "-n", "2", *given, *chosen)
    return steps.verdict()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
