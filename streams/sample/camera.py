"""A camera of the sample city: what it shows, when it shows it, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from streams.sample.clip import TRACKS, Clip
from streams.sample.digest import Login
from streams.sample.faults import Fault
from streams.sample.reel import Reel

StreamName = Literal["main", "sub"]
SLOT_SECONDS = 0.005


def slots_in_frame(fps: int) -> int:
    """Return into how many slots the time of a frame is divided, so that cameras take turns."""
    return max(1, round(1 / fps / SLOT_SECONDS))


@dataclass(frozen=True)
class Show:
    """A clip's reels, one for each of its tracks; all cameras that show the clip share them."""

    clip: Clip
    reels: Mapping[str, Reel]

    @classmethod
    def of(cls, clip: Clip) -> "Show":
        """Put a clip on."""
        return cls(clip, {track: Reel(clip, track) for track in TRACKS})


@dataclass(frozen=True)
class Stream:
    """One encoding of a camera's picture.

    Attributes:
        name: `main` or `sub`.
        show: what it shows.
        lead: how many slots its time runs ahead of the city's.
    """

    name: StreamName
    show: Show
    lead: int

    @property
    def reel(self) -> Reel:
        """The moving picture."""
        return self.show.reels["moving"]

    @property
    def fps(self) -> int:
        """Frames a second."""
        return self.show.clip.spec.fps

    @property
    def lead_seconds(self) -> float:
        """The same lead in seconds."""
        return self.lead / (self.fps * slots_in_frame(self.fps))


class Watcher(Protocol):
    """Somebody who is connected to a camera and is told when a fault comes or goes."""

    def take_fault(self, fault: Fault | None) -> None:
        """Meet the fault, or its end."""


@dataclass(eq=False)
class Camera:
    """A camera with its streams by name, its login if it asks for one, and its fault if it has.

    Attributes:
        tone: what its microphone hears beside the main stream, in Hz; None where it has none.
    """

    id: str
    streams: Mapping[str, Stream]
    login: Login | None = None
    fault: Fault | None = None
    watchers: set[Watcher] = field(default_factory=set)
    tone: int | None = None

    def heard(self, stream: StreamName) -> int | None:
        """Return what is heard beside one of its streams, in Hz; None for nothing."""
        return self.tone if stream == "main" else None

    def take(self, fault: Fault | None) -> None:
        """Let a fault begin, or end with None, for all who watch now and later."""
        self.fault = None if fault is not None and fault.kind == "drop" else fault
        for watcher in tuple(self.watchers):
            watcher.take_fault(fault)
