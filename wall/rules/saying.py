"""Says in a sentence what a rule waits for, and why something does not call it."""

from __future__ import annotations

from layouts.rule import Answer, Condition, OnAlert, OnCall, OnLost, OnSituation, Rule
from wall.rules.happening import SEVERITIES, URGENCIES, Happening, Kind


def waits_for(condition: Condition) -> str:
    """Return what a rule waits for, as ``an alert in Met whose event holds '호우'``."""
    if isinstance(condition, OnAlert):
        return f"an alert{_alert(condition)}"
    if isinstance(condition, OnSituation):
        return "any situation" if condition.kind is None else f"a situation '{condition.kind}'"
    if isinstance(condition, OnCall):
        return "any call" if condition.caller is None else f"a call of '{condition.caller}'"
    return f"{_loss(condition)} lost for {condition.for_s:g} s"


def unmet(happening: Happening, rule: Rule) -> str:
    """Return why something does not call a rule; empty where it does."""
    if happening.meets(rule.when, rule.id):
        return ""
    condition = rule.when
    if isinstance(condition, OnAlert) and happening.kind is Kind.ALERT:
        return _unmet_alert(happening, condition)
    if isinstance(condition, OnLost) and happening.kind is Kind.LOST:
        return f"the channels of '{happening.name}' are lost, not its own"
    return f"it waits for {waits_for(condition)}"


def shows(answer: Answer) -> str:
    """Return what a rule shows, as ``the salvo 'flood'``."""
    if answer.nearest is not None:
        return f"the {answer.nearest} channels nearest to the event"
    return f"the salvo '{answer.salvo}'" if answer.salvo else f"the scene '{answer.scene}'"


def _alert(wanted: OnAlert) -> str:
    parts = []
    if wanted.severity:
        parts.append(f"of at least '{wanted.severity}'")
    if wanted.urgency:
        parts.append(f"of urgency '{wanted.urgency}' or more")
    if wanted.categories:
        parts.append(f"in {' or '.join(wanted.categories)}")
    if wanted.event:
        parts.append(f"whose event holds '{wanted.event}'")
    return "".join(f" {part}" for part in parts)


def _unmet_alert(happening: Happening, wanted: OnAlert) -> str:
    pairs = (
        ("severity", SEVERITIES, happening.severity, wanted.severity),
        ("urgency", URGENCIES, happening.urgency, wanted.urgency),
    )
    for name, order, found, least in pairs:
        if least and (found is None or order.index(found) < order.index(least)):
            said = f"its {name} is '{found}'" if found else f"it tells no {name}"
            return f"{said}, wanted is at least '{least}'"
    if wanted.categories and set(wanted.categories).isdisjoint(happening.categories):
        told = " and ".join(happening.categories) or "none"
        return f"its categories are {told}, wanted is {' or '.join(wanted.categories)}"
    return f"its event is '{happening.name}', which does not hold '{wanted.event}'"


def _loss(wanted: OnLost) -> str:
    chosen = wanted.channels
    which = f"of {' or '.join(chosen.groups)}" if chosen.groups else "of all channels"
    if chosen.query is not None:
        which = f"of the query {chosen.query.text}"
    if wanted.count is not None:
        return f"{wanted.count} {which}"
    return f"{wanted.share or 0:.0%} {which}"
