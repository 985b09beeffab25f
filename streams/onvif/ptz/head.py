"""One camera's pan, tilt and zoom: finds what moves it, and tells that what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from streams.onvif.answer import FaultError, RefusedError, own_words
from streams.onvif.caller import Caller, Question
from streams.onvif.element import child, children, text
from streams.onvif.generation import FIRST, SECOND
from streams.onvif.namespace import PTZ
from streams.onvif.profile import Profile, read_profiles
from streams.onvif.ptz.duration import duration, read_duration
from streams.onvif.ptz.node import Node, centre, read_node
from streams.onvif.ptz.reins import LASTS_S
from streams.onvif.ptz.status import Status, position, read_status
from streams.onvif.ptz.velocity import STILL
from streams.onvif.services import services_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from streams.onvif.ptz.status import Position
    from streams.onvif.ptz.velocity import Velocity

COMMAND_S: Final = 2.0
"""For how long a movement or a stop is awaited; behind that, a finger has long been elsewhere."""


class Missing(Enum):
    """What a camera lacks that is to be moved."""

    SERVICE = auto()
    """It has no PTZ service."""
    PROFILE = auto()
    """It has no such media profile."""
    MOUNT = auto()
    """Nothing moves what that profile shows."""
    MOVEMENT = auto()
    """It does not move for as long as a finger stays."""


class UnmovableError(FaultError):
    """The camera answers, and nothing moves it as the channel list says.

    Args:
        words: What is missing, in English.
        missing: What that is.
        profile: The token of the profile that was to be moved.
        known: The tokens of those that it has.
    """

    def __init__(
        self, words: str, missing: Missing, profile: str = "", known: Sequence[str] = ()
    ) -> None:
        """Keep the parts, for whoever says it in another language."""
        super().__init__(words)
        self.missing, self.profile, self.known = missing, profile, tuple(known)


@dataclass(frozen=True)
class Preset:
    """A position that the camera keeps: its token and its name."""

    token: str
    name: str


@dataclass(frozen=True)
class Head:
    """What moves one camera.

    Attributes:
        caller: Who asks it.
        url: Its PTZ service.
        profile: The token of the profile whose picture is moved.
        node: What it can do.
        lasts: For how long it moves by one command, in its own words.
    """

    caller: Caller
    url: str
    profile: str
    node: Node
    lasts: str

    async def move(self, velocity: Velocity) -> None:
        """Turn and zoom, for `LASTS_S` at most.

        Raises:
            AnswerError: As for every other command, it was not done.
        """
        inner = f"<q:Velocity>{self.node.velocity(velocity)}</q:Velocity>"
        await self._tell("ContinuousMove", f"{inner}<q:Timeout>{self.lasts}</q:Timeout>")

    async def stop(self) -> None:
        """Stand still.

        A camera that has no Stop, or not for what moves it now, is given a velocity of nothing.
        """
        try:
            await self._tell("Stop", "<q:PanTilt>true</q:PanTilt><q:Zoom>true</q:Zoom>")
        except FaultError:
            await self.move(STILL)

    async def centre(self, x: float, y: float) -> None:
        """Turn towards a place in the picture, -1 to 1 from left to right and from below to above.

        Only where `node.centres`.
        """
        await self._tell("RelativeMove", f"<q:Translation>{centre(x, y)}</q:Translation>")

    async def place(self, where: Position) -> None:
        """Go to a position that it told before; only where `node.placed`."""
        await self._tell("AbsoluteMove", f"<q:Position>{position(where)}</q:Position>")

    async def presets(self) -> tuple[Preset, ...]:
        """Return the positions that it keeps, in its own order; none where it keeps none."""
        if self.node.presets == 0:
            return ()
        told = await self._tell("GetPresets")
        named = ((one.get("token", ""), text(one, "Name")) for one in children(told, "Preset"))
        return tuple(Preset(token, own_words(name) or token) for token, name in named if token)

    async def go(self, preset: str) -> None:
        """Go to a preset, by its token."""
        await self._tell("GotoPreset", f"<q:PresetToken>{escape(preset)}</q:PresetToken>")

    async def keep(self, name: str) -> None:
        """Keep the present position as a further preset."""
        await self._tell("SetPreset", f"<q:PresetName>{escape(name)}</q:PresetName>")

    async def status(self) -> Status:
        """Return where it is, and whether it moves."""
        return read_status(await self._tell("GetStatus"))

    async def _tell(self, operation: str, inner: str = "") -> Element:
        profile = f"<q:ProfileToken>{escape(self.profile)}</q:ProfileToken>"
        return await self.caller.ask(self.url, Question(PTZ, operation, profile + inner))


async def reach(caller: Caller, device: str, profile: str | None) -> Head:
    """Find what moves a camera.

    Args:
        caller: Who asks, with the login for commands and the camera's clock.
        device: Its device service.
        profile: The token of the profile to be moved; None: the first that can be.

    Raises:
        UnmovableError: Nothing moves it; the text says what is missing.
        AnswerError: It does not answer, or refuses the login.
    """
    services = await services_of(caller, device)
    if PTZ not in services:
        words = "has no PTZ service: take 'control' out of its channel"
        raise UnmovableError(words, Missing.SERVICE)
    moved = _chosen(await _profiles(caller, services), profile)
    mount = moved.mount
    if mount is None:
        words = f"moves nothing by its profile '{moved.token}': name another"
        raise UnmovableError(words, Missing.MOUNT, moved.token)
    url = services[PTZ]
    node = read_node(await caller.ask(url, Question(PTZ, "GetNodes")), mount.node)
    if node is None or (node.turning is None and node.zooming is None):
        words = "cannot be moved for as long as a finger stays (ContinuousMove)"
        raise UnmovableError(words, Missing.MOVEMENT)
    lasts = await _lasts(caller, url, mount.configuration)
    return Head(replace(caller, request_s=COMMAND_S), url, moved.token, node, duration(lasts))


async def _profiles(caller: Caller, services: Mapping[str, str]) -> tuple[Profile, ...]:
    """Ask for profiles, of Media2 first; Media1 where that has none or is not answered."""
    failure = FaultError("offers no media service")
    for generation in (SECOND, FIRST):
        if generation.namespace not in services:
            continue
        try:
            told = await caller.ask(services[generation.namespace], generation.profiles)
        except FaultError as error:
            failure = error
            continue
        if profiles := read_profiles(told):
            return profiles
        failure = FaultError("has no profile")
    raise failure


def _chosen(profiles: tuple[Profile, ...], token: str | None) -> Profile:
    if token is not None:
        for profile in profiles:
            if profile.token == token:
                return profile
        known = [own_words(profile.token) for profile in profiles]
        listed = ", ".join(f"'{one}'" for one in known)
        words = f"has no profile '{token}': 'control' may name {listed}"
        raise UnmovableError(words, Missing.PROFILE, token, known)
    return next((profile for profile in profiles if profile.mount is not None), profiles[0])


async def _lasts(caller: Caller, url: str, configuration: str) -> float:
    """Return for how many seconds a movement is to last: `LASTS_S`, or the nearest it takes."""
    inner = f"<q:ConfigurationToken>{escape(configuration)}</q:ConfigurationToken>"
    try:
        told = await caller.ask(url, Question(PTZ, "GetConfigurationOptions", inner))
    except (FaultError, RefusedError):
        return LASTS_S
    bounds = child(told, "PTZConfigurationOptions", "PTZTimeout")
    least, most = read_duration(text(bounds, "Min")), read_duration(text(bounds, "Max"))
    return min(max(LASTS_S, least or 0.0), most or LASTS_S)
