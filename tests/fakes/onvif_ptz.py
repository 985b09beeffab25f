"""The PTZ service of a simulated camera, as ONVIF's WSDL has it: a lens that moves with time."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

TPTZ = "{http://www.onvif.org/ver20/ptz/wsdl}"
TT = "{http://www.onvif.org/ver10/schema}"
SPACES = "http://www.onvif.org/ver10/tptz"
FOV = f"{SPACES}/PanTiltSpaces/TranslationSpaceFov"
ABSOLUTE = f"{SPACES}/PanTiltSpaces/PositionGenericSpace"
ZOOMED = f"{SPACES}/ZoomSpaces/PositionGenericSpace"
CONTINUOUS = f"{SPACES}/PanTiltSpaces/VelocityGenericSpace"
ZOOMING = f"{SPACES}/ZoomSpaces/VelocityGenericSpace"

Vector = tuple[float, float, float]
REST: Vector = (0.0, 0.0, 0.0)
LEAST: Vector = (-1.0, -1.0, 0.0)
MOST: Vector = (1.0, 1.0, 1.0)
FULL_SPEED = 0.5
"""How much of its range a lens moves in a second at velocity 1."""
FIELD = 0.1
"""Half of the picture's width, in the same range."""


class PtzFault(Exception):  # noqa: N818 - it is ONVIF's word
    """The service answers with this fault: a code of ONVIF's and a reason."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


@dataclass(frozen=True)
class Motion:
    """A lens: from where, how fast, since when and until when at most."""

    start: Vector = REST
    velocity: Vector = REST
    since: float = 0.0
    until: float = 0.0

    def at(self, now: float) -> Vector:
        """Where it is; at its stops it goes no further."""
        passed = max(min(now, self.until) - self.since, 0.0)
        x, y, z = (
            min(max(here + speed * passed, least), most)
            for here, speed, least, most in zip(self.start, self.velocity, LEAST, MOST, strict=True)
        )
        return x, y, z

    def moving(self, now: float) -> bool:
        return self.velocity != REST and now < self.until


@dataclass
class Turntable:
    """A lens that can be moved; what it was told stands in `commands`, with the time.

    Attributes:
        profiles: The tokens of the profiles that show it.
        zooms: Whether it can be zoomed.
        fov: Whether it moves relative to its picture.
        absolute: Whether it can be sent to a position.
        presets: Names by token.
        timeouts: The shortest and the longest Timeout that it takes, seconds.
        full: The velocity that is full speed in its own numbers.
    """

    profiles: tuple[str, ...] = ("big", "middle", "small")
    zooms: bool = True
    fov: bool = True
    absolute: bool = True
    presets: dict[str, str] = field(default_factory=lambda: {"1": "정문", "2": "Bridge & river"})
    timeouts: tuple[float, float] = (0.1, 60.0)
    full: float = 1.0

    def __post_init__(self) -> None:
        """It stands in the middle, and has been told nothing."""
        self.commands: list[tuple[float, str]] = []
        self.motion = Motion()
        self.places: dict[str, Vector] = {
            token: (0.1 * number, 0.1, 0.2) for number, token in enumerate(self.presets, 1)
        }

    @property
    def told(self) -> list[str]:
        """What moves and stops it, in order."""
        return [name for _, name in self.commands]

    def position(self) -> Vector:
        """Pan and tilt from -1 to 1, zoom from 0 to 1."""
        return self.motion.at(time.monotonic())

    def moving(self) -> bool:
        return self.motion.moving(time.monotonic())

    @property
    def operations(self) -> dict[str, Callable[[ET.Element], str]]:
        return {
            f"{TPTZ}{name}": getattr(self, f"_{name}")
            for name in (
                *("GetNodes", "GetConfigurationOptions", "GetPresets", "GetStatus"),
                *("ContinuousMove", "Stop", "AbsoluteMove", "RelativeMove"),
                *("GotoPreset", "SetPreset"),
            )
        }

    def configuration(self, name: str) -> str:
        """What a media profile holds of it."""
        return (
            f'<{name} token="ptz-configuration"><tt:Name>ptz</tt:Name><tt:UseCount>3</tt:UseCount>'
            f"<tt:NodeToken>ptz-node</tt:NodeToken></{name}>"
        )

    def _GetNodes(self, question: ET.Element) -> str:  # noqa: N802 - as the WSDL has it
        assert len(question) == 0
        full = self.full
        spaces = _plane("ContinuousPanTiltVelocitySpace", CONTINUOUS, -full, full)
        spaces += _line("ContinuousZoomVelocitySpace", ZOOMING, -full, full) if self.zooms else ""
        if self.absolute:
            spaces += _plane("AbsolutePanTiltPositionSpace", ABSOLUTE, -1, 1)
            spaces += _line("AbsoluteZoomPositionSpace", ZOOMED, 0, 1) if self.zooms else ""
        if self.fov:
            spaces += _plane("RelativePanTiltTranslationSpace", FOV, "-INF", "INF")
        return (
            '<tptz:PTZNode token="other"><tt:SupportedPTZSpaces/></tptz:PTZNode>'
            f'<tptz:PTZNode token="ptz-node"><tt:Name>n</tt:Name><tt:SupportedPTZSpaces>{spaces}'
            "</tt:SupportedPTZSpaces><tt:MaximumNumberOfPresets>8</tt:MaximumNumberOfPresets>"
            "<tt:HomeSupported>true</tt:HomeSupported></tptz:PTZNode>"
        )

    def _GetConfigurationOptions(self, question: ET.Element) -> str:  # noqa: N802
        assert question.findtext(f"{TPTZ}ConfigurationToken") == "ptz-configuration"
        least, most = self.timeouts
        longest = f"PT{most // 60:g}M" if most % 60 == 0 else f"PT{most:g}S"
        return (
            "<tptz:PTZConfigurationOptions><tt:Spaces/><tt:PTZTimeout>"
            f"<tt:Min>PT{least:g}S</tt:Min><tt:Max>{longest}</tt:Max></tt:PTZTimeout>"
            "</tptz:PTZConfigurationOptions>"
        )

    def _GetPresets(self, question: ET.Element) -> str:  # noqa: N802
        self._check(question)
        return "".join(
            f'<tptz:Preset token="{token}"><tt:Name>{escape(name)}</tt:Name></tptz:Preset>'
            for token, name in self.presets.items()
        )

    def _GetStatus(self, question: ET.Element) -> str:  # noqa: N802
        self._check(question)
        x, y, zoom = self.position()
        state = "MOVING" if self.moving() else "IDLE"
        return (
            f'<tptz:PTZStatus><tt:Position><tt:PanTilt x="{x}" y="{y}" space="{ABSOLUTE}"/>'
            f'<tt:Zoom x="{zoom}" space="{ZOOMED}"/></tt:Position><tt:MoveStatus><tt:PanTilt>'
            f"{state}</tt:PanTilt><tt:Zoom>{state}</tt:Zoom></tt:MoveStatus>"
            "<tt:UtcTime>2026-11-21T00:00:00Z</tt:UtcTime></tptz:PTZStatus>"
        )

    def _ContinuousMove(self, question: ET.Element) -> str:  # noqa: N802
        self._check(question, "Velocity", "Timeout")
        velocity = question.find(f"{TPTZ}Velocity")
        assert velocity is not None
        x, y, zoom = _vector(velocity)
        assert zoom is None or self.zooms
        assert max(abs(part or 0.0) for part in (x, y, zoom)) <= self.full
        match = re.fullmatch(r"PT([0-9.]+)S", question.findtext(f"{TPTZ}Timeout", ""))
        assert match
        timeout = float(match.group(1))
        if not self.timeouts[0] <= timeout <= self.timeouts[1]:
            raise PtzFault("ter:InvalidArgVal", "Timeout not supported")
        now = time.monotonic()
        speeds = [
            before if part is None else part / self.full * FULL_SPEED
            for part, before in zip((x, y, zoom), self.motion.velocity, strict=True)
        ]
        self.motion = Motion(self.position(), (speeds[0], speeds[1], speeds[2]), now, now + timeout)
        return ""

    def _Stop(self, question: ET.Element) -> str:  # noqa: N802
        self._check(question, "PanTilt", "Zoom")
        whole = [
            question.findtext(f"{TPTZ}{axis}", "true") == "true" for axis in ("PanTilt", "Zoom")
        ]
        vx, vy, vz = self.motion.velocity
        turning = (0.0, 0.0) if whole[0] else (vx, vy)
        velocity = (*turning, 0.0 if whole[1] else vz)
        now = time.monotonic()
        self.motion = replace(self.motion, start=self.position(), velocity=velocity, since=now)
        return ""

    def _AbsoluteMove(self, question: ET.Element) -> str:  # noqa: N802
        self._check(question, "Position")
        assert self.absolute
        position = question.find(f"{TPTZ}Position")
        assert position is not None
        wanted = zip(_vector(position), self.position(), strict=True)
        x, y, zoom = (here if part is None else part for part, here in wanted)
        self._travel((x, y, zoom))
        return ""

    def _RelativeMove(self, question: ET.Element) -> str:  # noqa: N802
        self._check(question, "Translation")
        assert self.fov
        translation = question.find(f"{TPTZ}Translation")
        assert translation is not None
        turn = translation.find(f"{TT}PanTilt")
        assert turn is not None
        assert turn.get("space") == FOV
        x, y, zoom = self.position()
        dx, dy = float(turn.get("x", "")), float(turn.get("y", ""))
        self._travel((x + dx * FIELD, y + dy * FIELD, zoom))
        return ""

    def _GotoPreset(self, question: ET.Element) -> str:  # noqa: N802
        self._check(question, "PresetToken")
        token = question.findtext(f"{TPTZ}PresetToken", "")
        if token not in self.presets:
            raise PtzFault("ter:NoToken", "Preset token does not exist")
        self._travel(self.places[token])
        return ""

    def _SetPreset(self, question: ET.Element) -> str:  # noqa: N802
        self._check(question, "PresetName")
        token = str(len(self.presets) + 1)
        self.presets[token] = question.findtext(f"{TPTZ}PresetName", "")
        self.places[token] = self.position()
        return f"<tptz:PresetToken>{token}</tptz:PresetToken>"

    def _travel(self, goal: Vector) -> None:
        now, here = time.monotonic(), self.position()
        way = max(abs(there - part) for there, part in zip(goal, here, strict=True))
        seconds = max(way / FULL_SPEED, 1e-6)
        x, y, zoom = ((there - part) / seconds for there, part in zip(goal, here, strict=True))
        self.motion = Motion(here, (x, y, zoom), now, now + seconds)

    def _check(self, question: ET.Element, *inner: str) -> None:
        """Hold a question to the WSDL: the profile first, the rest in its order, nothing else."""
        names = [child.tag for child in question]
        assert names == [f"{TPTZ}{name}" for name in ("ProfileToken", *inner)], names
        if question.findtext(f"{TPTZ}ProfileToken") not in self.profiles:
            raise PtzFault("ter:NoProfile", "Media profile does not exist")
        name = question.tag.removeprefix(TPTZ)
        if not name.startswith("Get"):
            self.commands.append((time.monotonic(), name))


def _vector(of: ET.Element) -> Sequence[float | None]:
    """Pan, tilt and zoom in a velocity or a position; None for what is not there."""
    turn, zoom = of.find(f"{TT}PanTilt"), of.find(f"{TT}Zoom")
    assert len(of) == (turn is not None) + (zoom is not None)
    x, y = (None, None) if turn is None else (float(turn.attrib["x"]), float(turn.attrib["y"]))
    return x, y, None if zoom is None else float(zoom.attrib["x"])


def _range(name: str, least: float | str, most: float | str) -> str:
    return f"<tt:{name}><tt:Min>{least}</tt:Min><tt:Max>{most}</tt:Max></tt:{name}>"


def _plane(name: str, uri: str, least: float | str, most: float | str) -> str:
    ranges = _range("XRange", least, most) + _range("YRange", least, most)
    return f"<tt:{name}><tt:URI>{uri}</tt:URI>{ranges}</tt:{name}>"


def _line(name: str, uri: str, least: float | str, most: float | str) -> str:
    return f"<tt:{name}><tt:URI>{uri}</tt:URI>{_range('XRange', least, most)}</tt:{name}>"
