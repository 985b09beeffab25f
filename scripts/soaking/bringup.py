"""Sets the machine up and hands over to the soak in the environment made for it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.bringup import debian, environment
from scripts.bringup.family import die_with_parent
from scripts.bringup.session import session

REPORT_S = 30.0
"""So long the soak has for its report when it is ended by hand."""


def main(arguments: list[str]) -> int:
    """Runs the soak that `arguments` ask for; returns its exit code."""
    with tempfile.TemporaryDirectory(prefix="citywall-soak-") as folder:
        return session(lambda: _run(Path(folder), arguments))


def _run(folder: Path, arguments: list[str]) -> int:
    debian.require(debian.QT + debian.python(), folder, "The soak")
    environment.prepare(environment.ROOT / "requirements.lock", folder)
    soak = subprocess.Popen(
        [str(environment.PYTHON), "-m", "scripts.soaking", *arguments],
        cwd=environment.ROOT,
        env=environment.variables(folder / "runtime"),
        preexec_fn=die_with_parent,
    )
    try:
        return soak.wait()
    except KeyboardInterrupt:
        # A terminal has told it already; who ends this script alone has not.
        soak.terminate()
        return soak.wait(REPORT_S)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
