"""HOST:PORT as a person types it."""

from __future__ import annotations

import pytest

from streams.floor.control.address import Address, AddressError, parse_address


@pytest.mark.parametrize(
    ("text", "address", "loopback"),
    [
        ("127.0.0.1:8600", Address("127.0.0.1", 8600), True),
        (" localhost:0 ", Address("localhost", 0), True),
        ("[::1]:8600", Address("::1", 8600), True),
        ("0.0.0.0:80", Address("0.0.0.0", 80), False),
        ("wall.example:65535", Address("wall.example", 65535), False),
    ],
)
def test_an_address_is_read_and_written_back(text: str, address: Address, loopback: bool) -> None:
    assert parse_address(text) == address
    assert str(address) == text.strip()
    assert address.loopback is loopback


@pytest.mark.parametrize("text", ["", "8600", "127.0.0.1", ":8600", "::1:8600", "h:65536", "h:-1"])
def test_anything_else_is_said_with_what_is_expected(text: str) -> None:
    with pytest.raises(AddressError, match=r"--control: found .* expected HOST:PORT"):
        parse_address(text)
