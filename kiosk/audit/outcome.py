"""What came of the cases of an audit, kept in a file: a long one is made in several runs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kiosk.audit.case import MODES, SPECIAL, Case, Situation
from kiosk.audit.finding import Finding, Rule
from kiosk.page.language import Language


@dataclass(frozen=True)
class Outcome:
    """What came of one case.

    Attributes:
        case: The case.
        leaves: How many screens it took to see all of it.
        worst: The worst figure of each rule; None where there was nothing to measure.
        findings: The failures, each once.
    """

    case: Case
    leaves: int
    worst: Mapping[Rule, float | None] = field(hash=False)
    findings: tuple[Finding, ...] = ()


def joined(before: Iterable[Outcome], now: Iterable[Outcome]) -> list[Outcome]:
    """Return what came of all cases in the order of an audit; what is new takes the place."""
    told = {one.case: one for one in (*before, *now)}
    return sorted(told.values(), key=lambda one: _order(one.case))


def _order(case: Case) -> tuple[int, int, bool, bool]:
    languages, modes = list(Language), list(MODES)
    last = case.situation is Situation.NO_DATA
    place = languages.index(case.language), modes.index(case.mode)
    return (*place, last, case.situation in SPECIAL)


def write(path: Path, outcomes: Sequence[Outcome]) -> None:
    """Keep what came of the cases, as JSON."""
    plain = [_plain(one) for one in outcomes]
    path.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read(path: Path) -> list[Outcome]:
    """Return what was kept; nothing where nothing was.

    Raises:
        ValueError: What stands there was not written by `write`.
    """
    if not path.exists():
        return []
    try:
        return [_outcome(one) for one in json.loads(path.read_text(encoding="utf-8"))]
    except (KeyError, TypeError, ValueError) as error:
        expected = "expected what an audit wrote; take the file away, or give --out another folder"
        raise ValueError(f"{path}: {error}; {expected}") from None


def _plain(one: Outcome) -> dict[str, object]:
    case = one.case
    return {
        "page": case.page,
        "situation": case.situation.value,
        "language": case.language.value,
        "mode": case.mode,
        "screens": one.leaves,
        "worst": {rule.value: _rounded(figure) for rule, figure in one.worst.items()},
        "failures": [asdict(finding) for finding in one.findings],
    }


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 3)


def _outcome(plain: Mapping[str, Any]) -> Outcome:
    situation = Situation(plain["situation"])
    return Outcome(
        Case(plain["page"], Language(plain["language"]), plain["mode"], situation),
        plain["screens"],
        {Rule(rule): figure for rule, figure in plain["worst"].items()},
        tuple(
            Finding(Rule(one["rule"]), one["item"], one["found"], one["expected"])
            for one in plain["failures"]
        ),
    )
