"""Sets the machine up and hands over to the benchmarks in the environment made for them."""

from __future__ import annotations

import sys

from scripts.bringup.tool import run


def main(arguments: list[str]) -> int:
    """Runs the benchmark that `arguments` name; returns its exit code."""
    return run("bench", "scripts.benchmark", "The benchmarks", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
