"""The product passes: a part of what the command audits, at half the resolution."""

from __future__ import annotations

import pytest

from kiosk.audit.audit import Audit
from kiosk.audit.case import Case, Situation
from kiosk.audit.finding import Rule
from kiosk.audit.stage import Stage
from kiosk.page import Language


@pytest.mark.parametrize(
    "case",
    [
        Case("home", Language.KO, "normal"),
        Case("air", Language.EN, "low"),
        Case("bikes", Language.ZH, "all"),
        Case("events", Language.JA, "tremor", Situation.NO_DATA),
        Case("home", Language.EN, "contrast", Situation.ALARM),
    ],
    ids=lambda case: f"{case.name} {case.language} {case.mode}",
)
def test_a_screen_has_no_fault(stage: Stage, case: Case) -> None:
    (outcome,) = Audit(stage).run([case])
    assert [str(one) for one in outcome.findings] == []
    glyph = outcome.worst[Rule.GLYPH]
    assert glyph is not None
    assert glyph >= 12
