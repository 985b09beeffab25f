"""Holds found cameras against a list: known ones keep their rows, new ones get ids of their own."""

from __future__ import annotations

from datetime import timedelta

from layouts.channel import Channel
from streams.onvif.identity import Identity
from streams.onvif.interview import Camera, Lens
from streams.onvif.offer import Standing, compare, credential_hints, offers
from streams.onvif.probe import Match
from streams.onvif.profile import Profile
from streams.onvif.survey import Finding
from streams.onvif.table import Result, summary, table

MAIN = Profile("m", "1", "H264", 1920, 1080)


def found(host: str, *paths: str, serial: str = "ACCC8E000001", endpoint: str = "") -> Finding:
    match = Match(host, f"http://{host}/")
    lenses = tuple(Lens(MAIN, f"rtsp://{host}{path}") for path in paths or ("/main",))
    identity = Identity(host, "AXIS", "P1", serial, endpoint=endpoint, url=match.url)
    return Finding(match, Camera(identity, "Media2", 2, lenses), "city", timedelta())


def row(name: str, main: str, credential: str | None = None) -> Channel:
    return Channel(name, {"ko": "가"}, main, credential=credential)


def standing(finding: Finding, *rows: Channel, ids: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    (offered,) = offers([finding])
    known = {*ids, *(listed.id for listed in rows)}
    return [(v.standing.value, v.row) for v in compare(offered, rows, known)]


def test_a_camera_that_is_not_listed_is_new() -> None:
    assert standing(found("192.0.2.1")) == [("new", "axis-accc8e000001")]


def test_a_camera_is_known_by_its_id() -> None:
    listed = row("axis-accc8e000001", "rtsp://192.0.2.1:554/another/stream")

    assert standing(found("192.0.2.1"), listed) == [("listed", "axis-accc8e000001")]


def test_a_camera_that_moved_is_told() -> None:
    listed = row("axis-accc8e000001", "rtsp://192.0.2.99/main")

    assert standing(found("192.0.2.1"), listed) == [("moved", "axis-accc8e000001")]


def test_a_row_that_a_person_wrote_is_known_by_its_stream_or_its_host() -> None:
    same = row("lobby", "rtsp://192.0.2.1:554/main")
    vendor = row("lobby", "rtsp://192.0.2.1/Streaming/Channels/101")

    assert standing(found("192.0.2.1"), same) == [("listed", "lobby")]
    assert standing(found("192.0.2.1"), vendor) == [("listed", "lobby")]


def test_a_recorder_s_channels_are_not_known_by_their_common_host() -> None:
    listed = row("lobby", "rtsp://192.0.2.1/2")

    assert standing(found("192.0.2.1", "/1", "/2", "/3"), listed) == [
        ("new", "axis-accc8e000001"),
        ("listed", "lobby"),
        ("new", "axis-accc8e000001-3"),
    ]


def test_a_row_with_a_mistake_keeps_its_id() -> None:
    assert standing(found("192.0.2.1"), ids=("axis-accc8e000001",)) == [
        ("listed", "axis-accc8e000001")
    ]


def test_two_devices_with_one_serial_number_get_two_ids_that_last() -> None:
    twins = [found("192.0.2.1", endpoint="urn:uuid:1"), found("192.0.2.2", endpoint="urn:uuid:2")]
    ids = [offered[0].form.id for offered in offers(twins) if offered[0].form]

    assert len(set(ids)) == 2
    assert ids == [offered[0].form.id for offered in offers(twins) if offered[0].form]
    assert ids[::-1] == [offered[0].form.id for offered in offers(twins[::-1]) if offered[0].form]


def test_a_device_that_was_reached_by_two_ways_is_one() -> None:
    twice = [found("192.0.2.1"), found("192.0.2.1")]

    assert {offered[0].form.id for offered in offers(twice) if offered[0].form} == {
        "axis-accc8e000001"
    }


def test_a_list_says_which_credential_a_host_takes() -> None:
    rows = [
        row("a", "rtsp://192.0.2.1/m"),
        row("b", "rtsp://192.0.2.1/n", "lobby"),
        row("c", "rtsp://192.0.2.2/n", "city"),
        row("d", "/clips/d.mp4", "none"),
    ]
    assert credential_hints(rows) == {"192.0.2.1": "lobby", "192.0.2.2": "city"}


def test_the_table_has_a_line_for_each_camera_and_channel() -> None:
    findings = [
        found("192.0.2.1", "/1", "/2"),
        Finding(Match("192.0.2.2", ""), offset=timedelta(hours=3), trouble="wants a login"),
    ]
    first, second = offers(findings)
    results = [
        Result(findings[0], first, compare(first, [], [])),
        Result(findings[1], second, ()),
    ]
    lines = table(results, update=False).splitlines()

    assert lines[0].split("  ")[0] == "ADDRESS"
    assert lines[1].endswith("new: axis-accc8e000001 (main H264 1920x1080, no sub)")
    assert lines[2].strip() == "new: axis-accc8e000001-2 (main H264 1920x1080, no sub)"
    assert lines[3].split() == ["192.0.2.2", "+3", "h", "wants", "a", "login"]
    assert summary(results) == "2 found, 1 of them without streams; channels: 2 new."


def test_the_table_says_what_becomes_of_a_moved_camera() -> None:
    finding = found("192.0.2.1")
    (offered,) = offers([finding])
    verdicts = compare(offered, [row("axis-accc8e000001", "rtsp://192.0.2.9/main")], [])

    assert verdicts[0].standing is Standing.MOVED
    told = table([Result(finding, offered, verdicts)], update=False)
    assert "moved: axis-accc8e000001 now sends from rtsp://192.0.2.1/main; --update" in told
