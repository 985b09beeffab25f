"""Whatever is sent, in whatever order it comes: what was cancelled or is over never stands."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from streams.alerts.alert import Alert, Info, MessageKind, Point, Reference, Status
from streams.alerts.board import Board
from streams.alerts.heard import Heard, better
from streams.alerts.place import Place
from streams.alerts.policy import Policy
from streams.alerts.seal import Seal, SealState
from tests.fakes.cap import NOON

HERE = Place(Point(37.5663, 126.9779))
POLICY = Policy(statuses=frozenset(Status))
NAMES = ("a", "b", "c", "d")
MINUTES = st.integers(0, 6)
KEYS = st.builds(
    lambda sender, name, minute: Reference(sender, name, NOON + timedelta(minutes=minute)),
    st.sampled_from(("kma", "mois")),
    st.sampled_from(NAMES),
    MINUTES,
)


@st.composite
def messages(draw: st.DrawFn) -> Heard:
    """A message that may refer to any other, in time or not."""
    key = draw(KEYS)
    begins, lasts = draw(MINUTES), draw(st.integers(1, 8))
    info = Info(
        "Flood",
        effective=draw(st.sampled_from((None, NOON + timedelta(minutes=begins)))),
        expires=NOON + timedelta(minutes=begins + lasts),
    )
    alert = Alert(
        *key,
        status=draw(st.sampled_from((Status.ACTUAL, Status.EXERCISE))),
        kind=draw(st.sampled_from(tuple(MessageKind))),
        references=tuple(draw(st.lists(KEYS, max_size=3))),
        infos=(info,),
    )
    seal = Seal(draw(st.sampled_from(tuple(SealState))))
    return Heard(alert, NOON + timedelta(minutes=draw(MINUTES)), seal)


WORTH_THE_SAME = (SealState.UNSIGNED, SealState.UNTRUSTED)
SENT = st.lists(messages(), max_size=9)


@settings(max_examples=150)
@given(SENT, st.randoms(), st.integers(0, 15))
def test_the_order_of_arrival_and_repetition_do_not_matter(
    sent: list[Heard], chance: object, minute: int
) -> None:
    now = NOON + timedelta(minutes=minute)
    other = [*sent, *sent[:3]]
    chance.shuffle(other)  # type: ignore[attr-defined]
    at_once = Board(policy=POLICY).hearing(*sent)
    one_by_one = Board(policy=POLICY)
    for heard in other:
        one_by_one = one_by_one.hearing(heard)

    assert one_by_one.messages == at_once.messages
    assert one_by_one.standing(HERE, now) == at_once.standing(HERE, now)


def test_of_two_signatures_that_are_worth_the_same_always_one_is_kept() -> None:
    alert = Alert("mois", "a", NOON, status=Status.ACTUAL, kind=MessageKind.ALERT)
    one, other = (Heard(alert, NOON, Seal(state)) for state in WORTH_THE_SAME)
    assert one.seal.strength == other.seal.strength
    assert better(one, other) == better(other, one)


@settings(max_examples=150)
@given(SENT, st.integers(0, 15))
def test_nothing_stands_that_is_over_or_undone(sent: list[Heard], minute: int) -> None:
    now = NOON + timedelta(minutes=minute)
    board = Board(policy=POLICY).hearing(*sent)
    for stand in board.standing(HERE, now):
        alert = stand.alert
        assert stand.seal.state is not SealState.BROKEN
        assert alert.kind in (MessageKind.ALERT, MessageKind.UPDATE)
        assert all(info.expires is not None and info.expires > now for info in stand.infos)
        assert stand.since <= alert.sent
        for other in board.messages.values():
            assert not undoes(other, stand.heard, now), (other, stand.heard)


def undoes(other: Heard, heard: Heard, now: object) -> bool:
    """Whether a message undoes another one beyond doubt, as one would say it in a sentence."""
    one, past = other.alert, heard.alert
    own = one.sender == past.sender and one.status is past.status and past.key in one.references
    if not own or other.seal.strength < heard.seal.strength or not other.seal.strength:
        return False
    if one.kind is MessageKind.CANCEL:
        return one.sent >= past.sent
    at_once = one.infos[0].effective is None or one.infos[0].effective <= one.sent
    return one.kind is MessageKind.UPDATE and one.sent > past.sent and at_once


@settings(max_examples=150)
@given(SENT, st.integers(0, 15))
def test_nothing_changes_between_the_moments_that_are_foretold(
    sent: list[Heard], minute: int
) -> None:
    board = Board(policy=POLICY).hearing(*sent)
    now = NOON + timedelta(minutes=minute)
    change = board.next_change(now)
    late = change - timedelta(seconds=1) if change else now + timedelta(days=900)

    before = {stand.alert.key for stand in board.standing(HERE, now)}
    after = {stand.alert.key for stand in board.standing(HERE, late)}
    assert before == after
