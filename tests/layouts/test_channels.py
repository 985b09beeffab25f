"""A channel list in JSON: what is kept, what is left out, and why."""

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layouts.channels import Channel, ChannelList, load_channels
from layouts.problem import DocumentError

Write = Callable[[str, str], Path]

GOOD: dict[str, Any] = {"id": "a", "name": {"ko": "강남"}, "main": "rtsp://192.0.2.1/main"}


def load(write: Write, *rows: object) -> ChannelList:
    body = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return load_channels(write("list.json", f'{{"channels": [\n{body}\n]}}'))


def complaint_about(write: Write, **changes: object) -> str:
    """Return the only problem of a row changed so, between two good ones that are kept."""
    bad = {**GOOD, "id": "b", **changes}
    loaded = load(write, GOOD, bad, {**GOOD, "id": "c"})
    assert loaded.ids == ("a", "c")
    (problem,) = loaded.problems
    assert problem.line == 3
    return str(problem)


def test_a_full_row_is_read_whole(write: Write) -> None:
    row = {
        "id": "mapo-001",
        "name": {"ko": "마포대교  북단 ", "en": "Mapo Bridge"},
        "position": {"lat": 37.5, "lon": 127},
        "groups": ["bridge", "river", "bridge"],
        "main": "RTSP://192.0.2.1:554/main?x=1",
        "sub": "rtsp://[2001:db8::1]/sub",
        "credential": "city",
        "private": True,
        "reason_required": True,
        "replay": True,
    }
    (channel,) = load(write, row).channels
    assert channel == Channel(
        id="mapo-001",
        names={"ko": "마포대교 북단", "en": "Mapo Bridge"},
        main="rtsp://192.0.2.1:554/main?x=1",
        sub="rtsp://[2001:db8::1]/sub",
        groups=("bridge", "river"),
        position=(37.5, 127.0),
        credential="city",
        private=True,
        reason_required=True,
        replay=True,
    )


def test_a_name_falls_back_from_the_language_asked_for() -> None:
    channel = Channel("a", {"en": "Bridge", "ja": "橋"}, "rtsp://h/")
    assert channel.name() == "Bridge"
    assert channel.name("ja") == "橋"
    assert Channel("a", {"ja": "橋"}, "rtsp://h/").name("ko") == "橋"
    assert Channel("a", {}, "rtsp://h/").name() == "a"


def test_small_pictures_come_from_sub_or_else_from_main() -> None:
    assert Channel("a", {}, "rtsp://h/main", "rtsp://h/sub").thumb == "rtsp://h/sub"
    assert Channel("a", {}, "rtsp://h/main").thumb == "rtsp://h/main"


def test_a_channel_can_be_hashed_and_sent_to_a_worker() -> None:
    channel = Channel("a", {"ko": "강남"}, "rtsp://h/main", groups=("x",))
    assert pickle.loads(pickle.dumps(channel)) == channel
    assert len({channel, channel}) == 1


def test_a_relative_file_is_taken_from_the_folder_of_the_list(write: Write, tmp_path: Path) -> None:
    rows = [
        {**GOOD, "main": "clips/day.mp4"},
        {**GOOD, "id": "b", "main": "/srv/day.mp4", "sub": "file:///srv/small.mp4"},
    ]
    first, second = load(write, *rows).channels
    assert first.main == str(tmp_path / "clips/day.mp4")
    assert (second.main, second.sub) == ("/srv/day.mp4", "file:///srv/small.mp4")


def test_letters_typed_apart_are_joined_so_that_search_finds_them(write: Write) -> None:
    apart = "\u1100\u1161\u11bc\u1102\u1161\u11b7"
    (channel,) = load(write, {**GOOD, "name": {"ko": apart}}).channels
    assert channel.names["ko"] == "강남"


@pytest.mark.parametrize(
    ("changes", "found", "mend"),
    [
        ({"id": "b b"}, 'the text "b b"', 'write for example "b-b"'),
        ({"id": 7}, "the number 7", 'write "7" in double quotes'),
        ({"name": {}}, "an empty object", 'write {"ko": "…"} or {"en": "…"}'),
        ({"name": {"kr": "x"}}, "the key 'kr'", "write 'ko'"),
        ({"name": {"KO": "x"}}, "the key 'KO'", "write 'ko'"),
        ({"name": {"ko": " "}}, "an empty text", "write the name, or delete the key"),
        ({"name": "강남"}, 'the text "강남"', "write for example {"),
        ({"main": "rtsp:///main"}, 'the text "rtsp:///main"', "write rtsp://HOST[:PORT]/PATH"),
        ({"main": "rtsp://h:99999/"}, 'the text "rtsp://h:99999/"', "check the digits"),
        ({"main": "rstp://h/main"}, "the kind of URL 'rstp:'", "write rtsp://"),
        ({"main": "rtsp:/h/main"}, 'the text "rtsp:/h/main"', "write rtsp:// with two slashes"),
        ({"main": "192.0.2.1/main"}, 'the text "192.0.2.1/main"', "write rtsp://192.0.2.1/main"),
        ({"main": "cam.example:554/a"}, "the text", "write rtsp://cam.example:554/a"),
        ({"main": "rtsp://h/a b"}, 'the text "rtsp://h/a b"', "write %20 for a blank"),
        ({"main": ""}, "an empty text", "write where the picture comes from"),
        ({"groups": "bridge"}, 'the text "bridge"', 'write for example ["bridge", "river"]'),
        ({"position": {"lat": 127, "lon": 37.5}}, "lat 127, lon 37.5", "swap them: lat 37.5"),
        ({"position": {"lat": "37.5", "lon": 127}}, 'the text "37.5"', "write 37.5 without quotes"),
        ({"position": {"lat": 37.5}}, "no 'lon'", 'add "lon": 126.978'),
        ({"main": "rtsp//h/main"}, 'the text "rtsp//h/main"', "write rtsp://h/main"),
        ({"main": "file://clips/a.mp4"}, "the text", "write three slashes and the whole path"),
        ({"main": "rtsp://[2001:db8::1/"}, "the text", "check the digits after ':' and the"),
        ({"position": {"latitude": 37.5, "lon": 1}}, "the unknown key 'latitude'", "write 'lat'"),
        ({"Sub": "rtsp://h/sub"}, "the unknown key 'Sub'", "write 'sub'"),
        ({"colour": "red"}, "the unknown key 'colour'", "delete it"),
    ],
)
def test_a_bad_row_is_left_out_with_its_reason(
    write: Write, changes: dict[str, object], found: str, mend: str
) -> None:
    sentence = complaint_about(write, **changes)
    assert "line 3, $.channels[1]" in sentence
    assert f"found {found}" in sentence
    assert f"; {mend}" in sentence


def test_a_misspelt_key_is_told_once_not_as_missing_too(write: Write) -> None:
    row = {"id": "b", "name": {"ko": "x"}, "Main": "rtsp://h/"}
    (problem,) = load(write, GOOD, row).problems
    assert problem.mend == "write 'main'"


def test_of_two_rows_with_one_id_the_first_is_kept(write: Write) -> None:
    loaded = load(write, GOOD, {**GOOD, "main": "rtsp://other/"})
    assert [channel.main for channel in loaded.channels] == ["rtsp://192.0.2.1/main"]
    assert str(loaded.problems[0]).endswith(
        "line 3, $.channels[1].id: found the id 'a', which line 2 has already, expected every id "
        "once; give this one another id, or delete it; the first is kept."
    )


@pytest.mark.parametrize(
    "url",
    [
        "rtsp://admin:hunter2@192.0.2.1/main",
        "rtsp://admin:hun/ter2@192.0.2.1/main",
        "rtsp://admin:hun@ter2@192.0.2.1/main",
        "rtsp://admin:hun?ter2@192.0.2.1/main",
        "rtsp://admin@192.0.2.1/main",
        "RTSPS://admin:hunter2@192.0.2.1/main",
        "admin:hunter2@192.0.2.1:554/main",
        "rtsp//admin:hunter2@192.0.2.1/main",
        "rtsp:/admin:hunter2@192.0.2.1/main",
    ],
)
def test_a_password_in_a_url_is_refused_and_not_repeated(write: Write, url: str) -> None:
    sentence = complaint_about(write, sub=url)
    mend = "put the password into the credentials file and name it in 'credential'"
    assert mend in sentence
    assert "ter2" not in sentence
    assert "admin" not in sentence


def test_a_password_in_place_of_a_credentials_name_is_refused_and_not_repeated(
    write: Write,
) -> None:
    sentence = complaint_about(write, credential="admin:hunter2")
    assert "write the entry's name here" in sentence
    assert "hunter2" not in sentence


def test_an_address_in_place_of_an_id_is_not_repeated(write: Write) -> None:
    sentence = complaint_about(write, id="rtsp://admin:hunter2@h/")
    assert sentence.endswith('write for example "camera-1".')
    assert "hunter2" not in sentence


def test_slips_of_json_and_of_content_are_told_together(write: Write) -> None:
    text = """{
      "channels": [
        {"id": "a", "name": {"ko": "가"}, "main": "rtsp://h/a",},
        {"id": "b b", "name": {"ko": "나"}, "main": "rtsp://h/b"}
        {"id": "c", "name": {"ko": "다"}, main: 12}
      ]
    }"""
    with pytest.raises(DocumentError) as refusal:
        load_channels(write("list.json", text))
    assert [(problem.line, problem.found) for problem in refusal.value.problems] == [
        (3, "a comma before the closing '}'"),
        (4, "no comma before '{'"),
        (4, 'the text "b b"'),
        (5, "'main' without quotes"),
        (5, "the number 12"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[]", "an empty list"),
        ("{}", "no 'channels'"),
        ('{"channels": []}', "no channel"),
        ('{"channels": {}}', "an empty object"),
        ('{"channel": []}', "the unknown key 'channel'"),
        ("  ", "an empty file"),
    ],
)
def test_a_list_without_a_channel_is_refused(write: Write, text: str, found: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        load_channels(write("list.json", text))
    assert refusal.value.problems[0].found == found


def test_a_missing_file_names_the_one_that_was_meant(write: Write, tmp_path: Path) -> None:
    write("channels.json", "{}")
    with pytest.raises(DocumentError, match=r"no such file.*write 'channels\.json'"):
        load_channels(tmp_path / "chanels.json")


def test_other_encodings_of_an_office_are_read(tmp_path: Path) -> None:
    text = json.dumps({"channels": [GOOD]}, ensure_ascii=False)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp949"):
        path = tmp_path / f"{encoding}.json"
        path.write_bytes(text.encode(encoding))
        assert load_channels(path).channels[0].names["ko"] == "강남"


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_bytes('{"channels": [\n{"id": "가'.encode() + b'\xff\xff", "main": "x"}\n]}')
    with pytest.raises(DocumentError, match=r"line 2.*neither UTF-8 nor CP949"):
        load_channels(path)


def test_a_whole_city_is_read(write: Write) -> None:
    rows = [{**GOOD, "id": f"cam-{number}"} for number in range(2800)]
    rows[1400] = {**GOOD, "id": "cam 1400"}
    loaded = load(write, *rows)
    assert len(loaded.channels) == 2799
    assert [problem.line for problem in loaded.problems] == [1402]
