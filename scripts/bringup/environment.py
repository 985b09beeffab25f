"""Makes the Python environment in the checkout that holds exactly what the lock names."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from scripts.bringup import debian
from scripts.bringup.part import run

ROOT: Final = Path(__file__).resolve().parents[2]
VENV: Final = ROOT / ".venv"
PYTHON: Final = VENV / "bin" / "python"


def prepare(lock: Path, logs: Path) -> None:
    """Makes `.venv` where there is none and installs `lock` unless it is the one installed last.

    Raises:
        BringupError: A step failed; the text says which and what to do.
    """
    if not _usable():
        debian.require(debian.python(), logs, "A Python environment")
        shutil.rmtree(VENV, ignore_errors=True)
        make = [sys.executable, "-m", "venv", str(VENV)]
        run("Making .venv", make, logs / "venv.log", f"Remove {VENV} and start again.")
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = VENV / f"{lock.name}.installed"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    pip = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    run(
        f"Installing Python packages ({lock.name})",
        [*pip, "--progress-bar=off", "--require-hashes", "--only-binary=:all:", "-r", str(lock)],
        logs / "pip.log",
        "Check the network and the package index (pip config list), then start again.",
    )
    stamp.write_text(wanted)


def _usable() -> bool:
    # A moved checkout or an upgraded Python leaves links that lead nowhere.
    return PYTHON.exists() and (VENV / "pyvenv.cfg").exists() and any(VENV.glob("bin/pip*"))


def variables(runtime: Path, base: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for citywall's programs: found modules, a UTF-8 locale, a runtime folder.

    Args:
        runtime: A folder that serves as XDG_RUNTIME_DIR where the session has none.
        base: What to start from; this process's environment when None.
    """
    env = dict(os.environ if base is None else base)
    env["PYTHONPATH"] = str(ROOT)
    env["PYTHONUNBUFFERED"] = "1"
    locale = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or ""
    if "utf" not in locale.lower():
        # Qt warns about every other locale, and a bare machine has none.
        env["LC_ALL"] = "C.UTF-8"
    if not env.get("XDG_RUNTIME_DIR"):
        runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
        env["XDG_RUNTIME_DIR"] = str(runtime)
    return env
