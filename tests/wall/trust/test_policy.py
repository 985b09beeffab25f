"""Who may see what: every role against every kind of channel, and a sentence for each refusal."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.channels import Channel
from wall.trust.door import NOBODY_ASKED, VISITORS, Presence
from wall.trust.entry import Role
from wall.trust.people import Veil
from wall.trust.policy import Sight, saving, spotlight, steering, tile
from wall.trust.words import WORDS, purposes, say

VIEWER, OPERATOR, ADMINISTRATOR = (Presence(guest=False, name="Kim", role=role) for role in Role)
EVERYONE = (NOBODY_ASKED, VISITORS, VIEWER, OPERATOR, ADMINISTRATOR)
TRUSTED = (NOBODY_ASKED, OPERATOR, ADMINISTRATOR)


def channel(*, private: bool = False, reason_required: bool = False) -> Channel:
    """A channel with these marks."""
    names = {"ko": "가"}
    return Channel("a", names, "rtsp://h/", private=private, reason_required=reason_required)


CHANNELS = [channel(private=a, reason_required=b) for a, b in product((False, True), repeat=2)]


@pytest.mark.parametrize("presence", EVERYONE)
@pytest.mark.parametrize("veil", Veil)
def test_a_channel_without_marks_is_everybodys(presence: Presence, veil: Veil) -> None:
    assert tile(presence, channel(), veil).sight is Sight.SHOWN
    assert spotlight(presence, channel(), veil).sight is Sight.SHOWN


@pytest.mark.parametrize(
    ("presence", "veil", "sight"),
    [
        (VISITORS, Veil.HIDDEN, Sight.HIDDEN),
        (VISITORS, Veil.BLURRED, Sight.BLURRED),
        (VIEWER, Veil.HIDDEN, Sight.BLURRED),
        (OPERATOR, Veil.HIDDEN, Sight.SHOWN),
        (ADMINISTRATOR, Veil.BLURRED, Sight.SHOWN),
        (NOBODY_ASKED, Veil.HIDDEN, Sight.SHOWN),
    ],
)
def test_a_private_channel_is_kept_from_whoever_is_not_trusted(
    presence: Presence, veil: Veil, sight: Sight
) -> None:
    private = channel(private=True)
    assert tile(presence, private, veil).sight is sight
    assert spotlight(presence, private, veil, "교통사고").sight is sight


def test_a_purpose_is_asked_of_those_who_may_have_one() -> None:
    asked = channel(reason_required=True)
    for presence in TRUSTED:
        assert tile(presence, asked, Veil.HIDDEN).sight is Sight.SHOWN
        for purpose in ("", "  ", "x", " x "):
            verdict = spotlight(presence, asked, Veil.HIDDEN, purpose)
            assert verdict.sight is Sight.NEEDS_REASON
        assert spotlight(presence, asked, Veil.HIDDEN, "화재").sight is Sight.SHOWN


def test_a_guest_cannot_talk_the_way_in() -> None:
    asked = channel(reason_required=True)
    for presence in (VISITORS, VIEWER):
        assert spotlight(presence, asked, Veil.HIDDEN, "화재").sight is Sight.HIDDEN


@given(
    st.sampled_from(EVERYONE), st.sampled_from(CHANNELS), st.sampled_from(Veil), st.text(max_size=5)
)
def test_nothing_is_enlarged_that_its_tile_may_not_show(
    presence: Presence, which: Channel, veil: Veil, purpose: str
) -> None:
    if spotlight(presence, which, veil, purpose).sight is Sight.SHOWN:
        assert tile(presence, which, veil).sight is Sight.SHOWN
        assert not which.reason_required or purpose.strip()


def test_every_refusal_has_its_sentence_in_both_languages() -> None:
    assert WORDS["ko"].keys() == WORDS["en"].keys()
    for presence, which, veil in product(EVERYONE, CHANNELS, Veil):
        verdict = spotlight(presence, which, veil)
        if verdict.sight is Sight.SHOWN:
            assert verdict.why == ""
            continue
        for language in ("ko", "en"):
            assert "'마포'" in say(language, verdict.why, channel="마포")


def test_the_usual_purposes_are_long_enough_to_count() -> None:
    for language in ("ko", "en"):
        for purpose in purposes(language):
            asked = channel(reason_required=True)
            assert spotlight(OPERATOR, asked, Veil.HIDDEN, purpose).sight is Sight.SHOWN


@pytest.mark.parametrize("presence", EVERYONE)
def test_cameras_are_moved_by_operators_and_for_a_purpose(presence: Presence) -> None:
    may = presence in TRUSTED
    assert steering(presence).sight is (Sight.NEEDS_REASON if may else Sight.HIDDEN)
    assert steering(presence, " 화 ").sight is not Sight.SHOWN, "one letter is a slip"
    assert (steering(presence, "화재").sight is Sight.SHOWN) == may
    for language in ("ko", "en"):
        assert "'마포'" in say(language, steering(presence).why, channel="마포")


@pytest.mark.parametrize(
    ("presence", "sight"),
    [
        (NOBODY_ASKED, Sight.SHOWN),
        (OPERATOR, Sight.SHOWN),
        (ADMINISTRATOR, Sight.SHOWN),
        (VIEWER, Sight.HIDDEN),
        (VISITORS, Sight.HIDDEN),
    ],
)
def test_clips_are_saved_by_those_who_are_trusted(presence: Presence, sight: Sight) -> None:
    channel = Channel("a", {"ko": "가"}, "rtsp://192.0.2.1/a")
    assert saving(presence, channel, Veil.HIDDEN).sight is sight
    asks = Channel("a", {"ko": "가"}, "rtsp://192.0.2.1/a", reason_required=True)
    assert saving(presence, asks, Veil.HIDDEN).sight is not Sight.SHOWN, "for no purpose, nobody"
    assert saving(presence, asks, Veil.HIDDEN, "교통사고").sight is sight
