"""Writes CAP documents for tests as senders write them, good or bad, word by word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SEOUL = "37.4,126.7 37.4,127.2 37.7,127.2 37.7,126.7 37.4,126.7"
BUSAN = "35.0,128.9 35.0,129.2 35.3,129.2 35.3,128.9 35.0,128.9"


def moment(minutes: float = 0) -> str:
    """That many minutes after noon, as CAP writes it."""
    return (NOON + timedelta(minutes=minutes)).isoformat(timespec="seconds")


def tag(name: str, text: str) -> str:
    """An element; nothing where the text is empty."""
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def area(polygon: str = SEOUL, more: str = "", words: str = "Seoul") -> str:
    """An area with a polygon, or other parts."""
    return f"<area>{tag('areaDesc', words)}{tag('polygon', polygon)}{more}</area>"


def info(
    *,
    event: str = "호우경보",
    language: str = "ko-KR",
    severity: str = "Severe",
    urgency: str = "Immediate",
    certainty: str = "Observed",
    expires: str = moment(180),
    areas: str | None = None,
    more: str = "",
) -> str:
    """An info: a heavy rain warning for Seoul until three in the afternoon, UTC."""
    return (
        f"<info>{tag('language', language)}<category>Met</category>{tag('event', event)}"
        f"{tag('urgency', urgency)}{tag('severity', severity)}{tag('certainty', certainty)}"
        f"{tag('expires', expires)}{more}{area() if areas is None else areas}</info>"
    )


def cap(
    identifier: str = "a1",
    *infos: str,
    sender: str = "kma@example.kr",
    sent: str = moment(),
    status: str = "Actual",
    kind: str = "Alert",
    scope: str = "Public",
    references: str = "",
    more: str = "",
) -> bytes:
    """A message; with one info of a heavy rain warning where it is told none."""
    words = infos or ("",) if kind in ("Cancel", "Ack", "Error") else infos or (info(),)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">'
        f"{tag('identifier', identifier)}{tag('sender', sender)}{tag('sent', sent)}"
        f"{tag('status', status)}{tag('msgType', kind)}{tag('scope', scope)}{more}"
        f"{tag('references', references)}{''.join(words)}</alert>"
    ).encode()


def refer(identifier: str = "a1", minutes: float = 0, sender: str = "kma@example.kr") -> str:
    """A reference to a message."""
    return f"{sender},{identifier},{moment(minutes)}"
