"""Wraps Korea's disaster messages (재난문자), which are no CAP, into CAP by a mapping with a name.

Source: the safety data portal's DSSP-IF-00247, whose records have ``SN``, ``CRT_DT``, ``MSG_CN``,
``RCPTN_RGN_NM``, ``EMRG_STEP_NM`` and ``DST_SE_NM``.  They tell no end, no severity in CAP's sense,
and update nothing: what stands in their place here is ours, and says so in a parameter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final, Protocol

from streams.alerts.alert import (
    Alert,
    Area,
    Certainty,
    Info,
    MessageKind,
    Pair,
    Severity,
    Status,
    Urgency,
)
from streams.alerts.capwriter import write_alert
from streams.alerts.guideline import GENERAL, guidelines
from streams.alerts.hazard import kind_of
from streams.alerts.markup import clean, refusal

MAPPING: Final = Pair("citywall:mapping", "KR-DSSP-IF-00247/1")
SENDER: Final = "DSSP-IF-00247@safetydata.go.kr"
KST: Final = timezone(timedelta(hours=9))
_MOMENT: Final = re.compile(r"(\d{4})\D?(\d{2})\D?(\d{2})\D*(\d{2})\D?(\d{2})\D?(\d{2})(?:\.\d+)?")
_DRILL: Final = re.compile(
    r"훈련\s*상황|\[[^\]]*훈련[^\]]*\]|【[^】]*훈련[^】]*】|실제\s*상황이?\s*아"
)
_TEST: Final = re.compile(r"시험\s*발송|시스템\s*점검용|테스트\s*(?:문자|발송|메시지)")
_LIFTED: Final = re.compile(
    r"(?:경보|주의보|특보|상황|통제|대피령?)[가-힣\s]{0,4}(?:해제|종료)(?!\s*(?:시|될|전|까지))"
    r"|찾았습니다|발견(?:되었|됐)습니다"
)
"""That it is over; not "until it is lifted", nor the end of some event."""
_SIGNED: Final = re.compile(r"\[([^\[\]]{2,20})\]")
_HEADLINE: Final = 100


@dataclass(frozen=True)
class _Weight:
    """What a step is in CAP's words, and for how long a message of it counts."""

    severity: Severity
    urgency: Urgency
    certainty: Certainty
    lasts: timedelta


_STEPS: Final = {
    "위급재난": _Weight(
        Severity.EXTREME, Urgency.IMMEDIATE, Certainty.OBSERVED, timedelta(hours=24)
    ),
    "긴급재난": _Weight(Severity.SEVERE, Urgency.IMMEDIATE, Certainty.LIKELY, timedelta(hours=12)),
    "안전안내": _Weight(Severity.MINOR, Urgency.EXPECTED, Certainty.LIKELY, timedelta(hours=6)),
}
_UNKNOWN: Final = _Weight(Severity.UNKNOWN, Urgency.UNKNOWN, Certainty.UNKNOWN, timedelta(hours=12))
_OVER: Final = _Weight(Severity.MINOR, Urgency.PAST, Certainty.OBSERVED, timedelta(hours=1))


class Told(Protocol):
    """A disaster message, as a feed delivers it or `told_by` reads it."""

    @property
    def at(self) -> datetime:
        """When it was sent, with a time zone."""

    @property
    def number(self) -> str:
        """Its serial number: the same number is the same message."""

    @property
    def words(self) -> str:
        """What it says."""

    @property
    def regions(self) -> Sequence[str]:
        """Where it was sent to, in the source's words."""

    @property
    def step(self) -> str:
        """How urgent it is, in the source's words."""

    @property
    def kind(self) -> str:
        """Which kind of disaster it is about, in the source's words."""


@dataclass(frozen=True)
class Record:
    """A disaster message that was read from the service's own record; see `Told`."""

    at: datetime
    number: str
    words: str
    regions: tuple[str, ...]
    step: str
    kind: str


def told_by(record: Mapping[str, object]) -> Record:
    """Return the message in a record.

    Args:
        record: One of the service's ``body``; values may be numbers or texts.

    Raises:
        DocumentError: It has no number, no moment or no words.
    """
    number, words = _text(record, "SN"), _text(record, "MSG_CN")
    sent = _moment(_text(record, "CRT_DT"))
    if not number or not words or sent is None:
        found = f"SN '{number}', CRT_DT '{_text(record, 'CRT_DT')}', MSG_CN of {len(words)} letters"
        expected = "a number, a moment as 2026/11/21 18:00:00, and words"
        raise refusal("disaster message", "", found, expected, "ask the service again")
    regions = tuple(clean(name) for name in _text(record, "RCPTN_RGN_NM").split(","))
    step, kind = _text(record, "EMRG_STEP_NM"), _text(record, "DST_SE_NM")
    return Record(sent, number, words, regions, step, kind)


def wrapped(told: Told) -> Alert:
    """Return a disaster message as an alert."""
    return Alert(
        sender=SENDER,
        identifier="KR-CBS-" + re.sub(r"[\s,]+", "-", told.number),
        sent=told.at.replace(microsecond=0),
        status=_status(told.words),
        kind=MessageKind.ALERT,
        source=told.step,
        infos=(_info(told),),
    )


def document_of(told: Told) -> bytes:
    """Return a disaster message as a CAP document."""
    return write_alert(wrapped(told))


def _info(told: Told) -> Info:
    words, event = clean(told.words), clean(told.kind)
    kind = kind_of(event) or kind_of(words) or GENERAL
    weight = _OVER if _LIFTED.search(words) else _weight(told.step)
    first = words.split("\n")[0]
    signed = _SIGNED.findall(words)
    regions = dict.fromkeys(filter(None, map(clean, told.regions)))
    return Info(
        event=event if event and event != "기타" else guidelines()[kind].name("ko"),
        language="ko-KR",
        categories=guidelines()[kind].categories,
        severity=weight.severity,
        urgency=weight.urgency,
        certainty=weight.certainty,
        headline=first if len(first) <= _HEADLINE else first[: _HEADLINE - 1] + "…",
        description=words,
        sender_name=next((name for name in reversed(signed) if "훈련" not in name), ""),
        parameters=(MAPPING, Pair("EMRG_STEP_NM", told.step or "-")),
        expires=told.at.replace(microsecond=0) + weight.lasts,
        areas=tuple(Area(name) for name in regions),
    )


def _weight(step: str) -> _Weight:
    """``긴급재난`` is also written ``긴급재난문자``."""
    return next((weight for name, weight in _STEPS.items() if name in step), _UNKNOWN)


def _status(words: str) -> Status:
    if _DRILL.search(words):
        return Status.EXERCISE
    return Status.TEST if _TEST.search(words) else Status.ACTUAL


def _moment(text: str) -> datetime | None:
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = map(int, found.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=KST)
    except ValueError:
        return None


def _text(record: Mapping[str, object], name: str) -> str:
    value = record.get(name)
    return clean(str(value)) if isinstance(value, str | int | float) else ""
