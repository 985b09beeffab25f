"""A query: which channels it chooses, and where it stops making sense."""

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.channel import Channel
from layouts.query import Query, pattern
from layouts.query_text import QueryError, QueryFault, parse_query, unknown_groups

CHANNELS = tuple(
    Channel(name, names, "rtsp://h/", groups=groups)
    for name, names, groups in [
        ("han-01", {"ko": "마포대교 북단", "en": "Mapo Bridge North"}, ("bridge", "district:마포")),
        ("han-02", {"ko": "마포대교 시험", "en": "Mapo Bridge test"}, ("bridge", "district:마포")),
        ("han-03", {"ko": "잠실대교"}, ("Bridge", "river", "district:송파")),
        ("tun-01", {"ko": "남산터널", "en": "Namsan, old"}, ("tunnel", "district:중구")),
        ("hall", {"ko": "시청"}, ()),
    ]
)
GROUPS = ["bridge", "river", "tunnel", "district:마포", "district:송파", "district:중구"]


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("group:bridge", ["han-01", "han-02", "han-03"]),
        ("group:bridge district:마포 -name:test", ["han-01"]),
        ("group:tunnel,river", ["han-03", "tun-01"]),
        ("group:district:마포", ["han-01", "han-02"]),
        ("GROUP:BRIDGE", ["han-01", "han-02", "han-03"]),
        ("district:*", ["han-01", "han-02", "han-03", "tun-01"]),
        ("-district:*", ["hall"]),
        ("id:han-*", ["han-01", "han-02", "han-03"]),
        ("id:han", []),
        ("name:대교 -name:시험,잠실", ["han-01"]),
        ("bridge", ["han-01", "han-02"]),
        ('"Mapo Bridge" -test', ["han-01"]),
        ('name:"n, o"', ["tun-01"]),
        ("name:“n, o”", ["tun-01"]),
        ("name:마포*북", ["han-01"]),
        ("  hall  ", ["hall"]),
    ],
)
def test_a_query_chooses_channels_in_wall_order(query: str, chosen: list[str]) -> None:
    assert [channel.id for channel in parse_query(query).chosen(CHANNELS)] == chosen


def test_letters_typed_apart_and_together_are_the_same() -> None:
    apart = "마포대교"
    assert len(parse_query(f"name:{apart}").chosen(CHANNELS)) == 2


def test_a_name_with_a_sign_of_the_language_is_put_in_quotes() -> None:
    assert parse_query('name:"(old)"').terms[0].values == ("(old)",)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "column 1: found no word"),
        ("group:bridge name:", "column 19: found nothing beside 'name:'"),
        ("group:a,,b", "column 7: found nothing beside a comma"),
        ("a -", "column 3: found '-', expected a word behind one '-'"),
        ("a --b", "column 3: found '--b'"),
        (
            "a OR b",
            "column 3: found 'OR', expected words split by blanks, of which all hold; write",
        ),
        ("a NOT b", "write '-' before the word"),
        ('a "b c', "column 3: found a quote that is not closed"),
        ("a|b", "column 1: found a sign that means nothing here"),
        (":a", "column 1: found ':' with nothing before it"),
        ("7:a", "column 1: found '7:', expected group:, name:, id:"),
    ],
)
def test_what_is_no_query_is_told_by_column(query: str, sentence: str) -> None:
    with pytest.raises(QueryError) as error:
        parse_query(query)
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    ("query", "column", "found", "mend"),
    [
        ("name:x group:brigde", 8, "the unknown group 'brigde'", "write group:bridge"),
        ("distrct:마포", 1, "the unknown word 'distrct:'", "write district:"),
        ("-district:송바", 1, "the unknown group 'district:송바'", "write district:송파"),
        ("group:xyz", 1, "the unknown group 'xyz'", "add it to a channel's groups"),
        ("qqq:xyz", 1, "the unknown word 'qqq:'", "write name: to look for a word in names"),
        ("group:tunel*", 1, "the unknown group 'tunel*'", "write group:tunnel"),
    ],
)
def test_a_group_that_nobody_is_in_is_told(query: str, column: int, found: str, mend: str) -> None:
    (fault,) = unknown_groups(parse_query(query), GROUPS)
    assert (fault.column, fault.found, fault.mend) == (column, found, mend)


def test_groups_that_exist_are_not_told() -> None:
    known = parse_query("group:bridge,RIVER district:마* -group:district:중구 name:x id:y z")
    assert list(unknown_groups(known, GROUPS)) == []


def read(text: str) -> Query | QueryFault:
    try:
        return parse_query(text)
    except QueryError as error:
        return error.fault


@given(st.text(alphabet='ab:,-*"“ 가(|', max_size=24))
def test_whatever_is_typed_is_a_query_or_is_told_by_a_column_within_it(text: str) -> None:
    answer = read(text)
    if isinstance(answer, QueryFault):
        assert 1 <= answer.column <= len(text) + 1
        return
    single = [{channel for channel in CHANNELS if term.fits(channel)} for term in answer.terms]
    assert set(answer.chosen(CHANNELS)) == set.intersection(*single)


@given(st.text(alphabet="ab*", max_size=8), st.text(alphabet="ab", max_size=8))
def test_a_star_stands_for_any_letters(wanted: str, text: str) -> None:
    assert pattern(wanted).fits(text) == fnmatchcase(text, wanted)
    assert pattern(wanted, loose=True).fits(text) == fnmatchcase(text, f"*{wanted}*")


def test_many_stars_cost_no_time() -> None:
    long = Channel("a" * 128, {"ko": "a" * 5_000}, "rtsp://h/")
    assert parse_query(f"name:{'a*' * 500}b").chosen([long]) == ()
