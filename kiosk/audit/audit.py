"""Audits cases one after the other, and gathers what each rule found there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from kiosk.audit.case import Case, Situation
from kiosk.audit.contrast import contrast, signs
from kiosk.audit.finding import Finding, Measure, Rule
from kiosk.audit.glyphs import glyphs
from kiosk.audit.outcome import Outcome
from kiosk.audit.placing import cuts, overlaps
from kiosk.audit.speech import hue, korean_of, speech
from kiosk.audit.stage import Stage
from kiosk.audit.targets import gaps, names, reach, targets
from kiosk.audit.view import View
from kiosk.audit.zoom import Sizes, grown, sizes
from kiosk.visit import Modes


def judge(view: View, modes: Modes) -> Iterator[Measure]:
    """Yield what every rule finds on one screen.

    Args:
        view: The screen.
        modes: How it is made to fit, which decides how large and how low controls have to be.
    """
    looks = (
        glyphs,
        contrast,
        signs,
        targets(steady=modes.steady),
        gaps,
        reach(low=modes.low),
        overlaps,
        names,
    )
    for look in looks:
        yield look(view)


def gathered(case: Case, leaves: int, measures: Iterable[Measure]) -> Outcome:
    """Return what came of a case: of each rule the worst figure, and every failure once."""
    worst: dict[Rule, float | None] = dict.fromkeys(Rule)
    findings: dict[tuple[Rule, str], Finding] = {}
    for one in measures:
        known = worst[one.rule]
        if one.worst is not None and (known is None or one.worst < known):
            worst[one.rule] = one.worst
        for finding in one.findings:
            findings.setdefault((finding.rule, finding.item), finding)
    return Outcome(case, leaves, worst, tuple(findings.values()))


Watch = Callable[[Case, Sequence[View]], None]


class Audit:
    """Audits the cases of a stage.

    Args:
        stage: The window.
        watch: Told each case with what was seen, for those who want pictures.
    """

    def __init__(self, stage: Stage, watch: Watch = lambda _case, _views: None) -> None:
        """Nothing is audited yet."""
        self._stage, self._watch = stage, watch
        self._sizes: dict[tuple[str, str, Situation], Sizes] = {}
        self._korean: dict[Situation, str] = {}

    def run(self, cases: Iterable[Case]) -> Iterator[Outcome]:
        """Yield what comes of each case; the normal size comes before the larger one."""
        for case in cases:
            yield self._one(case)

    def _one(self, case: Case) -> Outcome:
        views = list(self._stage.leaves(case))
        self._watch(case, views)
        measures = [one for view in views for one in judge(view, case.modes)]
        measures.append(cuts(views, self._stage.resting(case)))
        pages = self._stage.shown()
        measures += [speech(pages, self._texts(case.situation)), hue(pages)]
        place = (case.page, case.language.value, case.situation)
        if case.mode == "normal":
            self._sizes[place] = sizes(views)
        elif case.modes.large and place in self._sizes:
            measures.append(grown(self._sizes[place], sizes(views), views[0].mm))
        return gathered(case, len(views), measures)

    def _texts(self, situation: Situation) -> str:
        if situation not in self._korean:
            known = self._stage.knowledge(situation)
            self._korean[situation] = korean_of(known, self._stage.kiosk)
        return self._korean[situation]
