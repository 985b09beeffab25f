"""How many handshakes are under way: never more than permitted, first come, first served."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from streams.media.limiter import Limiter


class Door:
    """Notes who was let in."""

    def __init__(self, permits: int) -> None:
        self.limiter = Limiter(permits)
        self.came: list[str] = []

    def ask(self, who: str) -> None:
        self.limiter.ask(who, lambda: self.came.append(who))


def test_only_so_many_go_at_once_and_the_rest_in_the_order_they_came() -> None:
    door = Door(2)
    for who in "abcd":
        door.ask(who)
    assert door.came == ["a", "b"]
    door.limiter.done()
    assert door.came == ["a", "b", "c"]
    door.limiter.done()
    assert door.came == ["a", "b", "c", "d"]


def test_who_leaves_the_queue_is_passed_over() -> None:
    door = Door(1)
    for who in "abc":
        door.ask(who)
    door.limiter.forget("b")
    door.limiter.forget("nobody")
    door.limiter.done()
    assert door.came == ["a", "c"]


def test_a_permit_that_nobody_waits_for_is_kept() -> None:
    door = Door(1)
    door.ask("a")
    door.limiter.done()
    door.ask("b")
    assert door.came == ["a", "b"]


@given(st.integers(1, 5), st.lists(st.sampled_from(["ask", "done", "forget"]), max_size=60))
def test_never_more_are_under_way_than_permitted_and_nobody_waits_for_nothing(
    permits: int, steps: list[str]
) -> None:
    door, asked, finished, left = Door(permits), 0, 0, set[str]()
    for step in steps:
        if step == "ask":
            asked += 1
            door.ask(str(asked))
        elif step == "done" and finished < len(door.came):
            finished += 1
            door.limiter.done()
        elif step == "forget" and asked and str(asked) not in door.came:
            left.add(str(asked))
            door.limiter.forget(str(asked))
        waiting = asked - len(door.came) - len(left)
        under_way = len(door.came) - finished
        assert under_way <= permits
        assert waiting == 0 or under_way == permits
    assert door.came == sorted(door.came, key=int)
