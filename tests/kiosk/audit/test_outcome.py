"""What came of an audit is kept, and what later runs find takes its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.audit.case import Case, Situation
from kiosk.audit.finding import Finding, Rule
from kiosk.audit.outcome import Outcome, joined, read, write
from kiosk.audit.report import worst
from kiosk.page import Language

SMALL = Finding(Rule.GLYPH, "'Exits'", "9.0 mm", "glyphs of 12 mm and more")


def outcome(mode: str, glyph: float, *findings: Finding, page: str = "home") -> Outcome:
    """What came of one case in English."""
    case = Case(page, Language.EN, mode, Situation.PIN)
    figures = {rule: glyph if rule is Rule.GLYPH else None for rule in Rule}
    return Outcome(case, 2, figures, findings)


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    told = [outcome("normal", 14.8), outcome("low", 9.0, SMALL)]
    write(tmp_path / "audit.json", told)
    assert read(tmp_path / "audit.json") == told
    assert read(tmp_path / "nothing.json") == []


def test_what_nobody_wrote_is_refused_with_a_way_on(tmp_path: Path) -> None:
    (tmp_path / "audit.json").write_text('[{"page": "home"}]')
    with pytest.raises(ValueError, match=r"audit\.json: .*take the file away"):
        read(tmp_path / "audit.json")


def test_a_later_run_takes_the_place_of_an_earlier_one() -> None:
    before = [outcome("low", 9.0, SMALL), outcome("normal", 14.8)]
    now = [outcome("low", 14.8)]
    assert joined(before, now) == [outcome("normal", 14.8), outcome("low", 14.8)]


def test_the_tables_tell_the_worst_of_all_pages_and_of_all_modes() -> None:
    told = worst([outcome("low", 14.8), outcome("low", 9.0, SMALL, page="air")])
    assert "2 cases, seen in 4 screens: 1 failures." in told
    assert "| en | low | 2 | 4 | 9.0 |" in told
    assert "| home (service PIN) | 1 | 2 | 14.8 |" in told
