"""Where a camera takes commands, as people write it into both kinds of channel lists."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layouts.channels import ChannelList, load_channels
from layouts.compare import compared
from layouts.control import Control
from layouts.problem import DocumentError

Write = Callable[[str, str], Path]
URL = "http://192.0.2.10/onvif/device_service"
ROW = {"id": "a", "name": {"ko": "가"}, "main": "rtsp://192.0.2.10/main"}


def load(write: Write, control: Any) -> ChannelList:
    document = {"channels": [{**ROW, "control": control}, {**ROW, "id": "b"}]}
    return load_channels(write("list.json", json.dumps(document)))


def test_a_channel_says_where_it_takes_commands(write: Write) -> None:
    given = {"onvif": URL, "profile": "profile_1", "credential": "city-operators"}
    first, second = load(write, given).channels
    assert first.control == Control(URL, "profile_1", "city-operators")
    assert second.control is None
    assert load(write, {"onvif": URL}).channels[0].control == Control(URL)


def test_a_spreadsheet_has_columns_for_it(write: Write) -> None:
    text = (
        "id,name_ko,main,control,control_profile,control_credential\n"
        f"a,가,rtsp://h/,{URL},profile_1,city-operators\n"
        f"b,나,rtsp://h/,{URL},,\n"
        "c,다,rtsp://h/,,,\n"
    )
    controls = [channel.control for channel in load_channels(write("list.csv", text)).channels]
    assert controls == [Control(URL, "profile_1", "city-operators"), Control(URL), None]


@pytest.mark.parametrize(
    ("control", "sentence"),
    [
        ({"onvif": "rtsp://192.0.2.10/main"}, "write http://192.0.2.10/onvif/device_service"),
        ({"onvif": "192.0.2.10:80"}, "a URL as rtsp"),
        ({"onvif": "http://u:p@192.0.2.10/"}, "put the password into the credentials file"),
        ({"onvif": URL, "profil": "x"}, "write 'profile'"),
        ({"onvif": URL, "credential": "u:p"}, "put the password into that file"),
        ({"profile": "profile_1"}, 'add "onvif": "http://192.0.2.10/onvif/device_service"'),
        ("http://192.0.2.10", "with the keys 'onvif', 'profile', 'credential'"),
        ({"onvif": URL, "profile": ""}, "the token of the media profile"),
    ],
)
def test_a_slip_costs_its_row_and_says_the_mend(write: Write, control: Any, sentence: str) -> None:
    loaded = load(write, control)
    assert loaded.ids == ("b",)
    assert sentence in str(loaded.problems[0])
    assert "u:p" not in str(loaded.problems[0])


@pytest.mark.parametrize(
    ("cells", "column"),
    [("ftp://h/,,", "control"), (",profile_1,", "control"), (f"{URL},,u:p", "control_credential")],
)
def test_a_slip_in_a_spreadsheet_names_the_column(write: Write, cells: str, column: str) -> None:
    text = "id,name_ko,main,control,control_profile,control_credential\n"
    with pytest.raises(DocumentError, match=f"line 2, column {column}: "):
        load_channels(write("list.csv", f"{text}a,가,rtsp://h/,{cells}\n"))


def test_a_change_of_it_is_told(write: Write) -> None:
    def listed(name: str, **control: str) -> Path:
        document = {"channels": [{**ROW, "control": control} if control else ROW]}
        return write(name, json.dumps(document))

    none, plain = listed("none.json"), listed("plain.json", onvif=URL)
    named = listed("named.json", onvif=URL, profile="p2")
    assert [str(d) for d in compared(none, plain)] == [f"channel 'a': control none → onvif {URL}"]
    assert [str(d) for d in compared(plain, named)] == ["channel 'a': control: profile none → p2"]
