"""What everyday goods cost in the markets of Seoul's districts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.ask import Answer
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.row import Reading, Row, read_rows
from streams.feeds.seoul.events import DAILY
from streams.feeds.seoul.open_data import ADDRESS, PAGE, SEOUL, ask_page, read_page
from streams.feeds.service import Service

NAME: Final = "ListNecessariesPricesService"


@dataclass(frozen=True)
class Price:
    """What something costs.

    Attributes:
        at: The day on which it was asked for.
        goods: What.
        unit: How much of it.
        won: What it costs.
        market: Where; may be empty.
        district: The district's name; its code where the source tells no name.
    """

    at: datetime
    goods: str
    unit: str
    won: float
    market: str
    district: str


@dataclass(frozen=True)
class Prices:
    """Asks for prices.

    Attributes:
        service: Where it asks.
        district: Of which district, by its name or code; of all where empty.
    """

    service: Service
    district: str = ""
    attribution: ClassVar[Attribution] = replace(
        SEOUL, ko="서울시 생필품 농수축산물 가격 정보", en="Seoul prices of daily necessities"
    )
    freshness: ClassVar[Freshness] = DAILY

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask for the first page alone: the newest come first, and behind them are years."""
        answer = await line.get(ask_page(self.service, NAME, (), 1, PAGE))
        read_page(answer, NAME)
        return (answer,)

    def parse(self, answers: Sequence[Answer]) -> Reading[Price]:
        """Read of each good in each market the newest price."""
        reading = read_rows(read_page(answers[0], NAME).rows, self._price)
        return replace(reading, records=tuple(_newest(reading.records)))

    def _price(self, row: Row) -> Price | None:
        district = row.text("M_GU_NAME") or row.text("M_GU_CODE")
        wanted = ("", district, row.text("M_GU_CODE"))
        won = row.number("A_PRICE")
        # A good that is not sold just now stands there with 0.
        if self.district not in wanted or not won:
            return None
        return Price(
            at=row.moment("P_DATE"),
            goods=row.need("A_NAME"),
            unit=row.text("A_UNIT"),
            won=won,
            market=row.text("M_NAME"),
            district=district,
        )


class PricesForm(FeedForm):
    """What everyday goods cost in Seoul's markets."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["prices"] = Field(description="'prices'")
    district: str = Field(
        default="", description="of which district, by name or code", examples=["마포구"]
    )

    def feed(self, service: Service) -> Prices:
        """Return the feed."""
        return Prices(service, self.district)


def _newest(prices: Iterable[Price]) -> Iterable[Price]:
    newest: dict[tuple[str, str, str, str], Price] = {}
    for price in prices:
        key = price.district, price.market, price.goods, price.unit
        if key not in newest or newest[key].at < price.at:
            newest[key] = price
    return newest.values()
