"""Says in sentences what is made of a message: what it is, who signed it, if it stands and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from streams.alerts.alert import Alert, Info, MessageKind, Reference, Status
from streams.alerts.hazard import guideline_for
from streams.alerts.heard import Heard
from streams.alerts.place import Cover, Coverage
from streams.alerts.policy import Policy
from streams.alerts.priority import priority
from streams.alerts.seal import Seal, SealState
from streams.alerts.stand import Reason, Stand, Verdict

NOT_MEANT: Final = {
    Status.EXERCISE: "AN EXERCISE: nothing of it is happening",
    Status.TEST: "A TEST: nothing of it is happening",
    Status.SYSTEM: "a message of machines to machines, not for people",
    Status.DRAFT: "A DRAFT: it was never issued",
}
_COVERS: Final = {
    Cover.SHAPE: "its shape holds the place",
    Cover.GEOCODE: "it names our code",
    Cover.NAME: "it names our region",
    Cover.EVERYWHERE: "it tells no area, so it is for everybody",
    Cover.UNSURE: "its area cannot be compared with what is known of the place, so it counts",
}
_MISSES: Final = {
    Cover.SHAPE: "the nearest of its areas, '{area}', is {km:.1f} km away",
    Cover.GEOCODE: "the codes of its area '{area}' are not ours",
    Cover.NAME: "its area '{area}' is none of our regions",
}
_KINDS: Final = {
    MessageKind.ALERT: "alert",
    MessageKind.UPDATE: "update",
    MessageKind.CANCEL: "cancel",
    MessageKind.ACK: "acknowledgement",
    MessageKind.ERROR: "error report",
}


def explained(heard: Heard, verdict: Verdict, policy: Policy, language: str) -> Iterator[str]:
    """Yield what is made of a message, a sentence or two a line.

    Args:
        heard: The message.
        verdict: What the board makes of it.
        policy: The operator's.
        language: Of the info that is told first.
    """
    alert = heard.alert
    yield f"{_KINDS[alert.kind].capitalize()} '{alert.identifier}' of {alert.sender}, sent " + (
        f"{_time(alert.sent)}."
    )
    if not alert.actual:
        yield f"  {NOT_MEANT[alert.status]}."
    yield f"  Signature: {_sealed(heard.seal)}."
    yield from (f"  Refers to {_named(reference)}." for reference in alert.references)
    for info in alert.infos:
        yield f"  {_info(heard, info, policy)}"
    yield from (f"  As sent: {remark}" for remark in alert.remarks)
    yield f"  {_why(verdict, policy, alert)}"
    if verdict.stand is not None:
        yield from _shown(verdict.stand, language)


def _info(heard: Heard, info: Info, policy: Policy) -> str:
    words = f"{info.severity}, {info.urgency}, {info.certainty}"
    end = _time(heard.ends(info, policy.lasts))
    told = "" if info.expires else " (it tells no end)"
    begins = f" from {_time(info.effective)}" if info.effective else ""
    where = ", ".join(area.description for area in info.areas) or "everywhere"
    return (
        f"[{info.language or 'no language'}] {info.event or 'no event'}: {words}, "
        f"priority {priority(info)};{begins} until {end}{told}; for {where}."
    )


def _why(verdict: Verdict, policy: Policy, alert: Alert) -> str:
    reason = verdict.reason
    if reason is Reason.STANDS and verdict.stand is not None:
        return f"STANDS: {_COVERS[verdict.stand.coverage.by]}."
    if reason in (Reason.CANCELLED, Reason.REPLACED) and verdict.by is not None:
        done = "cancelled" if reason is Reason.CANCELLED else "replaced"
        return f"Does not stand: it was {done} by {_named(verdict.by)}."
    if reason is Reason.EXPIRED and verdict.at is not None:
        return f"Does not stand: it was over {_time(verdict.at)}."
    if reason is Reason.NOT_YET and verdict.at is not None:
        return f"Does not stand yet: it counts from {_time(verdict.at)} on."
    if reason is Reason.ELSEWHERE and verdict.coverage is not None:
        return f"Does not stand here: {_missed(verdict.coverage)}."
    return f"Does not stand: {_plain(reason, policy, alert)}."


def _plain(reason: Reason, policy: Policy, alert: Alert) -> str:
    statuses = " and ".join(sorted(policy.statuses))
    scopes = " and ".join(sorted(policy.scopes))
    return {
        Reason.NOT_SHOWN: f"its status is {alert.status}; shown are {statuses}",
        Reason.NOT_FOR_US: f"its scope is {alert.scope}; shown are {scopes}",
        Reason.BROKEN: "it is not what was signed",
        Reason.UNSIGNED: "it is not signed, and unsigned messages are refused",
        Reason.UNTRUSTED: "it is signed by a stranger, and strangers are refused",
        Reason.ANSWER: "it is an answer to another message",
        Reason.CANCELS: "it only ends other messages",
        Reason.SILENT: "it says nothing: it has no info",
        Reason.UNKNOWN: "it was never heard",
    }[reason]


def _shown(stand: Stand, language: str) -> Iterator[str]:
    info, guide = stand.info(language), guideline_for(stand.infos)
    yield f"  Shown: {info.headline or info.event}"
    yield from (f"    {line}" for text in (info.description, info.instruction) if text
                for line in text.split("\n"))  # fmt: skip
    yield f"  To do ({guide.kind}):"
    yield from (f"    {step}" for step in guide.to_do(language))


def _sealed(seal: Seal) -> str:
    signer = f" by {seal.signer}" if seal.signer else ""
    if seal.state is SealState.UNSIGNED:
        return "none"
    if seal.state is SealState.TRUSTED:
        return f"whole, and trusted{signer}"
    if seal.state is SealState.UNTRUSTED:
        return f"whole, but not trusted{signer}: {seal.why}"
    return f"BROKEN{signer}: {seal.why}"


def _missed(coverage: Coverage) -> str:
    return _MISSES[coverage.by].format(area=coverage.area, km=coverage.beyond_m / 1000)


def _named(reference: Reference) -> str:
    return f"'{reference.identifier}' of {reference.sender}, sent {_time(reference.sent)}"


def _time(at: datetime) -> str:
    return at.isoformat(sep=" ", timespec="minutes")
