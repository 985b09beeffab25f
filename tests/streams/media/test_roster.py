"""Rows of channels while their list is edited: who stays keeps its row and its session."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from layouts.channels import Channel
from layouts.credentials import Credential
from streams.media.roster import SPARE, Roster

LOGIN = {"city": Credential("wall", "planted-secret")}


def channel(name: str, url: str | None = None, credential: str | None = None) -> Channel:
    address = url or f"rtsp://192.0.2.1/{name}"
    return Channel(name, {"en": name}, f"{address}/main", f"{address}/sub", credential=credential)


def channels(names: str) -> list[Channel]:
    return [channel(name) for name in names]


def test_channels_have_rows_in_the_order_they_are_listed() -> None:
    roster = Roster(channels("abc"), {})
    assert [roster.index(name) for name in "abc"] == [0, 1, 2]
    assert roster.rows.tolist() == [0, 1, 2]
    assert roster.capacity == 3 + SPARE


def test_rows_stay_when_the_order_changes_and_nothing_is_connected_anew() -> None:
    roster = Roster(channels("abc"), {})
    change = roster.replace(channels("cab"), {})
    assert (change.gone, change.fresh, change.left_out) == ((), (), ())
    assert [one.id for one in roster.channels] == ["c", "a", "b"]
    assert roster.rows.tolist() == [2, 0, 1]


def test_another_name_or_group_is_no_reason_to_connect_anew() -> None:
    roster = Roster(channels("a"), {})
    renamed = replace(channel("a"), names={"ko": "강남"}, groups=("bridge",))
    assert roster.replace([renamed], {}).fresh == ()
    assert roster.channels[0].name("ko") == "강남"


def test_another_url_connects_that_channel_anew_in_its_row() -> None:
    roster = Roster(channels("abc"), {})
    change = roster.replace([channel("a"), channel("b", "rtsp://192.0.2.9/b"), channel("c")], {})
    assert (change.gone, change.fresh) == ((1,), (1,))
    assert roster.index("b") == 1


def test_another_password_connects_its_channels_anew_and_no_others() -> None:
    listed = [channel("a", credential="city"), channel("b")]
    roster = Roster(listed, LOGIN)
    assert roster.replace(listed, LOGIN).fresh == ()
    change = roster.replace(listed, {"city": Credential("wall", "another")})
    assert (change.gone, change.fresh) == ((0,), (0,))


def test_a_row_that_became_free_is_given_to_a_new_channel() -> None:
    roster = Roster(channels("abc"), {})
    change = roster.replace(channels("acd"), {})
    assert (change.gone, change.fresh) == ((1,), (1,))
    assert roster.index("d") == 1


def test_what_finds_no_row_is_named_and_the_rest_goes_on() -> None:
    roster = Roster(channels("a"), {})
    many = [channel(f"n{number}") for number in range(SPARE + 3)]
    change = roster.replace([channel("a"), *many], {})
    assert change.left_out == ("n64", "n65", "n66")
    assert len(roster.channels) == roster.capacity
    assert roster.index("a") == 0
    assert roster.replace(channels("a"), {}).left_out == ()


def test_a_worker_is_told_where_to_connect_and_with_what() -> None:
    single = Channel("one", {"en": "one"}, "rtsp://192.0.2.1/one")
    roster = Roster([channel("a", credential="city"), single], LOGIN)
    first, second = roster.specs([0, 1])
    assert first["thumb"].endswith("/a/sub")
    assert (first["username"], first["password"]) == ("wall", "planted-secret")
    assert (second["thumb"], second["main"], second["username"]) == (single.main, None, None)


NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(st.lists(NAMES, min_size=1, max_size=8))
def test_no_two_channels_share_a_row_and_who_stays_keeps_its_own(lists: list[list[str]]) -> None:
    roster = Roster([channel(name) for name in lists[0]], {})
    for names in lists[1:]:
        before = {one.id: roster.index(one.id) for one in roster.channels}
        change = roster.replace([channel(name) for name in names], {})
        after = {one.id: roster.index(one.id) for one in roster.channels}
        assert sorted(after) == sorted(names)
        assert len(set(after.values())) == len(after)
        assert all(after[name] == row for name, row in before.items() if name in after)
        assert set(change.fresh) == {after[name] for name in set(after) - set(before)}
        assert set(change.gone) == {before[name] for name in set(before) - set(after)}
