"""What a finger takes up, and what comes of it where it lifts."""

from __future__ import annotations

from dataclasses import replace

from layouts.draft import tiled
from layouts.draft_change import Corner, Deed, channel_in, showing
from layouts.grid_draft import GridDraft
from wall.face.carry import Carry, Place, Point, grips, shows_grip, taken_up

GRIP, REACH = Point(0.04, 0.06), Point(0.01, 0.01)
GRID = tiled(["a", "b", "c", "d"], 16 / 9)


def up(x: float, y: float, chosen: int | None = None, draft: GridDraft = GRID) -> Carry:
    carry = taken_up(draft, Point(x, y), GRIP, chosen)
    assert carry is not None
    return carry


def to(carry: Carry, x: float, y: float, over: Place = Place.GLASS) -> Carry:
    return carry.to(Point(x, y), over, REACH)


def test_a_finger_takes_up_a_cell_or_its_corner() -> None:
    assert (up(0.2, 0.2).number, up(0.2, 0.2).corner) == (0, None)
    assert up(0.49, 0.48).corner == Corner(right=True, bottom=True)
    assert up(0.01, 0.02).corner is None, "the other corners show once it is chosen"
    assert up(0.01, 0.02, chosen=0).corner == Corner()
    assert up(0.51, 0.02, chosen=0).corner == Corner(right=True), "a thumb is wider than a grip"
    assert taken_up(GridDraft(2, 2), Point(0.2, 0.2), GRIP, None) is None


def test_small_cells_show_grips_only_when_they_are_chosen() -> None:
    small = tiled([f"c{n}" for n in range(100)], 16 / 9)
    assert not shows_grip(small.rect(0), GRIP)
    assert list(grips(small.rect(0), GRIP, chosen=False)) == []
    assert len(list(grips(small.rect(0), GRIP, chosen=True))) == 4
    assert up(0.099, 0.099, draft=small).corner is None


def test_a_finger_that_trembles_moves_nothing() -> None:
    still = to(up(0.2, 0.2), 0.205, 0.2)
    assert not still.moved
    assert still.change(GRID) is None
    gone = to(to(still, 0.3, 0.2), 0.2, 0.2)
    assert gone.moved, "it came back, but it was away"


def test_what_comes_of_it_depends_on_where_it_lifts() -> None:
    swap = to(up(0.2, 0.2), 0.7, 0.2).change(GRID)
    assert swap is not None
    assert (swap.deed, swap.number) == (Deed.SWAP, 1)
    take = to(up(0.2, 0.2), 0.2, 1.3, Place.BIN).change(GRID)
    assert take is not None
    assert [channel_in(content) for content in take.draft.contents] == ["b", "c", "d"]
    assert to(up(0.2, 0.2), 1.3, 0.2, Place.ELSEWHERE).change(GRID) is None
    span = to(up(0.49, 0.48), 0.9, 1.4, Place.BIN).change(GRID)
    assert span is not None
    assert span.deed is Deed.SPAN, "a corner is dragged beyond the canvas, not into the bin"


def test_a_channel_from_beside_lands_on_the_canvas_alone() -> None:
    brought = Carry(Point(1.2, 0.5), Point(1.2, 0.5), Place.ELSEWHERE, showing("e"))
    assert brought.change(GRID) is None
    assert to(brought, 0.2, 0.2, Place.BIN).change(GRID) is None
    change = to(brought, 0.2, 0.2).change(GRID)
    assert change is not None
    assert change.deed is Deed.REPLACE


def test_a_cell_that_another_hand_has_changed_slips_out_of_the_fingers() -> None:
    mine = to(up(0.2, 0.2), 0.7, 0.7)
    theirs = to(up(0.2, 0.2), 0.7, 0.2).change(GRID)
    assert theirs is not None
    assert mine.change(theirs.draft) is None
    assert mine.change(GRID.take(3).draft) is not None, "what they did was elsewhere"
    assert replace(mine, number=9).change(GRID) is None
