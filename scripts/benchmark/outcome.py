"""Keeps what was measured: as JSON for the table of the documents, and as lines for the eye."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scripts.benchmark.machine import Machine
from scripts.bringup.environment import ROOT
from scripts.bringup.speech import say

FOLDER = ROOT / "build" / "bench"
NOT_MEASURED = "not measured"


@dataclass(frozen=True)
class Outcome:
    """One benchmark's figures.

    Attributes:
        benchmark: Which one.
        name: The file's name; a benchmark of several sizes has a file for each.
        asked: What it was started with.
        figures: What was measured, by group.
        notes: What a reader has to know to take the figures for what they are.
        machine: On what.
        at: When, RFC 3339.
        others_cores: Cores that programs beside the benchmark took meanwhile; None: not known.
    """

    benchmark: str
    name: str
    asked: Mapping[str, Any]
    figures: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    machine: Machine = field(default_factory=Machine.here)
    at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    others_cores: float | None = None

    def keep(self, folder: Path = FOLDER) -> Path:
        """Writes NAME.json and tells the figures; returns the file."""
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{self.name}.json"
        text = json.dumps(asdict(self), indent=2, ensure_ascii=False)
        scratch = file.with_suffix(".part")
        scratch.write_text(text + "\n")
        scratch.replace(file)
        say("\n".join(self.lines()))
        return file

    def lines(self) -> list[str]:
        """The figures as aligned lines of text."""
        machine = self.machine
        rows = [("asked", asked(self.asked))]
        rows += [(key, said(value)) for key, value in flat("", self.figures)]
        rows.append(("other programs took", f"{said(self.others_cores)} cores meanwhile"))
        width = max(len(key) for key, _ in rows)
        return [
            "",
            f"{self.name}   {machine.cores} cores of {machine.cpu}"
            f"{''.join(', ' + card for card in machine.gpu)}",
            *(f"  {key:<{width}}  {value}" for key, value in rows),
            *(f"  * {note}" for note in self.notes),
        ]


def kept(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """All outcomes that were kept, in the order of their names."""
    return [json.loads(file.read_text()) for file in sorted(folder.glob("*.json"))]


def flat(prefix: str, figures: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Every figure with the names of the groups that it stands in; spreads stay whole."""
    rows: list[tuple[str, Any]] = []
    for key, value in figures.items():
        name = f"{prefix}{key}".replace("_", " ")
        if isinstance(value, Mapping) and not {"p50", "max"} <= set(value):
            rows += flat(f"{name} / ", value)
        else:
            rows.append((name, value))
    return rows


def asked(options: Mapping[str, Any]) -> str:
    """What a benchmark was started with; what was left to it is left out."""
    return ", ".join(f"{key} {said(value)}" for key, value in options.items() if value is not None)


def said(value: Any) -> str:
    """A figure as text."""
    if value is None:
        return NOT_MEASURED
    if isinstance(value, Mapping):
        return "  ".join(f"{key} {said(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(said(inner) for inner in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
