"""What the two real-time systems of Seoul's subway have in common: address, envelope, refusals."""

from __future__ import annotations

from typing import Final

from streams.feeds.ask import Answer, Ask
from streams.feeds.body import is_xml, read_json, read_xml, rows_of
from streams.feeds.feed import Attribution
from streams.feeds.reason import FeedError, Reason
from streams.feeds.seoul.open_data import refusal_of
from streams.feeds.service import Service

ADDRESS: Final = "http://swopenapi.seoul.go.kr"
SUBWAY: Final = Attribution(
    "서울시 실시간 지하철 정보", "Seoul real-time subway information", "https://data.seoul.go.kr"
)
_GOOD = "INFO-000"
_EMPTY = "INFO-200"


def ask_subway(service: Service, name: str, last: int, what: str) -> Ask:
    """Return the question for the first `last` rows of one station or line."""
    steps = ("api", "subway", Ask.KEY, "json", name, "0", str(last), what)
    return Ask(service.address, steps, key=service.key)


def rows_in(answer: Answer, envelope: str) -> list[object]:
    """Return an answer's rows; none where the subway has nothing to tell.

    The status stands in `errorMessage`, or flat at the top where something is wrong.

    Raises:
        FeedError: The source refuses, or the answer has another shape.
    """
    if is_xml(answer):
        root = read_xml(answer)
        code = root.findtext(".//CODE") or root.findtext(".//code") or ""
        words = root.findtext(".//MESSAGE") or root.findtext(".//message") or ""
        return _none_or_refuse(code, words)
    value = read_json(answer)
    status = value.get("errorMessage", value)
    if not isinstance(status, dict):
        raise FeedError(Reason.SHAPE, own="no 'errorMessage'")
    code = str(status.get("code", ""))
    if envelope in value and code in ("", _GOOD):
        return rows_of(value[envelope], envelope)
    if not code:
        raise FeedError(Reason.SHAPE, own=f"no '{envelope}'")
    if code == _GOOD:
        return []
    return _none_or_refuse(code, str(status.get("message", "")))


def _none_or_refuse(code: str, words: str) -> list[object]:
    if code == _EMPTY:
        return []
    raise refusal_of(code, words)
