"""Chooses main and sub among the profiles that cameras offer."""

from __future__ import annotations

import pytest

from streams.onvif.element import read
from streams.onvif.profile import Profile, choose, read_profiles


def profile(encoding: str, width: int, height: int, rate: float = 25, lens: str = "1") -> Profile:
    return Profile(f"{encoding}-{width}-{rate:g}", lens, encoding, width, height, rate)


BIG, SMALL = profile("H264", 1920, 1080), profile("H264", 640, 360)


def chosen(*profiles: Profile) -> tuple[str, str | None]:
    (choice,) = choose(profiles)
    return choice.main.token, choice.sub.token if choice.sub else None


def test_main_is_the_largest_and_sub_the_smallest_that_fills_a_tile() -> None:
    tiny, middle = profile("H264", 176, 144), profile("H265", 1280, 720)

    assert chosen(tiny, SMALL, BIG, middle) == (BIG.token, SMALL.token)


def test_of_two_alike_the_faster_is_main_and_neither_is_sub() -> None:
    slow = profile("H264", 1920, 1080, rate=5)

    assert chosen(slow, BIG) == (BIG.token, None)


def test_one_profile_serves_both() -> None:
    assert chosen(BIG) == (BIG.token, None)


def test_what_the_wall_does_not_decode_is_left_out() -> None:
    assert chosen(profile("JPEG", 3840, 2160), BIG, SMALL) == (BIG.token, SMALL.token)
    assert choose([profile("JPEG", 640, 480), profile("", 0, 0)]) == ()


def test_every_lens_has_its_own() -> None:
    east, west = profile("H264", 800, 600, lens="e"), profile("H264", 800, 600, lens="w")

    assert [choice.main for choice in choose([east, west])] == [east, west]


@pytest.mark.parametrize(
    ("width", "height"), [("wide", "360"), ("-640", "360"), ("1e99", "1"), ("nan", "1"), ("", "")]
)
def test_a_size_that_is_none_costs_that_profile_alone(width: str, height: str) -> None:
    answer = read(
        "<R><Profiles token='a'><VideoEncoderConfiguration><Encoding>H264</Encoding><Resolution>"
        f"<Width>{width}</Width><Height>{height}</Height></Resolution></VideoEncoderConfiguration>"
        "</Profiles><Profiles token='b'/></R>".encode()
    )
    assert answer is not None

    profiles = read_profiles(answer)
    assert [found.token for found in profiles] == ["a", "b"]
    assert choose(profiles) == ()
