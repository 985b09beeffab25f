"""Asks Seoul's Open Data Square page by page and tells its refusals from its empty answers.

The answer is ``{SERVICE: {list_total_count, RESULT: {CODE, MESSAGE}, row: […]}}``; a refusal stands
as a top-level ``{RESULT: {CODE}}``, and for a bad key at times in XML though JSON was asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from xml.etree.ElementTree import Element

from streams.feeds.ask import Answer, Ask
from streams.feeds.body import is_xml, read_json, read_xml, rows_of
from streams.feeds.feed import Attribution
from streams.feeds.line import Line
from streams.feeds.reason import FeedError, Reason
from streams.feeds.service import Service
from streams.feeds.words import own_words

PAGE: Final = 1000
"""More rows than this are refused with ERROR-336."""
MOST_PAGES: Final = 10
SEOUL: Final = Attribution(
    "서울 열린데이터광장", "Seoul Open Data Plaza", "https://data.seoul.go.kr"
)
TOPIS: Final = replace(SEOUL, ko="서울시 교통정보 TOPIS", en="Seoul TOPIS")
ADDRESS: Final = "http://openapi.seoul.go.kr:8088"

_GOOD = "INFO-000"
_EMPTY = "INFO-200"
_REASONS: Final[Mapping[str, Reason]] = {
    "INFO-100": Reason.KEY,
    "INFO-300": Reason.KEY,
    "ERROR-300": Reason.KEY,
    "ERROR-337": Reason.QUOTA,
}


@dataclass(frozen=True)
class Page:
    """One page: its rows, and how many there are on all pages."""

    rows: Sequence[object]
    total: int


def ask_page(
    service: Service, name: str, filters: Sequence[str] = (), first: int = 1, last: int = PAGE
) -> Ask:
    """Return the question for rows `first` to `last`; a blank filter stands as a blank."""
    # Without a filter the documented address ends on a slash.
    rest = [text or " " for text in filters] or [""]
    steps = (Ask.KEY, "json", name, str(first), str(last), *rest)
    return Ask(service.address, steps, key=service.key)


async def fetch_pages(
    line: Line, service: Service, name: str, envelope: str = "", filters: Sequence[str] = ()
) -> tuple[Answer, ...]:
    """Ask for every row.

    Args:
        line: How it is asked.
        service: Where.
        name: The service's name at the Open Data Square.
        envelope: The name in the answer where it is another.
        filters: What stands behind the range.

    Raises:
        FeedError: It came to nothing.
    """
    answers = [await line.get(ask_page(service, name, filters))]
    total = read_page(answers[0], envelope or name).total
    pages = min(-(-total // PAGE), MOST_PAGES)
    for page in range(1, pages):
        first = page * PAGE + 1
        ask = ask_page(service, name, filters, first, first + PAGE - 1)
        answers.append(await line.get(ask))
        read_page(answers[-1], envelope or name)
    return tuple(answers)


def all_rows(answers: Sequence[Answer], envelope: str) -> list[object]:
    """Return the rows of every page.

    Raises:
        FeedError: A page is none.
    """
    return [row for answer in answers for row in read_page(answer, envelope).rows]


def read_page(answer: Answer, envelope: str) -> Page:
    """Return one page; that there is nothing (INFO-200) is an empty page, no error.

    Raises:
        FeedError: The source refuses, or the answer has another shape.
    """
    if is_xml(answer):
        return _page_of_xml(read_xml(answer), envelope)
    value = read_json(answer)
    inner = value.get(envelope)
    if not isinstance(inner, Mapping):
        return _empty_or_refuse(*_result(value, envelope))
    result = inner.get("RESULT")
    if isinstance(result, Mapping) and result.get("CODE", _GOOD) != _GOOD:
        return _empty_or_refuse(*_result(inner, envelope))
    rows = rows_of(inner.get("row"), "row")
    total = inner.get("list_total_count")
    count = int(total) if isinstance(total, int | str) and str(total).isdecimal() else len(rows)
    return Page(rows, count)


def _page_of_xml(root: Element, envelope: str) -> Page:
    """Read XML: some services speak nothing else, and refusals come in it at any time."""
    code = root.findtext(".//CODE", "")
    if root.tag != envelope or code not in (_GOOD, ""):
        return _empty_or_refuse(code, root.findtext(".//MESSAGE", ""))
    rows = [{field.tag: field.text for field in row} for row in root.iter("row")]
    total = root.findtext("list_total_count", "")
    return Page(rows, int(total) if total.isdecimal() else len(rows))


def _result(value: Mapping[str, object], envelope: str) -> tuple[str, str]:
    result = value.get("RESULT")
    if not isinstance(result, Mapping):
        raise FeedError(Reason.SHAPE, own=f"no '{envelope}'")
    # One service writes the names of the result's fields with the result's name before them.
    code = result.get("CODE") or result.get("RESULT.CODE") or ""
    words = result.get("MESSAGE") or result.get("RESULT.MESSAGE") or ""
    return str(code), str(words)


def _empty_or_refuse(code: str, words: str) -> Page:
    if code == _EMPTY:
        return Page((), 0)
    raise refusal_of(code, words)


def refusal_of(code: str, words: str) -> FeedError:
    """Return the refusal that a code of Seoul's systems means."""
    own = own_words(f"{code} {words}".strip())
    return FeedError(_REASONS.get(code, Reason.REFUSED), own=own)
