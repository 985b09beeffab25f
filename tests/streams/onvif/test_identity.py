"""Gives cameras ids that they keep, and names that a spreadsheet takes for names."""

from __future__ import annotations

import pytest

from layouts.names import clean_id
from streams.onvif.element import read
from streams.onvif.identity import Identity, read_mac, serial_is_its_own

AXIS = Identity("192.0.2.10", "AXIS", "P3245-V", "ACCC8E123456", endpoint="urn:uuid:1")


def test_an_id_is_of_maker_and_serial_wherever_the_camera_is() -> None:
    moved = Identity("198.51.100.7", "AXIS", "P3245-V", "ACCC8E123456", url="http://x/")

    assert AXIS.key == moved.key == "axis-accc8e123456"


def test_without_a_serial_it_is_of_the_mac_or_of_the_endpoint() -> None:
    by_mac = Identity("192.0.2.10", "Ace Cam", serial="0000", mac="AC:CC:8E:00:00:07")
    by_endpoint = Identity("192.0.2.10", endpoint="urn:uuid:1")
    moved = Identity("192.0.2.11", endpoint="urn:uuid:1")

    assert by_mac.key == "ace-cam-accc8e000007"
    assert by_endpoint.key == moved.key
    assert by_endpoint.key.startswith("onvif-")


@pytest.mark.parametrize("serial", ["", "0", "00000000", "123456", "1234567890", "None", "-"])
def test_serial_numbers_that_many_share_are_none(serial: str) -> None:
    assert not serial_is_its_own(serial)


@pytest.mark.parametrize("serial", ["ACCC8E123456", "DS-2CD2143G0-I20190101AAWRD1", "40012337"])
def test_serial_numbers_that_are_ones(serial: str) -> None:
    assert serial_is_its_own(serial)


@pytest.mark.parametrize("maker", ["", "한화비전", "A" * 500, "../../etc", "<b>&"])
def test_an_id_is_one_that_a_channel_list_takes(maker: str) -> None:
    key = Identity("192.0.2.10", maker, serial="S/N: 4711-0815 " * 20).key

    assert clean_id(key) == key


@pytest.mark.parametrize(
    ("scopes", "names"),
    [
        (("onvif://www.onvif.org/name/Lobby%20East",), {"en": "Lobby East"}),
        (("onvif://www.onvif.org/name/%EA%B0%95%EB%82%A8",), {"ko": "강남"}),
        (("onvif://www.onvif.org/hardware/P3245-V",), {"en": "P3245-V"}),
        ((), {"en": "AXIS P3245-V"}),
        (("onvif://www.onvif.org/name/%3DHYPERLINK(1)",), {"en": "HYPERLINK(1)"}),
        (("onvif://www.onvif.org/name/a%1b%5B31mb",), {"en": "a [31mb"}),
    ],
    ids=["english", "korean", "hardware", "none", "formula", "terminal"],
)
def test_a_name_comes_from_the_scopes(scopes: tuple[str, ...], names: dict[str, str]) -> None:
    assert Identity("192.0.2.10", "AXIS", "P3245-V", scopes=scopes).names == names


def test_a_camera_that_says_nothing_is_named_for_its_place() -> None:
    assert Identity("192.0.2.10").names == {"en": "Camera 192.0.2.10"}


def test_a_model_that_repeats_the_maker_is_said_once() -> None:
    assert Identity("192.0.2.10", "HIKVISION", "Hikvision DS-2").title == "Hikvision DS-2"


def test_the_first_hardware_address_counts() -> None:
    answer = read(
        b"<R><NetworkInterfaces><Info><Name>lo</Name><HwAddress>00:00:00:00:00:00</HwAddress></Info>"
        b"</NetworkInterfaces><NetworkInterfaces><Info><HwAddress>ac:cc:8e:00:00:07</HwAddress>"
        b"</Info></NetworkInterfaces></R>"
    )
    assert answer is not None

    assert read_mac(answer) == "ac:cc:8e:00:00:07"
