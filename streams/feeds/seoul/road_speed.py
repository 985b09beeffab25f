"""How fast traffic moves on single links of Seoul's roads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.ask import Answer, Ask
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.row import Reading, Row, read_rows
from streams.feeds.seoul.open_data import ADDRESS, TOPIS, read_page
from streams.feeds.service import Service

NAME: Final = "TrafficInfo"
MOST_LINKS: Final = 50


@dataclass(frozen=True)
class RoadSpeed:
    """A link's speed.

    Attributes:
        at: When the answer came; the source tells no time of its own.
        link: The link's id.
        kmh: How fast traffic moves, km/h.
        takes_s: How long the link takes, seconds; None where the source does not tell.
    """

    at: datetime
    link: str
    kmh: float
    takes_s: float | None


@dataclass(frozen=True)
class RoadSpeeds:
    """Asks for links, one after the other: the service knows one a call, and speaks XML alone.

    Attributes:
        service: Where it asks.
        links: The links' ids.
    """

    service: Service
    links: tuple[str, ...]
    attribution: ClassVar[Attribution] = TOPIS
    freshness: ClassVar[Freshness] = Freshness(every_s=300, old_s=None, stand_s=300)

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask for each link."""
        answers = []
        for link in self.links:
            steps = (Ask.KEY, "xml", NAME, "1", "1", link)
            answer = await line.get(Ask(self.service.address, steps, key=self.service.key))
            read_page(answer, NAME)
            answers.append(answer)
        return tuple(answers)

    def parse(self, answers: Sequence[Answer]) -> Reading[RoadSpeed]:
        """Read the links."""
        rows = [(row, answer.at) for answer in answers for row in read_page(answer, NAME).rows]
        moments = iter([at for _, at in rows])
        return read_rows((row for row, _ in rows), lambda row: _speed(row, next(moments)))


class RoadSpeedsForm(FeedForm):
    """How fast traffic moves on single links of Seoul's roads."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["road_speeds"] = Field(description="'road_speeds'")
    links: list[str] = Field(
        min_length=1,
        max_length=MOST_LINKS,
        description=f"the ids of 1 to {MOST_LINKS} links, each a call, in a list",
        examples=[["1220003800"]],
    )

    def feed(self, service: Service) -> RoadSpeeds:
        """Return the feed."""
        return RoadSpeeds(service, tuple(self.links))


def _speed(row: Row, at: datetime) -> RoadSpeed:
    return RoadSpeed(
        at=at,
        link=row.need("link_id"),
        kmh=row.need_number("prcs_spd"),
        takes_s=row.number("prcs_trv_time"),
    )
