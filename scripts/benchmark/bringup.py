"""Sets the machine up and hands over to the benchmarks in the environment made for them."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.bringup import debian, environment
from scripts.bringup.family import die_with_parent
from scripts.bringup.session import session


def main(arguments: list[str]) -> int:
    """Runs the benchmark that `arguments` name; returns its exit code."""
    with tempfile.TemporaryDirectory(prefix="citywall-bench-") as folder:
        return session(lambda: _run(Path(folder), arguments))


def _run(folder: Path, arguments: list[str]) -> int:
    debian.require(debian.QT + debian.python(), folder, "The benchmarks")
    environment.prepare(environment.ROOT / "requirements.lock", folder)
    return subprocess.Popen(
        [str(environment.PYTHON), "-m", "scripts.benchmark", *arguments],
        cwd=environment.ROOT,
        env=environment.variables(folder / "runtime"),
        preexec_fn=die_with_parent,
    ).wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
