"""Asks simulated cameras of every temper, over real HTTP on loopback."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest

from layouts.credentials import Credential
from streams.onvif.caller import Source, utc_now
from streams.onvif.interview import Camera
from streams.onvif.login import Keyring
from streams.onvif.probe import Match
from streams.onvif.survey import Bounds, Finding, Survey
from streams.sample.digest import Login
from tests.fakes.onvif_device import Device, Encoder
from tests.fakes.onvif_ptz import Turntable

PASSWORD = "sesame-street"
RIGHT = Keyring({"city": Credential("viewer", PASSWORD)}, file="credentials.json")
PATIENT = Bounds(request_s=20, camera_s=60)
QUICK = Bounds(request_s=2, camera_s=20)


class Street:
    """Cameras, and the questions put to them."""

    def __init__(self) -> None:
        self.stack = AsyncExitStack()

    async def add(self, device: Device) -> Device:
        return await self.stack.enter_async_context(device)

    async def ask(
        self, *devices: Device, keyring: Keyring = RIGHT, bounds: Bounds = PATIENT
    ) -> tuple[Finding, ...]:
        survey = Survey(Source(utc_now, os.urandom), keyring, bounds=bounds)
        urls = [f"http://{d.host}:{d.port}/onvif/device_service" for d in devices]
        matches = [Match(d.host, url) for d, url in zip(devices, urls, strict=True)]
        return await survey.ask_all(matches)

    async def ask_one(self, device: Device, keyring: Keyring = RIGHT) -> Finding:
        return (await self.ask(await self.add(device), keyring=keyring))[0]


@pytest.fixture
async def street() -> AsyncIterator[Street]:
    found = Street()
    async with found.stack:
        yield found


def camera(finding: Finding) -> Camera:
    assert finding.camera is not None, finding.trouble
    return finding.camera


async def test_a_camera_of_profile_t_is_asked_by_media2(street: Street) -> None:
    device = Device()
    finding = await street.ask_one(device)

    found = camera(finding)
    lens = found.lenses[0]
    assert (found.generation, found.profiles) == ("Media2", 5)
    assert (str(lens.main), str(lens.sub)) == ("H265 2560x1440", "H264 640x360")
    assert lens.main_url == "rtsp://192.0.2.77:554/stream?profile=big"
    assert lens.sub_url == "rtsp://192.0.2.77:554/stream?profile=small"
    assert finding.credential == "city"
    assert found.identity.names == {"ko": "강남대로 1"}
    assert device.refused == []


async def test_a_camera_of_profile_s_is_asked_by_media1(street: Street) -> None:
    found = camera(await street.ask_one(Device(media2=False)))

    assert found.generation == "Media1"
    assert (str(found.lenses[0].main), str(found.lenses[0].sub)) == (
        "H264 1280x720",
        "H264 640x360",
    )


async def test_a_camera_older_than_get_services_is_asked_by_capabilities(street: Street) -> None:
    device = Device(media2=False, faults=("GetServices",))
    found = camera(await street.ask_one(device))

    assert found.generation == "Media1"
    assert "GetCapabilities" in device.asked


async def test_an_open_camera_needs_no_credential(street: Street) -> None:
    finding = await street.ask_one(Device(login=None), keyring=Keyring())

    assert finding.camera
    assert finding.credential is None


async def test_a_refusal_without_a_credentials_file_names_the_option(street: Street) -> None:
    finding = await street.ask_one(Device(), keyring=Keyring())

    assert finding.camera is None
    assert "Sender not Authorized" in finding.trouble
    assert "--credentials" in finding.trouble


async def test_a_refused_login_is_named_and_its_password_is_not(street: Street) -> None:
    finding = await street.ask_one(Device(login=Login("viewer", "another-one")))

    assert "refuses the login 'city' ('Sender not Authorized')" in finding.trouble
    assert "credentials.json" in finding.trouble
    assert PASSWORD not in finding.trouble


async def test_logins_are_tried_in_turn_and_not_more_than_three(street: Street) -> None:
    wrong = {f"wrong-{n}": Credential("viewer", f"not-it-{n}") for n in range(1, 5)}
    right = Credential("viewer", PASSWORD)
    second = Keyring({"wrong-1": wrong["wrong-1"], "city": right}, file="c.json")
    fifth = Keyring({**wrong, "city": right}, file="c.json")

    assert (await street.ask_one(Device(), keyring=second)).credential == "city"
    locked = Device()
    finding = await street.ask_one(locked, keyring=fifth)
    assert len(locked.refused) == 3
    assert "name the right one by --credential NAME" in finding.trouble


async def test_the_list_says_which_login_goes_first(street: Street) -> None:
    both = {"other": Credential("viewer", "not-it"), "city": Credential("viewer", PASSWORD)}
    device = await street.add(Device())
    survey = Survey(Source(utc_now, os.urandom), Keyring(both), {device.host: "city"}, PATIENT)

    (finding,) = await survey.ask_all([Match(device.host, device.url)])
    assert finding.credential == "city"
    assert device.refused == []


@pytest.mark.parametrize("hours", [-9, 26_280])
async def test_a_wrong_clock_is_allowed_for(street: Street, hours: int) -> None:
    finding = await street.ask_one(Device(clock=timedelta(hours=hours)))

    assert finding.camera, finding.trouble
    assert finding.offset
    assert abs(finding.offset - timedelta(hours=hours)) < timedelta(seconds=30)


async def test_a_wrong_clock_that_is_kept_secret_is_guessed_at_in_words(street: Street) -> None:
    device = Device(clock=timedelta(hours=3), secret=("GetSystemDateAndTime",))
    finding = await street.ask_one(device)

    assert finding.offset is None
    assert "set its clock, which it does not tell" in finding.trouble


async def test_http_digest_is_answered_where_the_token_is_not_taken(street: Street) -> None:
    finding = await street.ask_one(Device(http_digest=True))

    assert finding.credential == "city"
    assert finding.camera


async def test_a_wrong_password_by_http_digest_is_a_refusal(street: Street) -> None:
    finding = await street.ask_one(Device(http_digest=True, login=Login("viewer", "another")))

    assert "refuses the login 'city' ('HTTP 401')" in finding.trouble


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"<html><body>It works!</body></html>",
        b"\xff\xfe\x00\x00 no XML at all",
        b"<?xml version='1.0' encoding='klingon'?><Envelope/>",
        b'<!DOCTYPE e [<!ENTITY a "aaaaaaaaaa">]><Envelope><Body>&a;</Body></Envelope>',
        b'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body/></s:Envelope>',
    ],
    ids=["nothing", "html", "bytes", "encoding", "entity", "empty"],
)
async def test_garbage_is_told_in_words(street: Street, garbage: bytes) -> None:
    finding = await street.ask_one(Device(garbage=garbage or b" "))

    assert finding.camera is None
    assert finding.trouble.startswith("answers GetDeviceInformation with ")


async def test_an_endless_answer_is_cut_off(street: Street) -> None:
    finding = await street.ask_one(Device(garbage=b"x" * 5_000_000))

    assert "more than 4 MiB" in finding.trouble


async def test_a_door_that_nobody_opens_is_told_in_words(street: Street) -> None:
    device = Device()
    async with device:
        pass  # Its port is closed again.
    (finding,) = await street.ask(device)

    assert finding.trouble.startswith("cannot be reached")


async def test_the_dead_and_the_mad_do_not_hurt_the_others(street: Street) -> None:
    tempers = [
        Device(hangs="GetSystemDateAndTime"),
        Device(hangs="GetProfiles"),
        Device(garbage=b"<"),
        Device(login=Login("viewer", "another-one")),
    ]
    well = [Device() for _ in range(8)]
    devices = [await street.add(device) for device in (*tempers, *well)]
    findings = await street.ask(*devices, bounds=QUICK)

    assert [bool(finding.camera) for finding in findings] == [False] * 4 + [True] * 8
    assert "does not answer GetSystemDateAndTime within 2 s" in findings[0].trouble
    assert "does not answer GetProfiles within 2 s" in findings[1].trouble


async def test_every_lens_of_a_device_is_kept_apart(street: Street) -> None:
    encoders = tuple(
        Encoder(f"{lens}-{width}", "H264", width, width // 2, lens)
        for lens in ("north", "south")
        for width in (1920, 640)
    )
    found = camera(await street.ask_one(Device(encoders=encoders)))

    tokens = [(lens.main.token, lens.sub.token if lens.sub else "") for lens in found.lenses]
    assert tokens == [("north-1920", "north-640"), ("south-1920", "south-640")]


async def test_a_camera_that_encodes_only_jpeg_is_told_what_to_set(street: Street) -> None:
    finding = await street.ask_one(Device(encoders=(Encoder("a", "JPEG", 640, 480),)))

    assert finding.trouble == "encodes only JPEG: set one of its profiles to H.264 or H.265"


async def test_services_behind_nat_are_reached_where_the_device_was(street: Street) -> None:
    finding = await street.ask_one(Device(advertised="198.51.100.9"))

    assert finding.camera, finding.trouble


async def test_a_made_up_serial_number_gives_way_to_the_mac(street: Street) -> None:
    found = camera(await street.ask_one(Device(serial="123456")))

    assert found.identity.key == "axis-accc8e000007"


async def test_scopes_are_asked_for_where_no_probe_brought_them(street: Street) -> None:
    device = Device()
    found = camera(await street.ask_one(device))

    assert "GetScopes" in device.asked
    assert found.identity.scopes == device.scopes


async def test_a_login_in_a_stream_s_address_does_not_leave_the_camera(street: Street) -> None:
    device = Device(uri=f"rtsp://viewer:{PASSWORD}@192.0.2.77/s?user=viewer&amp;pwd=x&amp;p={{}}")
    found = camera(await street.ask_one(device))

    assert found.lenses[0].main_url == "rtsp://192.0.2.77/s?p=big"
    hidden = await street.ask_one(Device(uri=f"rtsp://192.0.2.77/{PASSWORD}/{{}}"))
    assert "puts a password into its stream's address" in hidden.trouble
    assert PASSWORD not in hidden.trouble


async def test_a_stream_from_another_address_is_noted(street: Street) -> None:
    elsewhere = camera(await street.ask_one(Device()))
    here = camera(await street.ask_one(Device(uri="rtsp://127.0.0.1:554/{}")))

    assert "it streams from 192.0.2.77" in elsewhere.lenses[0].note
    assert here.lenses[0].note == ""


async def test_a_sub_stream_that_fails_does_not_cost_the_main_one(street: Street) -> None:
    device = Device(uris={"big": "rtsp://127.0.0.1/big", "small": "nothing"})
    lens = camera(await street.ask_one(device)).lenses[0]

    assert (lens.main_url, lens.sub_url) == ("rtsp://127.0.0.1/big", None)
    assert "without its sub stream" in lens.note


async def test_no_more_cameras_are_asked_at_once_than_is_allowed(street: Street) -> None:
    devices = [await street.add(Device()) for _ in range(4)]
    for device in devices:
        device.asked = devices[0].asked
    findings = await street.ask(*devices, bounds=Bounds(at_once=1, request_s=20))

    assert all(finding.camera for finding in findings)
    each = devices[0].asked[: len(devices[0].asked) // 4]
    assert devices[0].asked == each * 4, "one camera's questions, and then the next one's"


async def test_a_camera_that_can_be_moved_says_by_which_profile(street: Street) -> None:
    moved = camera(await street.ask_one(Device(ptz=Turntable())))
    older = camera(await street.ask_one(Device(ptz=Turntable(profiles=("small",)), media2=False)))
    fixed = camera(await street.ask_one(Device()))

    assert [found.lenses[0].moved for found in (moved, older, fixed)] == ["big", "small", None]
