"""Sets the machine up and hands over to whoever takes pictures of the wall."""

from __future__ import annotations

import sys

from scripts.bringup.tool import run


def main(arguments: list[str]) -> int:
    """Takes the pictures that `arguments` ask for; returns the exit code."""
    return run("pictures", "scripts.picturing", "The pictures", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
