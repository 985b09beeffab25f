"""Sets the machine up and hands over to whoever takes pictures of the wall."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.bringup import debian, environment
from scripts.bringup.family import die_with_parent
from scripts.bringup.session import session


def main(arguments: list[str]) -> int:
    """Takes the pictures that `arguments` ask for; returns the exit code."""
    with tempfile.TemporaryDirectory(prefix="citywall-pictures-") as folder:
        return session(lambda: _run(Path(folder), arguments))


def _run(folder: Path, arguments: list[str]) -> int:
    debian.require(debian.QT + debian.python(), folder, "The pictures")
    environment.prepare(environment.ROOT / "requirements.lock", folder)
    return subprocess.Popen(
        [str(environment.PYTHON), "-m", "scripts.picturing", *arguments],
        cwd=environment.ROOT,
        env=environment.variables(folder / "runtime"),
        preexec_fn=die_with_parent,
    ).wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
