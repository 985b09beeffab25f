"""Calls for cameras over real UDP, on loopback alone: by multicast and by name."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from streams.onvif.address import Door
from streams.onvif.command import Search
from streams.onvif.discovery import Ear, call_all, call_one, own_interfaces
from tests.fakes.onvif_beacon import GROUP, Beacon
from tests.fakes.onvif_device import Device

LOOPBACK = ["127.0.0.1"]


async def test_every_camera_of_the_segment_is_heard_once() -> None:
    async with AsyncExitStack() as stack:
        hosts = ("127.0.0.2", "127.0.0.3", "127.0.0.4")
        devices = [await stack.enter_async_context(Device(host=host)) for host in hosts]
        beacon = await stack.enter_async_context(Beacon(tuple(devices)))
        heard = await call_all(LOOPBACK, 2.0, GROUP, beacon.port)

    assert sorted(match.host for match in heard.matches) == list(hosts)
    assert {match.url for match in heard.matches} == {device.url for device in devices}
    assert len(beacon.probes) > 1, "UDP loses some: the probe is repeated"
    assert len(set(beacon.probes)) == 1, "as one message, or every camera would answer twice"
    assert (heard.strange, heard.problems) == (0, ())


async def test_printers_and_noise_are_counted_and_left_out() -> None:
    async with Device() as device:
        printer = Beacon((device,), types="prn:Printer", noise=(b"hello", b"<a/>"))
        device.scopes = ("ldap:///ou=printers",)
        async with printer:
            heard = await call_all(LOOPBACK, 1.5, GROUP, printer.port)

    assert heard.matches == ()
    assert heard.strange >= 3, "two pieces of noise and a printer, for each probe"


async def test_one_host_is_asked_by_name_and_no_longer_than_it_takes() -> None:
    async with Device(host="127.0.0.5") as device, Beacon((device,), "127.0.0.5") as beacon:
        match = await asyncio.wait_for(call_one("127.0.0.5", 60, beacon.port), 20)

    assert match
    assert (match.host, match.url) == ("127.0.0.5", device.url)
    assert match.endpoint.startswith("urn:uuid:")


async def test_a_host_that_is_deaf_to_probes_is_asked_for_its_streams_all_the_same() -> None:
    async with Beacon((), "127.0.0.6") as beacon:
        pass  # Nobody listens there any more.
    search = Search((Door("127.0.0.6"), Door("127.0.0.7", 8080)), wait_s=0.3, port=beacon.port)
    heard = await search.run()

    assert [match.url for match in heard.matches] == [
        "http://127.0.0.6/onvif/device_service",
        "http://127.0.0.7:8080/onvif/device_service",
    ]


async def test_an_interface_that_is_not_here_is_told_in_words() -> None:
    heard = await call_all(["192.0.2.1"], 0.2)

    assert heard.matches == ()
    assert "192.0.2.1" in heard.problems[0]
    assert "--interface" in heard.problems[0]


def test_loopback_is_not_among_the_interfaces_that_are_called_from() -> None:
    assert not [address for address in own_interfaces() if address.startswith("127.")]


def test_a_flood_of_made_up_cameras_ends() -> None:
    ear = Ear("uuid:1")
    answer = (
        '<E xmlns="x"><Header><RelatesTo>uuid:1</RelatesTo></Header><Body><ProbeMatches>'
        + "".join(
            f"<ProbeMatch><EndpointReference><Address>{n}</Address></EndpointReference>"
            "<Types>NetworkVideoTransmitter</Types></ProbeMatch>"
            for n in range(10_100)
        )
        + "</ProbeMatches></Body></E>"
    )
    ear.datagram_received(answer.encode(), ("192.0.2.9", 3702))

    assert len(ear.matches) == 10_000
