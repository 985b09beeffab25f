"""Adds channels to lists that people keep, and loses nothing of theirs."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest

from layouts.channel import ChannelForm
from layouts.channels import load_channels
from layouts.control import Control
from layouts.problem import DocumentError
from streams.onvif.channelfile import open_channel_file

CSV = """\
id,name_ko,lat,lon,groups,main,sub,credential
gangnam,강남대로,37.5,127.0,road;district:강남,rtsp://192.0.2.10/main,rtsp://192.0.2.10/sub,city
bent,굽은 줄,north,127.0,,rtsp://192.0.2.11/main,,

"quoted","a, ""b"" c",,,,rtsp://192.0.2.12/main,,
"""


def form(name: str = "axis-1", host: str = "192.0.2.20", **more: object) -> ChannelForm:
    row = {"id": name, "name": {"ko": "시청"}, "main": f"rtsp://{host}/main", **more}
    return ChannelForm.model_validate(row)


def test_a_new_csv_list_is_one_that_excel_and_the_wall_read(tmp_path: Path) -> None:
    path = tmp_path / "channels.csv"
    open_channel_file(path).write([form(sub="rtsp://192.0.2.20/sub", credential="city")], {})

    assert path.read_bytes().startswith(codecs.BOM_UTF8)
    (channel,) = load_channels(path).channels
    assert (channel.id, channel.name()) == ("axis-1", "시청")
    assert (channel.sub, channel.credential) == ("rtsp://192.0.2.20/sub", "city")


def test_a_new_json_list_is_one_that_the_wall_reads(tmp_path: Path) -> None:
    path = tmp_path / "channels.json"
    open_channel_file(path).write([form("a"), form("b", sub="rtsp://192.0.2.20/sub")], {})

    found = load_channels(path)
    assert (found.ids, found.problems) == (("a", "b"), ())
    assert found.channels[1].sub == "rtsp://192.0.2.20/sub"


def test_every_line_of_a_csv_list_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "channels.csv"
    path.write_text(CSV, encoding="utf-8")
    open_channel_file(path).write([form()], {})

    assert path.read_text(encoding="utf-8") == CSV + "axis-1,시청,,,,rtsp://192.0.2.20/main,,\n"
    assert load_channels(path).ids == ("gangnam", "quoted", "axis-1")


@pytest.mark.parametrize("encoding", ["cp949", "utf-8-sig", "utf-16"])
def test_a_csv_list_keeps_its_encoding_and_its_line_ends(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "channels.csv"
    path.write_bytes(CSV.replace("\n", "\r\n").encode(encoding))
    path.chmod(0o640)
    open_channel_file(path).write([form()], {})

    text = path.read_bytes().decode(encoding)
    assert text.startswith(CSV.replace("\n", "\r\n"))
    assert text.endswith("axis-1,시청,,,,rtsp://192.0.2.20/main,,\r\n")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["channels.csv"]


def test_a_name_that_cp949_cannot_write_turns_the_list_into_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "channels.csv"
    path.write_bytes(CSV.encode("cp949"))
    named = ChannelForm.model_validate({"id": "x", "name": {"ko": "Zürich"}, "main": "rtsp://h/m"})
    open_channel_file(path).write([named], {})

    assert [c.name() for c in load_channels(path).channels] == ["강남대로", 'a, "b" c', "Zürich"]


def test_columns_that_a_csv_list_lacks_are_added_to_every_row(tmp_path: Path) -> None:
    path = tmp_path / "channels.csv"
    path.write_text("main,id,name_en,,\nrtsp://h/1,a,A,,\nrtsp://h/2,b,B\n")
    open_channel_file(path).write([form(sub="rtsp://h/s", credential="city")], {})

    found = load_channels(path)
    assert (found.ids, found.problems) == (("a", "b", "axis-1"), ())
    assert (found.channels[2].sub, found.channels[2].credential) == ("rtsp://h/s", "city")
    assert found.channels[2].name("en") == "시청", "in the one column for names that there is"


def test_a_list_with_a_header_alone_can_be_written_into(tmp_path: Path) -> None:
    path = tmp_path / "channels.csv"
    path.write_text("id,name_ko,main\n")
    open_channel_file(path).write([form()], {})

    assert load_channels(path).ids == ("axis-1",)


def test_ids_of_rows_with_mistakes_are_known(tmp_path: Path) -> None:
    table, document = tmp_path / "channels.csv", tmp_path / "channels.json"
    table.write_text(CSV)
    document.write_text(
        '{"channels": [{"id": "bent"}, 7, {"id": "a", "name": {"ko": "가"}, "main": "rtsp://h/1"}]}'
    )

    assert open_channel_file(table).ids == {"gangnam", "bent", "quoted"}
    assert open_channel_file(document).ids == {"bent", "a"}


def test_a_json_list_keeps_everything_that_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "channels.json"
    before = {
        "$schema": "../schema/channels.schema.json",
        "channels": [
            {
                "id": "a",
                "name": {"ko": "가"},
                "main": "rtsp://h/1",
                "position": {"lat": 37.5665, "lon": 126.978},
            },
            {"id": "bent", "colour": "blue"},
        ],
    }
    path.write_text(json.dumps(before, ensure_ascii=False))
    open_channel_file(path).write([form()], {})

    after = json.loads(path.read_text())
    assert after["$schema"] == before["$schema"]
    assert after["channels"][:2] == before["channels"]
    assert after["channels"][2]["id"] == "axis-1"


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_a_moved_camera_keeps_its_row_and_changes_its_address(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"channels{suffix}"
    open_channel_file(path).write([form("a", sub="rtsp://192.0.2.20/sub"), form("b")], {})
    now = form("a", "198.51.100.1", sub="rtsp://198.51.100.1/sub")
    open_channel_file(path).write([], {"a": now})

    first, second = load_channels(path).channels
    assert (first.main, first.sub) == ("rtsp://198.51.100.1/main", "rtsp://198.51.100.1/sub")
    assert first.name() == "시청"
    assert second.main == "rtsp://192.0.2.20/main"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("channels.txt", "", r"\.csv or \.json"),
        ("channels", "", r"\.csv or \.json"),
        ("channels.json", "[1, 2]", "channels"),
        ("channels.json", '{"channels": [{]}', "line 1"),
        ("channels.json", '{"layout": 1}', "channels"),
        ("channels.csv", "these are no columns\n1\n", "header"),
        ("nowhere/channels.csv", "", "folder"),
    ],
)
def test_what_cannot_be_added_to_is_left_alone(
    tmp_path: Path, name: str, text: str, words: str
) -> None:
    path = tmp_path / name
    if text:
        path.write_text(text)
    with pytest.raises(DocumentError, match=words):
        open_channel_file(path)

    assert not path.exists() or path.read_text() == text


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "channels.csv"
    real.write_text(CSV)
    link.symlink_to(real)
    open_channel_file(link).write([form()], {})

    assert link.is_symlink()
    assert "axis-1" in real.read_text()


CONTROL = {"onvif": "http://192.0.2.20/onvif/device_service", "profile": "big"}


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_where_a_camera_takes_commands_is_written_down(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"channels.{suffix}"
    open_channel_file(path).write([form("fixed"), form("moved", control=CONTROL)], {})

    fixed, moved = load_channels(path).channels
    assert fixed.control is None
    assert moved.control == Control(CONTROL["onvif"], "big")


def test_a_camera_that_moved_takes_its_commands_along(tmp_path: Path) -> None:
    path = tmp_path / "channels.json"
    row = {"id": "axis-1", "name": {"ko": "시청"}, "main": "rtsp://192.0.2.9/main"}
    before = {"onvif": "http://192.0.2.9/onvif/device_service", "credential": "operators"}
    path.write_text(json.dumps({"channels": [{**row, "control": before}]}), encoding="utf-8")
    open_channel_file(path).write([], {"axis-1": form(control=CONTROL)})

    (channel,) = load_channels(path).channels
    assert channel.control == Control(CONTROL["onvif"], "big", "operators")

    table = tmp_path / "channels.csv"
    header = "id,name_ko,main,control,control_profile,control_credential"
    table.write_text(f"{header}\naxis-1,시청,rtsp://192.0.2.9/main,http://192.0.2.9/,,operators\n")
    open_channel_file(table).write([], {"axis-1": form(control=CONTROL)})

    (channel,) = load_channels(table).channels
    assert channel.control == Control(CONTROL["onvif"], "big", "operators")
