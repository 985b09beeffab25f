"""Sets the machine up and hands over to the soak in the environment made for it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from scripts.bringup.session import session
from scripts.bringup.tool import started

REPORT_S = 30.0
"""So long the soak has for its report when it is ended by hand."""


def main(arguments: list[str]) -> int:
    """Runs the soak that `arguments` ask for; returns its exit code."""
    with tempfile.TemporaryDirectory(prefix="citywall-soak-") as folder:
        return session(lambda: _run(Path(folder), arguments))


def _run(folder: Path, arguments: list[str]) -> int:
    soak = started("scripts.soaking", "The soak", arguments, folder)
    try:
        return soak.wait()
    except KeyboardInterrupt:
        # A terminal has told it already; who ends this script alone has not.
        soak.terminate()
        return soak.wait(REPORT_S)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
