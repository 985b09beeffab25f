"""Runs the project's checks one after another and says at the end which of them failed."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.bringup import environment
from scripts.bringup.family import die_with_parent
from scripts.bringup.speech import Progress, say

PARALLEL = "not realtime and not e2e"
SERIAL = "realtime or e2e"
_NO_TEST_CHOSEN = 5


@dataclass
class Steps:
    """Checks run in the checkout; one that fails does not keep the next from running."""

    runtime: Path
    """A folder for what Qt wants to write."""
    results: list[str] = field(default_factory=list)
    failed: bool = False

    def style(self) -> None:
        """Linter, formatter and types."""
        self.run("ruff", ["ruff", "check", "."])
        self.run("ruff format", ["ruff", "format", "--check", "."])
        self.run("mypy", ["mypy"])

    def tests(self, title: str, marker: str, *options: str) -> None:
        """The tests that `marker` chooses; none chosen is no failure."""
        self.run(title, ["pytest", "-q", "-m", marker, *options], allowed=(0, _NO_TEST_CHOSEN))

    def run(self, title: str, module: Sequence[str], allowed: Sequence[int] = (0,)) -> None:
        """Runs `python -m MODULE…` with its output passed through."""
        say(f"\n=== {title}")
        progress = Progress(title)
        code = subprocess.Popen(
            [str(environment.PYTHON), "-m", *module],
            cwd=environment.ROOT,
            stdin=subprocess.DEVNULL,
            env=self._variables(),
            preexec_fn=die_with_parent,
        ).wait()
        good = code in allowed
        self.failed |= not good
        word = "passed" if good else f"FAILED (exit code {code})"
        self.results.append(f"{title:<28} {word:<24} {progress.seconds:6.0f} s")

    def verdict(self) -> int:
        """Prints one line for each step; returns the exit code."""
        say("\n" + "\n".join(self.results))
        return 1 if self.failed else 0

    def _variables(self) -> Mapping[str, str]:
        return environment.variables(self.runtime) | {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
        }
