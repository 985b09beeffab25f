"""Tells within two minutes whether what was just written still fits the house."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from scripts.bringup import environment
from scripts.bringup.session import session
from scripts.bringup.steps import PARALLEL, Steps


def main(arguments: list[str]) -> int:
    """Runs style, types and quick tests; `arguments` go to pytest. Returns the exit code."""
    with tempfile.TemporaryDirectory(prefix="citywall-check-") as folder:
        return session(lambda: _check(Path(folder), arguments))


def _check(folder: Path, arguments: list[str]) -> int:
    environment.prepare(environment.ROOT / "requirements-dev.lock", folder)
    steps = Steps(folder / "runtime")
    steps.style()
    steps.tests("quick tests", PARALLEL, "-n", "2", *arguments)
    return steps.verdict()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
