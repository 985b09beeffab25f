"""What daily goods cost in the markets around: the usual price and the lowest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from kiosk.page import Block, Language, Page, Table
from kiosk.pages.brief import Brief
from kiosk.pages.saying import about
from kiosk.pages.supply import Supply, aloud, nothing, supply, vouch
from streams.feeds.seoul.prices import Price

KINDS: Final = ("prices",)
SHOWN: Final = 10
ALOUD: Final = 5
_UNIT: Final = re.compile(r"(\d[\d.]*)\s*([가-힣]+)")
_MEASURE: Final = re.compile(r"(?<=\d)(?=(?:kg|g|mg|l|L|ml|mL|cm)\b)")
"""Between a figure and its unit, where other languages than Korean leave a blank."""


class _Row(NamedTuple):
    goods: str
    unit: str
    usual: float
    lowest: Price


def build(brief: Brief) -> Page:
    """Return the page."""
    title = brief.say("page.prices.title")
    found = supply(brief, KINDS, Price)
    block: Block
    if not found.known:
        block = nothing(brief, title, found, "price")
    else:
        block = _table(brief, title, found)
    return Page("prices", title, brief.language, "price", (block,))


def _table(brief: Brief, title: str, found: Supply[Price]) -> Table:
    near = [one for one in found.records if one.district == brief.kiosk.place.district]
    # One market alone has no usual price.
    several = len({one.market for one in near}) > 1
    rows = _rows(near if several else found.records)[:SHOWN]
    told, empty = vouch(brief, found), brief.say("prices.none")
    spoken = [
        brief.say("prices.aloud", goods=_goods(brief, row), won=f"{row.usual:,.0f}")
        for row in rows[:ALOUD]
    ]
    return Table(
        title=title,
        spoken=aloud(brief, told, about(brief, title), *(spoken or [empty])),
        vouch=told,
        heads=tuple(brief.say(f"prices.{head}") for head in ("goods", "usual", "lowest", "market")),
        rows=tuple(_cells(brief, row) for row in rows),
        empty=empty,
    )


def _rows(prices: Sequence[Price]) -> list[_Row]:
    """Return each good with its usual and its lowest price, in the order of the source."""
    grouped: dict[tuple[str, str], list[Price]] = {}
    for price in prices:
        grouped.setdefault((price.goods, price.unit), []).append(price)
    return [
        _Row(goods, unit, _middle(same), min(same, key=lambda one: one.won))
        for (goods, unit), same in grouped.items()
    ]


def _middle(prices: Sequence[Price]) -> float:
    """Return the median; the standard library's own costs a screen a fortieth of its start."""
    won = sorted(price.won for price in prices)
    return (won[(len(won) - 1) // 2] + won[len(won) // 2]) / 2


def _goods(brief: Brief, row: _Row) -> str:
    name = brief.called(row.goods)
    unit = _UNIT.sub(lambda match: match[1] + _unit(brief, match), row.unit)
    if brief.language is Language.EN:
        unit = _MEASURE.sub("\u00a0", unit)
    return brief.say("prices.of_unit", goods=name, unit=unit) if unit else name


def _unit(brief: Brief, match: re.Match[str]) -> str:
    """Return a counter as another language has it: ``1개`` is a piece."""
    word = brief.called(match[2])
    return f" {word}" if word.isascii() else word


def _cells(brief: Brief, row: _Row) -> tuple[str, ...]:
    usual, lowest = f"{row.usual:,.0f}", f"{row.lowest.won:,.0f}"
    return (
        _goods(brief, row),
        brief.say("prices.won", won=usual),
        brief.say("prices.won", won=lowest),
        brief.called(row.lowest.market or row.lowest.district),
    )
