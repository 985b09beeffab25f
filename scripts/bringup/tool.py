"""Runs a module of ours in the environment made for it, once the machine is set up."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from scripts.bringup import debian, environment
from scripts.bringup.family import die_with_parent
from scripts.bringup.session import session


def run(name: str, module: str, what: str, arguments: list[str]) -> int:
    """Set the machine up and run a module until it ends.

    Args:
        name: What its folder for logs is called after.
        module: As for ``python -m``.
        what: What needs Debian's packages, as a message begins: "The pictures".
        arguments: The module's.

    Returns:
        Its exit code.
    """
    with tempfile.TemporaryDirectory(prefix=f"citywall-{name}-") as folder:
        return session(lambda: started(module, what, arguments, Path(folder)).wait())


def started(module: str, what: str, arguments: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Set the machine up and start a module, within a session.

    Args:
        module: As for `run`.
        what: As for `run`.
        arguments: The module's.
        folder: Where logs and its runtime files go.
    """
    debian.require(debian.QT + debian.python(), folder, what)
    environment.prepare(environment.ROOT / "requirements.lock", folder)
    return subprocess.Popen(
        [str(environment.PYTHON), "-m", module, *arguments],
        cwd=environment.ROOT,
        env=environment.variables(folder / "runtime"),
        preexec_fn=die_with_parent,
    )
