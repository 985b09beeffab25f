"""What the audit finds: a failure in a sentence, and the worst figure of each rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from kiosk.audit.view import View


class Rule(StrEnum):
    """What is measured."""

    GLYPH = "glyph"
    CONTRAST = "contrast"
    SIGN = "sign"
    TARGET = "target"
    GAP = "gap"
    REACH = "reach"
    CUT = "cut"
    OVERLAP = "overlap"
    NAME = "name"
    SPEECH = "speech"
    HUE = "hue"
    ZOOM = "zoom"


@dataclass(frozen=True)
class Finding:
    """One failure.

    Attributes:
        rule: Which rule is broken.
        item: What breaks it, as one would name it standing before the screen.
        found: What was measured.
        expected: What was expected.
    """

    rule: Rule
    item: str
    found: str
    expected: str

    def __str__(self) -> str:
        """The sentence."""
        return f"{self.rule}: {self.item}: {self.found}; expected {self.expected}"


@dataclass(frozen=True)
class Measure:
    """What one rule found.

    Attributes:
        rule: The rule.
        worst: The worst figure, the lowest; None where there was nothing to measure.
        findings: The failures.
    """

    rule: Rule
    worst: float | None = None
    findings: tuple[Finding, ...] = ()


Look = Callable[[View], Measure]


def measured(
    rule: Rule, rows: Iterable[tuple[float, str]], least: float, unit: str, expected: str
) -> Measure:
    """Return what came of figures that must not be lower than `least`.

    Args:
        rule: The rule.
        rows: Figures, each with what it was measured of.
        least: The least that is expected.
        unit: What stands behind a figure: " mm", ":1".
        expected: What is expected, in words.
    """
    told = sorted(rows)
    wrong = [
        Finding(rule, item, f"{figure:.1f}{unit}", expected)
        for figure, item in told
        if figure < least
    ]
    return Measure(rule, told[0][0] if told else None, tuple(wrong))
