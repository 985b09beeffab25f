"""Which NAL units begin a picture that can be decoded by itself, held against a real encoder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.media.nal import H264, HEVC, Dialect, aggregated, intra_slice
from tests.fakes.film import film


def golomb(*values: int) -> bytes:
    """Values as Exp-Golomb codes, as a slice header holds them."""
    bits = "".join(
        f"{value + 1:b}".rjust(2 * (value + 1).bit_length() - 1, "0") for value in values
    )
    bits += "1"
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")


@given(st.integers(0, 65_000), st.integers(0, 9))
def test_a_slice_of_type_2_or_7_is_intra_wherever_it_begins(first: int, kind: int) -> None:
    assert intra_slice(b"\x41" + golomb(first, kind)) is (kind in (2, 7))


@given(st.binary(max_size=12))
def test_no_slice_makes_it_stumble(body: bytes) -> None:
    assert intra_slice(b"\x41" + body) in (True, False)


def test_a_real_encoders_slices_are_told_apart() -> None:
    key, follows = film("h264")[0].slices[-1], film("h264")[1].slices[-1]
    assert intra_slice(key)
    assert not intra_slice(follows)


@pytest.mark.parametrize(("dialect", "codec"), [(H264, "h264"), (HEVC, "hevc")])
def test_a_dialect_knows_its_keyframes(dialect: Dialect, codec: str) -> None:
    pictures = film(codec)
    kinds = [{dialect.nal_type(nal[0]) for nal in picture.nals} for picture in pictures]
    begins = [bool(found & dialect.key_types) for found in kinds]
    assert begins == [True, False, False, True, False, False]


def test_an_aggregate_that_ends_too_early_gives_what_is_whole() -> None:
    assert aggregated(H264, b"\x78\x00\x02ab\x00\x03cd") == [b"ab"]
    assert aggregated(H264, b"\x78\x00\x00\x00\x02ab") == []
    assert aggregated(HEVC, b"\x60\x01\x00\x02ab\x00\x01c") == [b"ab", b"c"]


@given(st.binary(max_size=60))
def test_no_aggregate_makes_it_stumble(payload: bytes) -> None:
    assert all(unit for unit in aggregated(H264, payload))
