"""What stands now for a place, by what was sent in whatever order."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest

from streams.alerts.alert import Point, Scope, Status
from streams.alerts.board import Board
from streams.alerts.cap import read_alert
from streams.alerts.heard import Heard
from streams.alerts.place import Place
from streams.alerts.policy import Policy
from streams.alerts.seal import UNSIGNED, Seal, SealState
from streams.alerts.stand import Reason, Verdict
from tests.fakes.cap import BUSAN, NOON, area, cap, info, moment, refer

HERE = Place(Point(37.5663, 126.9779))


def heard(document: bytes, seal: Seal = UNSIGNED, minutes: float = 0) -> Heard:
    return Heard(read_alert(document, "test"), NOON + timedelta(minutes=minutes), seal, "test")


def standing(*documents: bytes, minutes: float = 1, policy: Policy | None = None) -> list[str]:
    """The identifiers of what stands; the same in every order of arrival."""
    found = set()
    for order in permutations(documents) if len(documents) < 5 else [documents]:
        board = Board(policy=policy or Policy()).hearing(*map(heard, order))
        stands = board.standing(HERE, NOON + timedelta(minutes=minutes))
        found.add(tuple(stand.alert.identifier for stand in stands))
    assert len(found) == 1, found
    return list(found.pop())


def verdict(board: Board, identifier: str, minutes: float = 1) -> Verdict:
    key = next(key for key in board.messages if key.identifier == identifier)
    return board.verdict(key, HERE, NOON + timedelta(minutes=minutes))


def test_an_alert_stands_until_it_expires() -> None:
    assert standing(cap(), minutes=0) == ["a1"]
    assert standing(cap(), minutes=179) == ["a1"]
    assert standing(cap(), minutes=180) == []


def test_an_alert_that_tells_no_end_stands_for_a_day_from_when_it_was_sent() -> None:
    endless = cap("a1", info(expires=""))

    assert standing(endless, minutes=24 * 60 - 1) == ["a1"]
    assert standing(endless, minutes=24 * 60) == []


def test_a_cancel_ends_it_in_whatever_order() -> None:
    cancel = cap("c1", kind="Cancel", sent=moment(5), references=refer("a1"))

    assert standing(cap(), cancel, minutes=6) == []


def test_a_cancel_of_the_same_second_counts() -> None:
    assert standing(cap(), cap("c1", kind="Cancel", references=refer("a1"))) == []


def test_an_update_replaces_it_and_the_rest_of_its_chain() -> None:
    first = cap("u1", kind="Update", sent=moment(5), references=refer("a1"))
    second = cap("u2", kind="Update", sent=moment(9), references=refer("u1", 5))

    assert standing(cap(), first, minutes=10) == ["u1"]
    assert standing(cap(), first, second, minutes=10) == ["u2"]
    cancel = cap("c", kind="Cancel", sent=moment(12), references=refer("u2", 9))
    assert standing(cap(), first, second, cancel, minutes=13) == []


def test_the_thread_is_the_same_after_each_update() -> None:
    both = f"{refer('a1')} {refer('u1', 5)}"
    first = heard(cap("u1", kind="Update", sent=moment(5), references=refer("a1")))
    second = heard(cap("u2", kind="Update", sent=moment(9), references=both))
    only_u1 = heard(cap("u3", kind="Update", sent=moment(11), references=refer("u1", 5)))
    board = Board().hearing(only_u1, second, first)

    assert {board.thread(one).identifier for one in (first, second, only_u1)} == {"a1"}
    (stand, *_) = board.standing(HERE, NOON + timedelta(minutes=12))
    assert stand.since == NOON


def test_an_update_that_leaves_us_out_ends_it_here() -> None:
    moved = cap("u1", info(areas=area(BUSAN)), kind="Update", sent=moment(5),
                references=refer("a1"))  # fmt: skip

    assert standing(cap(), moved, minutes=6) == []
    board = Board().hearing(heard(cap()), heard(moved))
    assert verdict(board, "a1", 6).reason is Reason.REPLACED
    away = verdict(board, "u1", 6)
    assert away.reason is Reason.ELSEWHERE
    assert away.coverage is not None
    assert away.coverage.beyond_m > 300_000


def test_an_update_for_later_leaves_the_alert_until_then() -> None:
    later = cap("u1", info(more=f"<effective>{moment(60)}</effective>"), kind="Update",
                sent=moment(5), references=refer("a1"))  # fmt: skip

    assert standing(cap(), later, minutes=59) == ["a1"]
    assert standing(cap(), later, minutes=60) == ["u1"]
    withdrawn = cap("c1", kind="Cancel", sent=moment(30), references=refer("u1", 5))
    assert standing(cap(), later, withdrawn, minutes=90) == ["a1"]


def test_an_ack_of_nothing_is_nothing() -> None:
    assert standing(cap(), cap("k", kind="Ack"), cap("e", kind="Error")) == ["a1"]
    assert standing(cap("k", kind="Ack")) == []
    acknowledged = cap("k", kind="Ack", sent=moment(1), references=refer("a1"))
    assert standing(cap(), acknowledged) == ["a1"]


def test_a_reference_is_all_three_of_its_parts() -> None:
    wrong = [refer("a1", 1), refer("a2"), refer("a1", sender="other@example.kr")]
    for reference in wrong:
        assert standing(
            cap(), cap("c", kind="Cancel", sent=moment(5), references=reference), minutes=6
        ) == ["a1"]
    elsewhere = "kma@example.kr,a1,2026-11-21T21:00:00+09:00"
    assert standing(cap(), cap("c", kind="Cancel", sent=moment(5), references=elsewhere)) == []


def test_nobody_cancels_what_somebody_else_sent_but_an_authority() -> None:
    cancel = cap("c", kind="Cancel", sender="mois@example.kr", sent=moment(5),
                 references=refer("a1"))  # fmt: skip

    assert standing(cap(), cancel) == ["a1"]
    above = Policy(authorities=frozenset({"mois@example.kr"}))
    assert standing(cap(), cancel, policy=above) == []


def test_an_exercise_cancels_nothing_that_is_meant() -> None:
    drill = cap("c", kind="Cancel", status="Exercise", sent=moment(5), references=refer("a1"))

    assert standing(cap(), drill) == ["a1"]


def test_what_is_not_meant_comes_last_and_says_so() -> None:
    drill = cap("drill", info(severity="Extreme"), status="Exercise")
    test = cap("test", status="Test")

    assert standing(drill, cap(), test) == ["a1", "drill"]
    everything = Policy(statuses=frozenset(Status))
    assert standing(drill, cap(), test, policy=everything) == ["a1", "drill", "test"]
    stands = Board().hearing(heard(drill)).standing(HERE, NOON)
    assert not stands[0].alert.actual


def test_the_scope_is_kept() -> None:
    ours = cap("r", scope="Restricted")

    assert standing(ours) == []
    assert standing(ours, policy=Policy(scopes=frozenset(Scope))) == ["r"]


def test_the_worst_comes_first_and_of_equals_the_newest() -> None:
    mild = cap("mild", info(severity="Minor", urgency="Future", certainty="Possible"))
    newer = cap("newer", sent=moment(1))

    assert standing(mild, newer, cap("older"), minutes=2) == ["newer", "older", "mild"]


def test_a_later_message_of_the_same_name_replaces_the_earlier() -> None:
    again = cap("a1", info(severity="Moderate"), sent=moment(5))
    board = Board().hearing(heard(again), heard(cap()))

    (stand,) = board.standing(HERE, NOON + timedelta(minutes=6))
    assert stand.alert.sent == NOON + timedelta(minutes=5)


def test_two_updates_that_name_each_other_do_not_vanish() -> None:
    one = cap("u1", kind="Update", references=refer("u2"))
    two = cap("u2", kind="Update", references=refer("u1"))

    assert standing(one, two) == ["u1", "u2"]
    assert standing(cap("u3", kind="Update", references=refer("u3"))) == ["u3"]
    # A message cannot refer to what was sent after it.
    early = cap("u4", kind="Update", references=refer("a1", 9))
    assert standing(early, cap("a1", sent=moment(9)), minutes=10) == ["a1", "u4"]


TRUSTED = Seal(SealState.TRUSTED, "KMA")
BROKEN = Seal(SealState.BROKEN)


def test_what_is_broken_neither_stands_nor_undoes() -> None:
    board = Board().hearing(heard(cap(), BROKEN))
    assert verdict(board, "a1").reason is Reason.BROKEN
    cancel = cap("c", kind="Cancel", sent=moment(5), references=refer("a1"))
    board = Board().hearing(heard(cap()), heard(cancel, BROKEN))
    assert verdict(board, "a1").reason is Reason.STANDS


def test_no_message_undoes_one_with_a_better_signature() -> None:
    cancel = cap("c", kind="Cancel", sent=moment(5), references=refer("a1"))
    board = Board().hearing(heard(cap(), TRUSTED), heard(cancel))

    assert verdict(board, "a1", 6).reason is Reason.STANDS
    board = board.hearing(heard(cancel, TRUSTED))
    found = verdict(board, "a1", 6)
    assert found.reason is Reason.CANCELLED
    assert found.by is not None
    assert found.by.identifier == "c"


def test_a_forged_copy_does_not_take_the_place_of_the_signed_message() -> None:
    forged = heard(cap("a1", info(severity="Minor")))
    signed = heard(cap(), TRUSTED)

    for order in permutations((forged, signed)):
        (stand,) = Board().hearing(*order).standing(HERE, NOON)
        assert stand.seal.state is SealState.TRUSTED
        assert stand.info().severity == "Severe"


@pytest.mark.parametrize(
    ("state", "policy", "reason"),
    [
        (SealState.UNSIGNED, Policy(unsigned=False), Reason.UNSIGNED),
        (SealState.UNTRUSTED, Policy(untrusted=False), Reason.UNTRUSTED),
        (SealState.TRUSTED, Policy(unsigned=False, untrusted=False), Reason.STANDS),
    ],
)
def test_the_policy_on_signatures(state: SealState, policy: Policy, reason: Reason) -> None:
    board = Board(policy=policy).hearing(heard(cap(), Seal(state)))

    assert verdict(board, "a1").reason is reason


def test_a_sender_whose_clock_is_ahead_is_heard_at_once() -> None:
    assert standing(cap(sent=moment(30)), minutes=0) == ["a1"]
    ahead = cap("a1", info(more=f"<effective>{moment(30)}</effective>"), sent=moment(30))
    assert standing(ahead, minutes=0) == ["a1"]


def test_what_begins_later_says_when() -> None:
    later = cap("a1", info(more=f"<effective>{moment(60)}</effective>"))
    board = Board().hearing(heard(later))

    found = verdict(board, "a1", 1)
    assert found.reason is Reason.NOT_YET
    assert found.at == NOON + timedelta(minutes=60)
    assert board.next_change(NOON) == NOON + timedelta(minutes=60)
    assert board.next_change(NOON + timedelta(minutes=60)) == NOON + timedelta(minutes=180)
    assert board.next_change(NOON + timedelta(minutes=180)) is None


def test_each_language_is_answered_by_its_own_words() -> None:
    both = cap("a1", info(), info(language="en-US", event="Heavy rain"))
    (stand,) = Board().hearing(heard(both)).standing(HERE, NOON)

    assert stand.info("ko").event == "호우경보"
    assert stand.info("en").event == "Heavy rain"
    assert stand.info("ja").event == "호우경보"
    unnamed = cap("a1", info(language="", event="Gale"), info(language="fr", event="Tempête"))
    (stand,) = Board().hearing(heard(unnamed)).standing(HERE, NOON)
    assert stand.info("ja", "fr").event == "Tempête"
    assert stand.info("ja").event == "Gale"


def test_only_the_infos_for_here_and_now_are_told() -> None:
    south = info(event="Typhoon", severity="Extreme", areas=area(BUSAN))
    over = info(event="Fog", expires=moment(-5))
    (stand,) = Board().hearing(heard(cap("a1", south, over, info()))).standing(HERE, NOON)

    assert [one.event for one in stand.infos] == ["호우경보"]
    assert stand.priority == 85


def test_old_messages_are_forgotten_and_what_undoes_them_with_them() -> None:
    long = cap("a1", info(expires=moment(60 * 24 * 90)))
    cancel = cap("c", kind="Cancel", sent=moment(5), references=refer("a1"))
    board = Board().hearing(heard(long), heard(cancel), heard(cap("short")))

    later = board.kept(NOON + timedelta(days=60), 100)
    assert {key.identifier for key in later.messages} == {"a1", "c"}
    assert later.standing(HERE, NOON + timedelta(days=60)) == ()
    assert board.kept(NOON + timedelta(days=121), 100).messages == {}
    assert board.kept(NOON, 100) is board


def test_strangers_cannot_push_out_what_is_signed() -> None:
    flood = [heard(cap(f"x{n}", info(expires=moment(10_000)))) for n in range(20)]
    board = Board().hearing(heard(cap(), TRUSTED), *flood).kept(NOON, 10)

    assert len(board.messages) == 10
    assert verdict(board, "a1").reason is Reason.STANDS
