"""Draws edges to lines near them, and rounds places to numbers that a person would write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor

from layouts.geometry import UNIT, Rect

_FRACTION, _MM = 10_000, 10
"""Parts of the canvas, and of a millimetre, in which places are written."""
_SURE = 1e-6


def drawn(value: float, lines: Sequence[float], reach: float) -> float:
    """Return the line nearest to `value` within `reach`, or `value` itself."""
    near = min(lines, key=lambda line: abs(line - value), default=value)
    return near if abs(near - value) <= reach else value


def shifted(start: float, end: float, lines: Sequence[float], reach: float) -> float:
    """Return by how much to move a length so that one of its ends comes onto a line near it."""
    ways = (drawn(start, lines, reach) - start, drawn(end, lines, reach) - end)
    return min((way for way in ways if way), key=abs, default=0.0)


def inside(rect: Rect) -> Rect:
    """Return a rectangle of the canvas moved into it."""
    x = min(max(rect.x, 0.0), max(1.0 - rect.width, 0.0))
    y = min(max(rect.y, 0.0), max(1.0 - rect.height, 0.0))
    return Rect(x, y, min(rect.width, 1.0), min(rect.height, 1.0))


def between(x: float, y: float, other_x: float, other_y: float) -> Rect:
    """Return the rectangle between two corners."""
    return Rect(min(x, other_x), min(y, other_y), abs(x - other_x), abs(y - other_y))


def rounded(rect: Rect, canvas: Rect | None = None) -> Rect:
    """Return a rectangle in round numbers, never larger than it was.

    Args:
        rect: In fractions of the canvas.
        canvas: In mm; the result is in mm then, and else in fractions.
    """
    outer = rect.into(canvas or UNIT)
    parts = _FRACTION if canvas is None else _MM
    x, y = (ceil(value * parts - _SURE * parts) / parts for value in (outer.x, outer.y))
    right, bottom = (
        floor(value * parts + _SURE * parts) / parts for value in (outer.right, outer.bottom)
    )
    digits = len(str(parts)) - 1
    return Rect(x, y, round(right - x, digits), round(bottom - y, digits))


def edges(rects: Iterable[Rect]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the lines on which rectangles begin and end: x, and y."""
    all_rects = tuple(rects)
    across = {value for rect in all_rects for value in (rect.x, rect.right)}
    down = {value for rect in all_rects for value in (rect.y, rect.bottom)}
    return tuple(sorted(across)), tuple(sorted(down))
