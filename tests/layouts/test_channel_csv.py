"""A channel list in CSV, as a spreadsheet saves it and as a hand edits it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from layouts.channels import load_channels
from layouts.problem import DocumentError

Write = Callable[[str, str], Path]

HEADER = "id,name_ko,name_en,lat,lon,groups,main,sub,credential"
FIRST = "a,강남,Gangnam,37.5,127.0,road;river,rtsp://h/a/main,rtsp://h/a/sub,city"
LAST = "z,종로,,,,,rtsp://h/z/main,,"


def test_a_list_is_read_and_an_empty_sub_means_main_serves_both(write: Write) -> None:
    first, last = load_channels(write("c.csv", f"{HEADER}\n{FIRST}\n\n{LAST}\n,,,,,,,,\n")).channels
    assert first.names == {"ko": "강남", "en": "Gangnam"}
    assert first.groups == ("road", "river")
    assert first.position == (37.5, 127.0)
    assert first.credential == "city"
    assert (last.sub, last.thumb) == (None, "rtsp://h/z/main")
    assert (last.groups, last.position, last.credential) == ((), None, None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_are_told_apart(tmp_path: Path, encoding: str, end: str) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes(end.join([HEADER, FIRST, LAST]).encode(encoding))
    loaded = load_channels(path)
    assert [channel.names["ko"] for channel in loaded.channels] == ["강남", "종로"]
    assert loaded.problems == ()


def test_columns_may_stand_in_any_order_and_other_languages_may_join(write: Write) -> None:
    text = 'main,name_ja,id\nrtsp://h/a,"橋, 北",a\n'
    (channel,) = load_channels(write("c.csv", text)).channels
    assert (channel.id, channel.names) == ("a", {"ja": "橋, 北"})


@pytest.mark.parametrize(
    ("row", "found", "mend"),
    [
        ("b b,x,,,,,rtsp://h/,,", 'column id: found the text "b b"', 'for example "b-b"'),
        (",x,,,,,rtsp://h/,,", "column id: found an empty text", 'for example "camera-1"'),
        ("b,,,,,,rtsp://h/,,", "column name_ko: found no name", "in one of the name columns"),
        ("b,x,,,,,,,", "column main: found an empty text", "where the picture comes from"),
        ("b,x,,,,,rtsp:///m,,", 'column main: found the text "rtsp:///m"', "rtsp://HOST"),
        ("b,x,,,,,h:554/m,,", 'column main: found the text "h:554/m"', "rtsp://h:554/m"),
        ("b,x,,127,37.5,,rtsp://h/,,", "found lat 127, lon 37.5", "swap them"),
        ("b,x,,37.5,,,rtsp://h/,,", "column lon: found no lon beside the other", "both empty"),
        ("b,x,,north,1,,rtsp://h/,,", "column lat: found the text 'north'", "decimal point"),
        ("b,x,,nan,1,,rtsp://h/,,", "column lat: found", "for example 37.5665"),
        ("b,x,,,,rtsp://h/,,", "found 8 cells, expected 9", "a comma for every empty cell"),
        ("b,x,y,z,,,,rtsp://h/,,", "found 10 cells, expected 9", "in double quotes"),
        ("b;x;;;;;rtsp://h/;;", "found 1 cells, expected 9", "split cells by commas"),
        ('b,"x,,,,,rtsp://h/,,', "found a '\"' out of place", "close the quote"),
        ('b,x,,,,"p,q",rtsp://h/,,', "column groups: found a comma in 'p,q'", "write ';'"),
        ("# old: b,x", "found a comment", "delete the line"),
        ("a,x,,,,,rtsp://h/,,", "the id 'a', which line 2 has already", "the first is kept"),
        ("b,x,,,,,rtsp://u:hunter2@h/,,", "column main: found a URL with a user", "credentials"),
    ],
)
def test_a_bad_row_is_told_with_line_and_reason_and_its_neighbours_stay(
    write: Write, row: str, found: str, mend: str
) -> None:
    loaded = load_channels(write("c.csv", f"{HEADER}\n{FIRST}\n{row}\n{LAST}\n"))
    assert loaded.ids == ("a", "z")
    (problem,) = loaded.problems
    assert problem.line == 3
    assert found in str(problem)
    assert mend in problem.mend
    assert "hunter2" not in str(problem)


def test_every_problem_of_a_row_is_told(write: Write) -> None:
    row = "b b,,,127,37.5,,rtsp:///m,rtsp://h:0/,"
    loaded = load_channels(write("c.csv", f"{HEADER}\n{FIRST}\n{row}\n"))
    assert {problem.path for problem in loaded.problems} == {
        "column id", "column name_ko", "column lat", "column main", "column sub",
    }  # fmt: skip


def test_a_damaged_row_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    damaged = "b,강".encode("cp949") + b"\xff,,,,,rtsp://h/,,"
    lines = [HEADER.encode(), FIRST.encode("cp949"), damaged, LAST.encode("cp949")]
    path.write_bytes(b"\n".join(lines))
    loaded = load_channels(path)
    assert [channel.names["ko"] for channel in loaded.channels] == ["강남", "종로"]
    assert "line 3: found bytes that are neither UTF-8 nor CP949" in str(loaded.problems[0])


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        (HEADER.replace(",", ";"), "line 1: found cells split by semicolons"),
        (HEADER.replace(",", "\t"), "line 1: found cells split by tabs"),
        (FIRST, "line 1: found no header, expected the names of the columns; write this line"),
        (HEADER.replace("main", "Main"), "found the unknown column 'Main'.*write 'main'"),
        (HEADER.replace("id,", ""), "found no column 'id'.*add the column 'id'"),
        (HEADER.replace("name_en", "name_ko"), "found the column 'name_ko' twice"),
        ("id,name_kr,main", "found the unknown column 'name_kr'.*write 'name_ko'"),
        ("id,main", "found no column 'name_ko'"),
    ],
)
def test_a_list_whose_columns_are_not_sure_is_refused(
    write: Write, header: str, sentence: str
) -> None:
    with pytest.raises(DocumentError, match=sentence):
        load_channels(write("c.csv", f"{header}\n{FIRST}\n"))


def test_empty_cells_of_columns_once_used_are_passed_over(write: Write) -> None:
    assert load_channels(write("c.csv", f"{HEADER},,\n{FIRST},,\n{LAST}\n")).ids == ("a", "z")


def test_a_column_nobody_knows_is_told_and_passed_over(write: Write) -> None:
    loaded = load_channels(write("c.csv", "id,name_ko,main,owner\na,강남,rtsp://h/,me\n"))
    assert loaded.ids == ("a",)
    assert "the unknown column 'owner'" in str(loaded.problems[0])


@pytest.mark.parametrize(
    ("cell", "meant"), [("yes", True), ("예", True), ("", False), ("No", False)]
)
def test_what_visitors_may_not_see_and_what_needs_a_purpose_is_marked(
    write: Write, cell: str, meant: bool
) -> None:
    text = f"id,name_ko,main,private,reason_required\na,강남,rtsp://h/,{cell},\nb,강남,rtsp://h/,,{cell}\n"
    first, second = load_channels(write("c.csv", text)).channels
    assert (first.private, first.reason_required) == (meant, False)
    assert (second.private, second.reason_required) == (False, meant)


def test_a_mark_that_is_neither_yes_nor_no_costs_its_row(write: Write) -> None:
    text = "id,name_ko,main,private\na,강남,rtsp://h/,yess\nb,강남,rtsp://h/,no\n"
    loaded = load_channels(write("c.csv", text))
    assert loaded.ids == ("b",), "better off the wall than in front of visitors by a slip"
    assert "line 2, column private: found the text 'yess', expected yes or no" in str(
        loaded.problems[0]
    )


def test_a_misspelt_mark_is_not_passed_over(write: Write) -> None:
    with pytest.raises(DocumentError, match=r"the unknown column .privat.*write .private."):
        load_channels(write("c.csv", "id,name_ko,main,privat\na,강남,rtsp://h/,yes\n"))
