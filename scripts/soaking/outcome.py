"""What came of a soak: figures, what was broken, and the two files that a person keeps of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from scripts.benchmark.machine import Machine
from scripts.soaking.witness import Found

LIES_TOLD = 40
"""So many lies are listed one by one."""


@dataclass(frozen=True)
class Outcome:
    """One soak.

    Attributes:
        asked: What it was started with.
        began: When, RFC 3339.
        hours: How long the storm lasted in truth.
        whole: Whether it lasted as long as was asked; False: it was ended by hand.
        figures: What was measured, by group.
        lies: All that were found.
        breaches: Each broken promise in a sentence; none: all were kept.
        machine: On what.
    """

    asked: Mapping[str, Any]
    began: str
    hours: float
    whole: bool
    figures: Mapping[str, Mapping[str, Any]]
    lies: tuple[Found, ...]
    breaches: tuple[str, ...]
    machine: Machine

    @property
    def kept(self) -> str:
        """What may be said where nothing was broken: less, where it was ended early."""
        if self.whole:
            return "All promises that were held to it were kept."
        return (
            "No promise was seen broken. Ended early: whether all cameras came back at the end, "
            "and what is held at rest after the storm, was not judged."
        )

    def keep(self, file: Path) -> tuple[Path, Path]:
        """Write FILE.json and FILE.md, whatever ending `file` has; return both."""
        file.parent.mkdir(parents=True, exist_ok=True)
        document, page = file.with_suffix(".json"), file.with_suffix(".md")
        document.write_text(json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n")
        page.write_text("\n".join(self.lines()) + "\n")
        return document, page

    def lines(self) -> list[str]:
        """The page."""
        asked, machine = self.asked, self.machine
        ended = "" if self.whole else " It was ended by hand."
        lines = [
            f"# Soak of the {asked['subject']}: {_span(self.hours)}, {asked['channels']} cameras",
            "",
            f"Begun {self.began}, lasted {_span(self.hours)} of {_span(asked['hours'])} asked for, "
            f"seed {asked['seed']}, clips `{asked['clips']}`.{ended}",
            f"On {machine.cores} cores of {machine.cpu}, {machine.memory_gb} GB, {machine.system}, "
            f"{machine.libraries}.",
            "",
            f"Again: `{command(asked)}`",
            "",
            "## Verdict",
            *(f"- **broken:** {breach}" for breach in self.breaches),
            *(() if self.breaches else (self.kept,)),
        ]
        for title, group in self.figures.items():
            lines += ["", f"## {title}", *_table(group)]
        lines += self._liars()
        return lines

    def _liars(self) -> list[str]:
        if not self.lies:
            return []
        head = ("at, s", "camera", "fault", "tier", "wrong", "said, s", "true, s", "promised, s")
        rows = [
            (
                f"{found.seconds:.1f}",
                found.camera,
                found.trouble or "none",
                found.tier,
                found.lie.wrong,
                f"{found.lie.said:.2f}",
                f"{found.lie.true:.2f}",
                f"{found.lie.promise:.2f}",
            )
            for found in self.lies[:LIES_TOLD]
        ]
        more = len(self.lies) - len(rows)
        table = [_row(head), _row(("---",) * len(head)), *map(_row, rows)]
        return ["", "## Lies", *table, *((f"and {more} more in the JSON.",) if more else ())]


def command(asked: Mapping[str, Any]) -> str:
    """What to type for the same weather again."""
    cores = f" --cores {asked['cores']:g}" if asked["cores"] is not None else ""
    wall = " --wall" if asked["subject"] == "wall" else ""
    return (
        f"scripts/soak --hours {asked['hours']:g} --channels {asked['channels']} "
        f"--seed {asked['seed']} --clips {asked['clips']}{cores}{wall}"
    )


def _span(hours: float) -> str:
    if hours >= 1.0:
        return f"{hours:.2f} h"
    return f"{hours * 60:.1f} min"


def _table(group: Mapping[str, Any]) -> list[str]:
    if not group:
        return ["none"]
    first = next(iter(group.values()))
    if isinstance(first, Mapping):
        keys = list(first)
        rows = [(name, *(_said(row.get(key)) for key in keys)) for name, row in group.items()]
        return [_row(("", *keys)), _row(("---",) * (len(keys) + 1)), *map(_row, rows)]
    return [_row(("", "")), _row(("---", "---")), *(_row((k, _said(v))) for k, v in group.items())]


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _said(value: Any) -> str:
    if value is None:
        return "—"
    return f"{value:.2f}" if isinstance(value, float) else str(value)
