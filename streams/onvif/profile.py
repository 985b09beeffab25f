"""The encodings that a camera offers, and which of them serve as the main and the sub stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streams.onvif.element import child, children, number, text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

LEAST_WIDTH = 320
"""Pixels; below it a small picture no longer fills a tile on the glass."""
_SPELLINGS = {"HEVC": "H265", "AVC": "H264", "H.264": "H264", "H.265": "H265"}
_DECODED = ("H264", "H265")


@dataclass(frozen=True)
class Mount:
    """What a profile's lens is moved by.

    Attributes:
        configuration: The token of its PTZ configuration.
        node: The token of the PTZ node, which knows how far and how fast.
    """

    configuration: str
    node: str


@dataclass(frozen=True)
class Profile:
    """One media profile.

    Attributes:
        token: What the camera calls it.
        source: The token of the lens that it shows; one device may have many.
        encoding: `H264`, `H265`, `JPEG`, …; empty where it has no picture.
        width: Pixels.
        height: Pixels.
        rate: Frames a second at most; 0 where the camera does not say.
        mount: What moves its lens; None where nothing does.
    """

    token: str
    source: str
    encoding: str
    width: int
    height: int
    rate: float = 0.0
    mount: Mount | None = None

    @property
    def area(self) -> int:
        """Pixels in all."""
        return self.width * self.height

    def __str__(self) -> str:
        """Return it as people say it: `H264 640x360`."""
        return f"{self.encoding} {self.width}x{self.height}"


@dataclass(frozen=True)
class Choice:
    """The profiles of one lens that become a channel's main and sub; sub may be missing.

    Attributes:
        main: The large picture.
        sub: The small one.
        moved: The profile by which the lens is moved; None where none can be.
    """

    main: Profile
    sub: Profile | None = None
    moved: Profile | None = None


def read_profiles(answer: Element) -> tuple[Profile, ...]:
    """Return the profiles in an answer to GetProfiles, Media1's or Media2's."""
    return tuple(_profile(element) for element in children(answer, "Profiles"))


def choose(profiles: Iterable[Profile]) -> tuple[Choice, ...]:
    """Return one choice for each lens, in the camera's own order.

    main is the largest picture, the faster of two; sub the smallest that is at least
    `LEAST_WIDTH` wide and smaller than main. Only what the wall decodes counts: H.264 and H.265.
    """
    lenses: dict[str, list[Profile]] = {}
    for profile in profiles:
        if profile.encoding in _DECODED and profile.area and profile.token:
            lenses.setdefault(profile.source, []).append(profile)
    return tuple(_choice(offered) for offered in lenses.values())


def _choice(offered: list[Profile]) -> Choice:
    main = max(offered, key=lambda profile: (profile.area, profile.rate))
    small = [p for p in offered if p.width >= LEAST_WIDTH and p.area < main.area]
    sub = min(small, key=lambda profile: profile.area, default=None)
    moved = next((p for p in (main, *offered) if p.mount is not None), None)
    return Choice(main, sub, moved)


def _profile(element: Element) -> Profile:
    # Media2 and Media1 have the same content under names of their own.
    media2 = child(element, "Configurations")
    if media2 is not None:
        source, encoder = child(media2, "VideoSource"), child(media2, "VideoEncoder")
    else:
        source = child(element, "VideoSourceConfiguration")
        encoder = child(element, "VideoEncoderConfiguration")
    mount = child(element, "PTZConfiguration") if media2 is None else child(media2, "PTZ")
    encoding = text(encoder, "Encoding").upper()
    return Profile(
        token=element.get("token", ""),
        source=text(source, "SourceToken"),
        encoding=_SPELLINGS.get(encoding, encoding),
        width=_pixels(encoder, "Width"),
        height=_pixels(encoder, "Height"),
        rate=number(encoder, "RateControl", "FrameRateLimit"),
        mount=_mount(mount),
    )


def _mount(configuration: Element | None) -> Mount | None:
    node = text(configuration, "NodeToken")
    if configuration is None or not node:
        return None
    return Mount(configuration.get("token", ""), node)


def _pixels(encoder: Element | None, side: str) -> int:
    size = number(encoder, "Resolution", side)
    return int(size) if 0 < size < 100_000 else 0
