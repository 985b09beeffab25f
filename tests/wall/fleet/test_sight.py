"""How a kiosk is judged, from what it said and from how long it has been silent."""

from __future__ import annotations

import pytest

from kiosk.remote.openapi import description
from wall.fleet.account import CODES, account
from wall.fleet.sight import LOST_S, Rank, Report, Sight, judge, worst_first
from wall.fleet.words import SPOKEN

EVERY = 5.0
WELL = Report("well", (), "대기", "ko")
ILL = Report("troubled", ("feed", "clock", "feed", "of another version"), "홈", "ko")


def seen(
    answered: float | None = 0.0,
    report: Report | None = WELL,
    *,
    refused: bool = False,
    failing: float | None = None,
    name: str = "a",
) -> Sight:
    """A kiosk that is looked at since the beginning, pictured when it answered."""
    return Sight(name, 0.0, answered, report, answered, b"", refused, failing, "")


@pytest.mark.parametrize(
    ("sight", "now", "wanted"),
    [
        (seen(), 5.0, Rank.WELL),
        (seen(report=ILL), 5.0, Rank.TROUBLED),
        (seen(report=Report("unseen", ("no screen",))), 5.0, Rank.UNSEEN),
        (seen(report=Report("of another version")), 5.0, Rank.TROUBLED),
        (seen(), 14.9, Rank.WELL),
        (seen(), 15.1, Rank.LATE),
        (seen(), LOST_S, Rank.LOST),
        (seen(None, None), 3.0, Rank.WAITING),
        (seen(None, None, failing=1.0), 3.0, Rank.LATE),
        (seen(None, None, failing=1.0), LOST_S, Rank.LOST),
        (seen(refused=True), 3.0, Rank.REFUSED),
    ],
)
def test_a_kiosk_is_judged_against_the_present_moment(
    sight: Sight, now: float, wanted: Rank
) -> None:
    assert judge(sight, now, EVERY).rank is wanted


def test_a_poller_that_hangs_turns_its_kiosks_late_and_their_pictures_old() -> None:
    verdict = judge(seen(100.0), 340.0, EVERY)
    assert (verdict.rank, verdict.picture_s) == (Rank.LOST, 240.0)
    assert account(seen(100.0), verdict, "en").age == "picture 4 min old"


def test_the_worst_is_listed_first_and_those_who_answer_keep_their_places() -> None:
    sights = [
        seen(100.0, name="b"),
        seen(99.4, name="a"),
        seen(10.0, name="long gone"),
        seen(30.0, name="gone"),
        seen(100.0, ILL, name="ill"),
        seen(99.0, refused=True, name="refused"),
        seen(None, None, name="new"),
    ]
    order = [sight.id for sight in worst_first(sights, 102.0, EVERY)]
    assert order == ["refused", "new", "long gone", "gone", "ill", "a", "b"]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_is_wrong_is_said_in_words(language: str) -> None:
    def words(sight: Sight, now: float) -> str:
        return account(sight, judge(sight, now, EVERY), language).words

    said = SPOKEN[language]
    assert "대기" in words(seen(), 3.0)
    ill = f"{said['feed']} · {said['clock']} · {said['unknown']}"
    assert words(seen(report=ILL), 3.0) == ill
    assert words(seen(refused=True), 3.0) == said["token"]
    assert words(seen(None, None, failing=1.0), 80.0) == said["never"]
    assert words(seen(report=Report("well", dark=True)), 3.0) == said["dark"]


def test_both_languages_have_all_words() -> None:
    assert SPOKEN["ko"].keys() == SPOKEN["en"].keys()
    assert all(rank.word in SPOKEN["ko"] for rank in Rank)


def test_all_that_a_kiosk_may_say_of_itself_is_said_in_words() -> None:
    assert set(description()["components"]["schemas"]["Trouble"]["properties"]["code"]["enum"]) == {
        *CODES
    }
    for language in SPOKEN:
        assert all(SPOKEN[language][code] for code in CODES)
