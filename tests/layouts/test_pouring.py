"""Several channels at once: the first where a finger is, the others where there is room."""

from __future__ import annotations

from layouts.draft_change import Deed, channel_in, showing
from layouts.free_draft import FreeDraft
from layouts.geometry import Rect
from layouts.grid_draft import GridCell, GridDraft
from layouts.pouring import filled, poured

GRID = GridDraft(3, 2, (GridCell(showing("a"), (0, 0, 1, 1)), GridCell(showing("b"), (2, 0, 1, 1))))
FREE = FreeDraft((), Rect(0, 0, 1600, 900))


def showings(*ids: str) -> list[dict[str, str]]:
    return [dict(showing(id_)) for id_ in ids]


def held(draft: GridDraft) -> dict[tuple[int, int], str | None]:
    return {cell.box[:2]: channel_in(cell.content) for cell in draft.cells}


def test_the_first_is_where_the_finger_is_and_no_other_cell_is_lost() -> None:
    change = poured(GRID, showings("x", "y", "z"), 0.9, 0.1)
    assert change is not None
    assert (change.deed, change.number, change.came, change.left) == (Deed.POUR, 1, 3, 0)
    assert held(change.draft) == {(0, 0): "a", (1, 0): "y", (2, 0): "x", (0, 1): "z"}


def test_who_finds_no_room_is_counted() -> None:
    change = filled(GRID, showings("p", "q", "r", "s", "t", "u"))
    assert change is not None
    assert (change.came, change.left) == (4, 2)
    assert len(change.draft.cells) == 6
    assert filled(change.draft, showings("u")) is None


def test_who_stands_there_already_comes_no_second_time() -> None:
    change = poured(GRID, showings("a", "x", "b"), 0.5, 0.1)
    assert change is not None
    assert (change.deed, held(change.draft)[1, 0]) == (Deed.PLACE, "x")
    assert len(change.draft.cells) == 3


def test_free_cells_come_beside_one_another() -> None:
    change = poured(FREE, showings("a", "b", "c", "d", "e"), 0.2, 0.2)
    assert change is not None
    rects = [change.draft.rect(number) for number in range(5)]
    assert not any(
        one.overlaps(other, 1e-4) for one in rects for other in rects if one is not other
    )
    assert change.left == 0
    full = filled(change.draft, showings(*(f"n{number}" for number in range(200))))
    assert full is not None
    assert full.left > 0
    assert full.draft.good
