"""Tells a picture in a picture, which is meant, from cells that were laid over one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from layouts.cell_form import CellForm
from layouts.geometry import Rect
from layouts.phrase import phrase
from layouts.problem import Fault

_SLACK = 0.005
"""Fractions of the canvas by which neighbours may run into one another, for people round."""

_PICTURES = ("channel", "mosaic")

Numbered: TypeAlias = tuple[int, CellForm, Rect]


def overlap_faults(cells: Sequence[Numbered], canvas: Rect | None = None) -> Iterator[Fault]:
    """Yield a fault for each cell that hides another or cuts into one, paths from the scene.

    A smaller cell within a larger one and after it is a picture in a picture. A text, a clock or
    an image may lie over anything.

    Args:
        cells: The number, the form and the place of each, in the order of the document.
        canvas: The whole canvas in mm, where it is known, to say by how much to move.
    """
    for (first, lower, below), (second, upper, above) in _overlapping(cells):
        if upper.kind not in _PICTURES:
            continue
        if above.contains(below, _SLACK):
            found = phrase(
                "{called}, which hides {called2} (cells[{first}]) wholly",
                called=upper.called,
                called2=lower.called,
                first=first,
            )
            expected = phrase("every cell to be seen")
            mend = phrase(
                "move one of the two, or write cells[{first}] after this one", first=first
            )
            yield Fault(("cells", second), found, expected, mend)
        elif lower.kind in _PICTURES and not below.contains(above, _SLACK):
            found = phrase(
                "{called}, which cuts into {called2} (cells[{first}])",
                called=upper.called,
                called2=lower.called,
                first=first,
            )
            expected = phrase("cells side by side, or one within the other")
            yield Fault(("cells", second), found, expected, _apart(below, above, canvas))


def _overlapping(cells: Sequence[Numbered]) -> Iterator[tuple[Numbered, Numbered]]:
    """Yield every two that overlap, the one that lies below first, in the document's order."""
    ordered = sorted(cells, key=lambda cell: cell[2].x)
    pairs = []
    for at, one in enumerate(ordered):
        # Sorted, so that thousands of cells side by side are not compared each with each.
        for other in islice(ordered, at + 1, None):
            if other[2].x > one[2].right:
                break
            if one[2].overlaps(other[2], _SLACK):
                pairs.append((one, other) if one[0] < other[0] else (other, one))
    yield from sorted(pairs, key=lambda pair: (pair[1][0], pair[0][0]))


def _apart(below: Rect, above: Rect, canvas: Rect | None) -> str:
    """Return the shorter of the two ways out, in fractions of the canvas and in mm."""
    over_x = min(below.right, above.right) - max(below.x, above.x)
    over_y = min(below.bottom, above.bottom) - max(below.y, above.y)
    sideways = over_x <= over_y
    axis, part = ("x", over_x) if sideways else ("y", over_y)
    way: str = phrase("{part} of the canvas", part=f"{part:.3g}")
    if canvas is not None:
        room = canvas.width if sideways else canvas.height
        way = phrase("{way} ({length} mm)", way=way, length=f"{part * room:.0f}")
    return phrase(
        "move one of the two along {axis} by {way}, or make it smaller", axis=axis, way=way
    )
