"""Puts what happens, and the claims of rules, into a small document and back, over a restart: pure.

Times on the board are monotonic and end with the machine; the document has those of the wall clock.
Lost cameras are left out: the wall counts them anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, TypeVar

from layouts.layout import Layout
from wall.rules.board import Board, Claim, Key, displays_of
from wall.rules.happening import Happening, Kind

AWAY_S = 12 * 3600.0
"""A wall that was away for longer begins without: who told it what ended was not heard."""

ContentT = TypeVar("ContentT")


class MemoryBrokenError(ValueError):
    """The document is none of ours; the text says what is wrong with it."""


@dataclass(frozen=True)
class Clocks:
    """One moment on both clocks.

    Attributes:
        monotonic: Seconds.
        wall: Seconds since 1970, UTC.
    """

    monotonic: float
    wall: float

    def to_wall(self, monotonic: float) -> float:
        """When something was, by the wall clock."""
        return self.wall - (self.monotonic - monotonic)

    def to_monotonic(self, wall: float) -> float:
        """The same by the other clock; what the wall clock has yet to reach is now."""
        return self.monotonic - max(self.wall - wall, 0.0)


def remembered(board: Board[Any], now: Clocks) -> dict[str, Any]:
    """Return what is kept of a board, as JSON.

    Args:
        board: What happens, and which claims there are.
        now: When.
    """
    claims = [claim for claim in board.claims if claim.happening.kind is not Kind.LOST]
    lasting = [one for one in board.lasting.values() if one.kind is not Kind.LOST]
    names = {one.id for one in lasting}
    return {
        "at": now.wall,
        "count": board.count,
        "lasting": [asdict(one) for one in lasting],
        "claims": [
            {
                "rule": claim.rule.id,
                "happening": asdict(claim.happening),
                "began": now.to_wall(claim.began),
                "order": claim.order,
                "kept_off": sorted(claim.kept_off),
                "over": claim.over,
            }
            for claim in claims
        ],
        "spent": sorted(list(key) for key in board.spent if key[1] in names),
    }


def recalled(
    document: Any, layout: Layout, base: ContentT, now: Clocks
) -> tuple[Board[ContentT], Mapping[Key, float]]:
    """Return the board that was remembered, on a layout that may have been edited since.

    Args:
        document: What `remembered` returned.
        layout: The displays and the rules.
        base: What stands on the wall without any rule.
        now: When.

    Returns:
        The board, and when each claim was called, seconds since 1970.

    Raises:
        MemoryBrokenError: It is no such document.
    """
    try:
        if now.wall - float(document["at"]) > AWAY_S:
            return Board(layout, base), {}
        lasting = {one.id: one for one in map(_happening, document["lasting"])}
        claims = [
            _claim(one, layout, now)
            for one in document["claims"]
            if one["rule"] in {rule.id for rule in layout.rules}
        ]
        spent = frozenset((str(rule), str(name)) for rule, name in document["spent"])
        count = int(document["count"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise MemoryBrokenError(f"{type(error).__name__}: {error}") from error
    board = Board(layout, base, tuple(claims), lasting, spent, count)
    board = board.edited(layout, base, now.monotonic).passed(now.monotonic)
    return board, {claim.key: now.to_wall(claim.began) for claim in board.claims}


def _claim(one: Mapping[str, Any], layout: Layout, now: Clocks) -> Claim:
    rule = next(rule for rule in layout.rules if rule.id == one["rule"])
    happening = _happening(one["happening"])
    return Claim(
        rule,
        happening,
        displays_of(rule.show, layout, happening),
        now.to_monotonic(float(one["began"])),
        int(one["order"]),
        frozenset(map(str, one["kept_off"])),
        over=bool(one["over"]),
    )


def _happening(one: Mapping[str, Any]) -> Happening:
    known = {field.name for field in fields(Happening)}
    given = {name: value for name, value in one.items() if name in known}
    happening = Happening(**given)
    return replace(
        happening,
        kind=Kind(one["kind"]),
        categories=tuple(one["categories"]),
        position=tuple(one["position"]) if one["position"] is not None else None,
    )
