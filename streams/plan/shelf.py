"""Keeps what was measured on this machine, so that a plan is told at once the next time."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from layouts.whole_file import write_whole
from streams.plan.costs import Costs
from streams.sample.library import default_folder

FILE = "costs.json"
CPU_FILE = Path("/proc/cpuinfo")


class Shelf:
    """A file of costs, one entry for each kind of machine.

    Args:
        file: The file; in the user's cache folder by default.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or default_folder().parent / FILE

    def costs(self, machine: str, measure: Callable[[], Costs], *, anew: bool = False) -> Costs:
        """Return the costs of a kind of machine, measured if they are not known.

        Args:
            machine: The machine's kind.
            measure: Measures them.
            anew: Measure in any case.
        """
        known = self._known()
        found = None if anew else known.get(machine)
        if found is not None:
            return found
        costs = measure()
        entries = {name: asdict(one) for name, one in {**known, machine: costs}.items()}
        self.file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.file, json.dumps(entries, indent=2).encode())
        return costs

    def _known(self) -> dict[str, Costs]:
        """What was measured before; a file that cannot be used counts as none."""
        try:
            entries = json.loads(self.file.read_bytes())
            return {
                str(name): Costs(**{key: float(value) for key, value in one.items()})
                for name, one in entries.items()
            }
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def this_machine(cpu_file: Path = CPU_FILE) -> str:
    """Return what costs depend on: the processor's model and the decoders' version."""
    try:
        lines = cpu_file.read_text().splitlines()
    except OSError:
        lines = []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return f"{next(models, platform.machine())}, PyAV {version('av')}"
