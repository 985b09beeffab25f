"""What PTZ nodes say of themselves, and our speeds in their numbers."""

from __future__ import annotations

import pytest

from streams.onvif.element import read
from streams.onvif.ptz.duration import duration, read_duration
from streams.onvif.ptz.node import Node, Range, Space, read_node
from streams.onvif.ptz.velocity import Velocity

SPACES = "http://www.onvif.org/ver10/tptz"


def node_of(spaces: str, token: str = "n") -> Node | None:
    root = read(
        f'<r xmlns:tt="t"><PTZNode token="n"><tt:SupportedPTZSpaces>{spaces}'
        "</tt:SupportedPTZSpaces></PTZNode></r>".encode()
    )
    assert root is not None
    return read_node(root, token)


def plane(uri: str, least: str, most: str) -> str:
    bounds = f"<tt:Min>{least}</tt:Min><tt:Max>{most}</tt:Max>"
    return (
        f"<tt:ContinuousPanTiltVelocitySpace><tt:URI>{uri}</tt:URI><tt:XRange>{bounds}</tt:XRange>"
        f"<tt:YRange>{bounds}</tt:YRange></tt:ContinuousPanTiltVelocitySpace>"
    )


def test_a_lens_that_only_turns_is_never_told_to_zoom() -> None:
    node = node_of(plane(f"{SPACES}/PanTiltSpaces/VelocityGenericSpace", "-1", "1"))
    assert node is not None
    assert node.velocity(Velocity(pan=0.5, zoom=1.0)) == '<tt:PanTilt x="0.5" y="0"/>'
    assert not node.centres


def test_speeds_are_said_in_the_numbers_of_the_node() -> None:
    node = Node(Space("", Range(-100, 50), Range(-1, 1)), Space("", Range(0, 8), Range()))
    said = node.velocity(Velocity(pan=-0.5, tilt=1.0, zoom=0.25))
    assert said == '<tt:PanTilt x="-50" y="1"/><tt:Zoom x="2"/>'


def test_of_several_spaces_the_generic_one_is_named() -> None:
    degrees = plane(f"{SPACES}/PanTiltSpaces/VelocitySpaceDegrees", "-120", "120")
    generic = plane(f"{SPACES}/PanTiltSpaces/VelocityGenericSpace", "-1", "1")
    node = node_of(degrees + generic)
    assert node is not None
    expected = f'<tt:PanTilt x="1" y="0" space="{SPACES}/PanTiltSpaces/VelocityGenericSpace"/>'
    assert node.velocity(Velocity(pan=1.0)) == expected


@pytest.mark.parametrize("bounds", [("-INF", "INF"), ("0", "0"), ("", "x"), ("nan", "1")])
def test_bounds_that_say_nothing_are_those_of_the_generic_space(bounds: tuple[str, str]) -> None:
    node = node_of(plane("u", *bounds))
    assert node is not None
    assert node.velocity(Velocity(pan=-1.0)) == '<tt:PanTilt x="-1" y="0"/>'


def test_another_node_is_none() -> None:
    assert node_of("", "other") is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("PT1S", 1.0), ("PT0.5S", 0.5), ("PT1M30S", 90.0), ("P1DT1H", 90_000.0), ("PT", None),
     ("1", None), ("", None), ("P1Y", None)],
)  # fmt: skip
def test_durations(text: str, seconds: float | None) -> None:
    assert read_duration(text) == seconds


def test_a_duration_is_written_as_it_is_read() -> None:
    assert duration(1.0) == "PT1S"
    assert read_duration(duration(0.25)) == 0.25
