"""What a camera's PTZ node can do, and our shares of speed in the numbers that it counts in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from streams.onvif.element import child, children, number, text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from streams.onvif.ptz.velocity import Velocity

_GENERIC: Final = "VelocityGenericSpace"
_FIELD: Final = "http://www.onvif.org/ver10/tptz/PanTiltSpaces/TranslationSpaceFov"
"""Relative to the picture: its middle is (0, 0), its upper right corner (1, 1)."""


@dataclass(frozen=True)
class Range:
    """The least and the most that stand for full speed either way."""

    least: float = -1.0
    most: float = 1.0

    def scaled(self, share: float) -> float:
        """Return a share of full speed, -1 to 1, in the node's own numbers."""
        return share * self.most if share >= 0 else -share * self.least


@dataclass(frozen=True)
class Space:
    """A space of velocities.

    Attributes:
        uri: Its name; empty where the node has only this one, which needs no name.
        x: Pan, or zoom.
        y: Tilt.
    """

    uri: str
    x: Range
    y: Range

    @property
    def attribute(self) -> str:
        """The attribute that names it, with a blank before; empty where it needs no name."""
        return f" space={quoteattr(self.uri)}" if self.uri else ""


@dataclass(frozen=True)
class Node:
    """What moves a lens.

    Attributes:
        turning: The velocities of pan and tilt; None where it does not turn.
        zooming: Those of zoom; None where it does not zoom.
        centres: Whether it can be turned towards a place in its picture.
        placed: Whether it can be sent to a position.
        presets: How many positions it keeps.
    """

    turning: Space | None
    zooming: Space | None
    centres: bool = False
    placed: bool = False
    presets: int = 0

    def velocity(self, velocity: Velocity) -> str:
        """Return what stands in the Velocity of a ContinuousMove.

        Both axes are always said: one that is left out goes on as it did before.
        """
        said = ""
        if (turning := self.turning) is not None:
            pan, tilt = turning.x.scaled(velocity.pan), turning.y.scaled(velocity.tilt)
            said += f'<tt:PanTilt x="{pan:g}" y="{tilt:g}"{turning.attribute}/>'
        if (zooming := self.zooming) is not None:
            said += f'<tt:Zoom x="{zooming.x.scaled(velocity.zoom):g}"{zooming.attribute}/>'
        return said


def read_node(answer: Element, token: str) -> Node | None:
    """Return the node of that token in an answer to GetNodes; None where it is not there."""
    for node in children(answer, "PTZNode"):
        if node.get("token") == token:
            return _node(node)
    return None


def centre(x: float, y: float) -> str:
    """Return what stands in the Translation of a RelativeMove to a place in the picture.

    Args:
        x: From -1 at the left edge to 1 at the right.
        y: From -1 at the lower edge to 1 at the upper.
    """
    return f'<tt:PanTilt x="{x:g}" y="{y:g}" space="{_FIELD}"/>'


def _node(node: Element) -> Node:
    spaces = child(node, "SupportedPTZSpaces")
    positions = ("AbsolutePanTiltPositionSpace", "AbsoluteZoomPositionSpace")
    fields = children(spaces, "RelativePanTiltTranslationSpace")
    return Node(
        turning=_space(spaces, "ContinuousPanTiltVelocitySpace"),
        zooming=_space(spaces, "ContinuousZoomVelocitySpace"),
        centres=any(text(space, "URI") == _FIELD for space in fields),
        placed=any(child(spaces, name) is not None for name in positions),
        presets=int(number(node, "MaximumNumberOfPresets")),
    )


def _space(spaces: Element | None, name: str) -> Space | None:
    """Return the generic space of that kind, else the first."""
    known = list(children(spaces, name))
    if not known:
        return None
    best = next((space for space in known if text(space, "URI").endswith(_GENERIC)), known[0])
    uri = text(best, "URI") if len(known) > 1 else ""
    return Space(uri, _range(child(best, "XRange")), _range(child(best, "YRange")))


def _range(element: Element | None) -> Range:
    least, most = number(element, "Min"), number(element, "Max")
    # Some say nothing, or that they have no bounds; 1 is full speed in the generic space.
    sound = math.isfinite(least) and math.isfinite(most) and least < 0 < most
    return Range(least, most) if sound else Range()
