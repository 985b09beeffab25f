"""Sets a machine up and runs every check and every test on it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from scripts.bringup import debian, environment
from scripts.bringup.session import session
from scripts.bringup.speech import say
from scripts.bringup.steps import PARALLEL, SERIAL, Steps


def main(arguments: list[str]) -> int:
    """Runs the whole trial; `arguments` go to pytest. Returns the exit code."""
    folder = Path(tempfile.mkdtemp(prefix="citywall-test-"))
    return session(lambda: _try(folder, arguments))


def _try(folder: Path, arguments: list[str]) -> int:
    say(f"Logs: {folder}")
    packages = debian.QT + debian.VOICE + debian.VIRTUAL_SCREEN + debian.TESTS + debian.python()
    debian.require(packages, folder, "The tests")
    environment.prepare(environment.ROOT / "requirements-dev.lock", folder)
    steps = Steps(folder / "runtime")
    steps.style()
    steps.tests("tests", PARALLEL, "-n", "2", *arguments)
    # These hold live streams to the clock: two at once on two cores would disturb each other.
    steps.tests("tests against the clock", SERIAL, *arguments)
    return steps.verdict()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
