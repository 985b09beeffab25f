"""The disaster messages that mobile phones get, as the ministry publishes them: raw, not CAP."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.ask import Answer, Ask
from streams.feeds.body import read_json, rows_of
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.korea.portal import read_portal
from streams.feeds.line import Line
from streams.feeds.moment import day_of
from streams.feeds.row import Reading, Row, read_rows
from streams.feeds.service import Service

ADDRESS: Final = "https://www.safetydata.go.kr"
STEPS: Final = ("V2", "api", "DSSP-IF-00247")
PAGE: Final = 200
MOST_PAGES: Final = 5


@dataclass(frozen=True)
class DisasterMessage:
    """A message.

    Attributes:
        at: When it was sent.
        number: Its serial number, by which it is told from others.
        words: What it says.
        regions: Where it was sent to, in the source's words.
        step: How urgent it is, in the source's words, for example "안전안내".
        kind: Which kind of disaster it is about, in the source's words, for example "호우".
        changed: When the source last changed it; when it was sent where it does not tell.
    """

    at: datetime
    number: str
    words: str
    regions: tuple[str, ...]
    step: str
    kind: str
    changed: datetime


@dataclass(frozen=True)
class DisasterMessages:
    """Asks for the messages since yesterday.

    Attributes:
        service: Where it asks.
        region: To which region; to all where empty.
    """

    service: Service
    region: str = ""
    attribution: ClassVar[Attribution] = Attribution(
        "행정안전부 긴급재난문자",
        "Ministry of the Interior and Safety",
        "https://www.safetydata.go.kr",
    )
    freshness: ClassVar[Freshness] = Freshness(every_s=30, old_s=None, stand_s=120)

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask page by page; from yesterday on, for messages of before midnight still hold."""
        since = day_of(line.now() - timedelta(days=1)).replace("-", "")
        answers = [await line.get(self._ask(1, since))]
        pages = min(-(-_total(answers[0]) // PAGE), MOST_PAGES)
        for page in range(2, pages + 1):
            answers.append(await line.get(self._ask(page, since)))
            _rows(answers[-1])
        return tuple(answers)

    def parse(self, answers: Sequence[Answer]) -> Reading[DisasterMessage]:
        """Read the messages, each once, the newest first."""
        rows = [row for answer in answers for row in _rows(answer)]
        reading = read_rows(rows, _message)
        return replace(reading, records=tuple(_once(reading.records)))

    def _ask(self, page: int, since: str) -> Ask:
        params = [
            ("returnType", "json"),
            ("pageNo", str(page)),
            ("numOfRows", str(PAGE)),
            ("crtDt", since),
        ]
        if self.region:
            params.append(("rgnNm", self.region))
        service = self.service
        return Ask(service.address, STEPS, tuple(params), service.key, "serviceKey")


class DisasterMessagesForm(FeedForm):
    """The disaster messages of the Ministry of the Interior and Safety."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["disaster_messages"] = Field(description="'disaster_messages'")
    region: str = Field(
        default="", description="to which region, in Korean", examples=["서울특별시"]
    )

    def feed(self, service: Service) -> DisasterMessages:
        """Return the feed."""
        return DisasterMessages(service, self.region)


def _rows(answer: Answer) -> list[object]:
    inner = read_portal(answer)
    return rows_of(inner.get("body"), "body") if inner is not None else []


def _total(answer: Answer) -> int:
    rows = _rows(answer)
    if not rows:
        return 0
    total = read_json(answer).get("totalCount")
    return int(total) if isinstance(total, int | str) and str(total).isdecimal() else len(rows)


def _message(row: Row) -> DisasterMessage:
    at = row.moment("CRT_DT")
    regions = (region.strip() for region in row.text("RCPTN_RGN_NM").split(","))
    return DisasterMessage(
        at=at,
        number=row.need("SN"),
        words=row.need("MSG_CN"),
        regions=tuple(region for region in regions if region),
        step=row.text("EMRG_STEP_NM"),
        kind=row.text("DST_SE_NM"),
        changed=row.moment_or(at, "MDFCN_YMD", "REG_YMD"),
    )


def _once(messages: Iterable[DisasterMessage]) -> list[DisasterMessage]:
    """Return each message once by its number, as it was changed last."""
    newest: dict[str, DisasterMessage] = {}
    for message in messages:
        known = newest.get(message.number)
        if known is None or known.changed <= message.changed:
            newest[message.number] = message
    return sorted(newest.values(), key=lambda message: message.at, reverse=True)
