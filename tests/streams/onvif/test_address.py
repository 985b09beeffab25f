"""Keeps questions, and the logins in them, at the machine that answered."""

from __future__ import annotations

import pytest

from streams.onvif.address import beside, is_elsewhere, order, read_door, service_at


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("192.0.2.10", "http://192.0.2.10/onvif/device_service"),
        ("192.0.2.10:8080", "http://192.0.2.10:8080/onvif/device_service"),
        ("camera-7.example", "http://camera-7.example/onvif/device_service"),
        ("2001:db8::7", "http://[2001:db8::7]/onvif/device_service"),
        ("[2001:db8::7]:81", "http://[2001:db8::7]:81/onvif/device_service"),
    ],
)
def test_a_door_is_a_host_and_a_port(text: str, url: str) -> None:
    assert read_door(text).url == url


@pytest.mark.parametrize(
    "text",
    ["", " ", "a b", "192.0.2.10:http", "192.0.2.10:99999", "http://192.0.2.10", "a/b", "u:p@host"],
)
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"write HOST or HOST:PORT, as 192\.0\.2\.10:80"):
        read_door(text)


@pytest.mark.parametrize(
    ("advertised", "url"),
    [
        ([], "http://192.0.2.10/onvif/device_service"),
        (["not a url", "http://[broken"], "http://192.0.2.10/onvif/device_service"),
        (["http://192.0.2.10:88/d"], "http://192.0.2.10:88/d"),
        (["http://169.254.1.1/d", "http://192.0.2.10/e"], "http://192.0.2.10/e"),
        (["https://192.0.2.10/d", "http://192.0.2.10/d"], "http://192.0.2.10/d"),
        (["https://192.0.2.10/d"], "https://192.0.2.10/d"),
        (["http://203.0.113.66:88/d"], "http://192.0.2.10:88/d"),
        (["http://u:p@192.0.2.10/d"], "http://192.0.2.10/onvif/device_service"),
    ],
)
def test_a_service_is_taken_on_the_host_that_answered(advertised: list[str], url: str) -> None:
    assert service_at("192.0.2.10", advertised) == url


def test_a_service_beside_the_device_is_reached_as_the_device_was() -> None:
    base = "http://192.0.2.10:8080/onvif/device_service"

    assert beside(base, "http://192.0.2.10:8081/media") == "http://192.0.2.10:8081/media"
    assert beside(base, "http://10.1.1.1/media2?a=b") == "http://192.0.2.10:8080/media2?a=b"
    assert beside(base, "") == base


def test_hosts_that_mean_another_machine_elsewhere() -> None:
    assert all(map(is_elsewhere, ["0.0.0.0", "127.0.0.1", "169.254.9.9", "::", "localhost"]))
    assert not any(map(is_elsewhere, ["192.0.2.10", "2001:db8::1", "camera.example"]))


def test_hosts_are_in_the_order_of_their_numbers() -> None:
    hosts = ["camera.example", "192.0.2.100", "2001:db8::1", "192.0.2.9"]

    assert sorted(hosts, key=order) == ["192.0.2.9", "192.0.2.100", "2001:db8::1", "camera.example"]
