"""What one camera is asked, in order, and what is made of its answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from streams.onvif.address import is_address
from streams.onvif.answer import FaultError, RefusedError, own_words
from streams.onvif.caller import Caller, Question
from streams.onvif.element import children, text
from streams.onvif.generation import FIRST, SECOND, Generation
from streams.onvif.identity import Identity, read_mac, serial_is_its_own
from streams.onvif.namespace import DEVICE, PTZ
from streams.onvif.profile import Choice, Profile, choose, read_profiles
from streams.onvif.services import services_of
from streams.onvif.streamaddress import door_of, stream_address

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from streams.onvif.probe import Match


@dataclass(frozen=True)
class Lens:
    """One picture that a device takes: what becomes a channel.

    Attributes:
        main: The profile of the large picture.
        main_url: Its stream.
        sub: The profile of the small picture; None where there is none.
        sub_url: Its stream.
        note: What a person should know of it.
        moved: The token of the profile by which it is panned, tilted and zoomed; None where it
            cannot be.
    """

    main: Profile
    main_url: str
    sub: Profile | None = None
    sub_url: str | None = None
    note: str = ""
    moved: str | None = None


@dataclass(frozen=True)
class Camera:
    """What a camera answered.

    Attributes:
        identity: Who it is.
        generation: `Media2` or `Media1`.
        profiles: How many profiles it has.
        lenses: One for each channel, at least one.
    """

    identity: Identity
    generation: str
    profiles: int
    lenses: tuple[Lens, ...]


@dataclass(frozen=True)
class Offer:
    """The profiles of one media service, and the choice among them.

    Attributes:
        generation: Of which service.
        url: Where that is.
        count: How many profiles it has.
        choices: One for each lens.
        moving: Whether the device has a PTZ service, too.
    """

    generation: Generation
    url: str
    count: int
    choices: tuple[Choice, ...]
    moving: bool = False


@dataclass(frozen=True)
class Interview:
    """Asks the camera `match`, through `caller`.

    Attributes:
        caller: Who asks it, with which login and by which clock.
        match: The camera.
    """

    caller: Caller
    match: Match

    async def hold(self) -> Camera:
        """Ask everything.

        Raises:
            RefusedError: The login is refused, at whatever question.
            AnswerError: It falls silent, or there is no stream to be had, with words why.
        """
        identity = await self._identity()
        offer = await self._offer()
        # One at a time: small cameras answer one question and hang up on the second.
        lenses = [await self._lens(choice, offer) for choice in offer.choices]
        return Camera(identity, offer.generation.name, offer.count, tuple(lenses))

    async def _device(self, operation: str, inner: str = "") -> Element:
        return await self.caller.ask(self.match.url, Question(DEVICE, operation, inner))

    async def _identity(self) -> Identity:
        told = await self._device("GetDeviceInformation")
        serial = text(told, "SerialNumber")
        mac = "" if serial_is_its_own(serial) else await self._mac()
        return Identity(
            host=self.match.host,
            maker=text(told, "Manufacturer"),
            model=text(told, "Model"),
            serial=serial,
            mac=mac,
            endpoint=self.match.endpoint,
            url=self.match.url,
            scopes=self.match.scopes or await self._scopes(),
        )

    async def _mac(self) -> str:
        try:
            return read_mac(await self._device("GetNetworkInterfaces"))
        except (FaultError, RefusedError):
            return ""  # Some accounts may look and not ask for this.

    async def _scopes(self) -> tuple[str, ...]:
        try:
            told = await self._device("GetScopes")
        except (FaultError, RefusedError):
            return ()
        return tuple(text(one, "ScopeItem") for one in children(told, "Scopes"))

    async def _offer(self) -> Offer:
        """Ask for profiles, of Media2 first; Media1 where that has none or is not answered."""
        services = await services_of(self.caller, self.match.url)
        failure = FaultError("offers no media service, so it is no camera")
        for generation in (SECOND, FIRST):
            if generation.namespace not in services:
                continue
            url = services[generation.namespace]
            try:
                told = await self.caller.ask(url, generation.profiles)
            except FaultError as error:
                failure = error
                continue
            profiles = read_profiles(told)
            choices = choose(profiles)
            if choices:
                return Offer(generation, url, len(profiles), choices, PTZ in services)
            failure = FaultError(_no_choice(profiles))
        raise failure

    async def _lens(self, choice: Choice, offer: Offer) -> Lens:
        main = await self._stream(choice.main, offer)
        note = _elsewhere(main, self.match.host)
        moved = choice.moved.token if choice.moved is not None and offer.moving else None
        lens = Lens(choice.main, main, note=note, moved=moved)
        if choice.sub is None:
            return lens
        try:
            sub = await self._stream(choice.sub, offer)
        except FaultError as error:
            return replace(lens, note=f"without its sub stream: it {error}")
        return replace(lens, sub=choice.sub, sub_url=sub)

    async def _stream(self, profile: Profile, offer: Offer) -> str:
        told = await self.caller.ask(offer.url, offer.generation.stream(profile.token))
        return stream_address(offer.generation.read_uri(told), self.match.host, self.caller.login)


def _elsewhere(url: str, host: str) -> str:
    """Return a note where a stream comes from another address than the answers did."""
    door = door_of(url)
    if door is None or door[0] == host or not is_address(host):
        return ""
    return f"it streams from {door[0]}: check that this machine reaches that"


def _no_choice(profiles: tuple[Profile, ...]) -> str:
    pictured = dict.fromkeys(profile.encoding for profile in profiles if profile.encoding)
    if not pictured:
        return "has no profile with a picture: make one in the camera's own settings"
    return (
        f"encodes only {own_words(', '.join(pictured))}: set one of its profiles to H.264 or H.265"
    )
