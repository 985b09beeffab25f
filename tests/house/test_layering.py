"""Holds the rooms to who may import whom; pyproject.toml says the rules."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT, tracked


def test_no_room_imports_upward(tmp_path: Path) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    said = subprocess.run(
        [str(linter), "--cache-dir", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr


def test_qt_is_known_only_where_something_is_shown() -> None:
    shown = (
        "wall/glass/",
        "wall/face/",
        "wall/app.py",
        "kiosk/face/",
        "kiosk/audit/",
        "kiosk/app.py",
    )
    wrong = [
        str(file.relative_to(ROOT))
        for file in tracked("kiosk/*.py", "layouts/*.py", "streams/*.py", "wall/*.py")
        if not str(file.relative_to(ROOT)).startswith(shown) and "PySide6" in imported(file)
    ]
    assert not wrong, f"PySide6 belongs in {shown}, not in {wrong}"


def imported(file: Path) -> set[str]:
    """The top-level packages that a module imports anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name.split(".")[0] for name in names}
