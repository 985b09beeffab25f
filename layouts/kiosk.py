"""A kiosk as its document says it: where it stands, how it is mounted, what it shows and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, get_args

from layouts.map_files import MapFiles
from layouts.night import Night
from layouts.surface import Screen

PageId = Literal[
    "home",
    "exits",
    "air",
    "weather",
    "bikes",
    "crowding",
    "walks",
    "events",
    "reservations",
    "prices",
    "news",
    "roads",
    "cameras",
]
PAGES: Final[tuple[PageId, ...]] = get_args(PageId)
"""Every page that a kiosk can show; the first is always there."""
KioskLanguage = Literal["ko", "en", "zh", "ja"]
LANGUAGES: Final[tuple[KioskLanguage, ...]] = get_args(KioskLanguage)
TURN_S: Final = 12.0
"""How long a page has the screen where its document does not say."""

CAMERA_CORES: Final = 0.5
"""Of a machine's cores so much is for a kiosk's cameras where its document does not say."""
MOST_CAMERAS: Final = 24

OPINION_MINUTES: Final = 15
"""A shorter span of time could lead to whoever stood there, by a camera above the kiosk."""


@dataclass(frozen=True)
class Standpoint:
    """Where a kiosk stands.

    Attributes:
        lat: Degrees (WGS 84).
        lon: Degrees (WGS 84).
        facing: The direction in which one looks at its screen, degrees clockwise from north; None
            where it is not known.
        station: The station's name in Korean, as feeds of trains call it.
        district: The district's name in Korean, as feeds of air and prices call it; may be empty.
        level: The floor, as signs there call it; may be empty.
        zone: The IANA name of the time zone of its clock and of its hours.
    """

    lat: float
    lon: float
    facing: float | None = None
    station: str = ""
    district: str = ""
    level: str = ""
    zone: str = "Asia/Seoul"


@dataclass(frozen=True)
class Panel:
    """Its screen as it is mounted.

    Attributes:
        width_mm: The width of its picture.
        height_mm: The height of its picture.
        lower_edge_mm: How far above the floor its picture begins.
        screen: Which of the machine's screens it is; None takes the first.
    """

    width_mm: float = 2214.0
    height_mm: float = 1245.0
    lower_edge_mm: float = 800.0
    screen: Screen | None = None


@dataclass(frozen=True)
class Exit:
    """One exit of the station.

    Attributes:
        number: What stands above it.
        leads_to: What is out there, each in several languages, the best known first.
        lift: Whether a lift goes up to the street.
        way: How one gets there from here, by language; may be empty.
        angle: The direction as seen by whoever stands before the screen, degrees clockwise from
            straight ahead; None where it is not known.
        closed: Why it cannot be used now, by language; empty where it can.
        position: Latitude and longitude of where it comes up to the street; None where it is not
            known.
    """

    number: str
    leads_to: tuple[Mapping[str, str], ...] = field(hash=False)
    lift: bool = False
    way: Mapping[str, str] = field(default_factory=dict, hash=False)
    angle: float | None = None
    closed: Mapping[str, str] = field(default_factory=dict, hash=False)
    position: tuple[float, float] | None = None


@dataclass(frozen=True)
class Turn:
    """A page that has its turn on the screen, and for how long."""

    page: str
    seconds: float = TURN_S


@dataclass(frozen=True)
class ScreenOff:
    """Hours in which the screen is dark.

    Attributes:
        hours: From one time of day to another, of the kiosk's own clock.
        days: The days of the week on which they begin, 0 for Monday.
    """

    hours: Night
    days: frozenset[int] = frozenset(range(7))


@dataclass(frozen=True)
class Desk:
    """Where opinions are delivered.

    Attributes:
        endpoint: The address.
        key: The name of the operator's key for it; empty where none is needed.
        minutes: The span of time that is kept of an opinion, and for which it waits to be sent.
    """

    endpoint: str
    key: str = ""
    minutes: int = OPINION_MINUTES


@dataclass(frozen=True)
class Remote:
    """By which door operators look at the kiosk from elsewhere.

    Attributes:
        port: TCP.
        token: The file that holds the token.
        host: At which of the machine's addresses; without it, from this machine alone.
    """

    port: int
    token: Path
    host: str = "127.0.0.1"


@dataclass(frozen=True)
class Kiosk:
    """The kiosk.

    Attributes:
        id: Its id among all kiosks of a city.
        names: What it is called, by language.
        place: Where it stands.
        panel: Its screen.
        languages: What it speaks; the first is the one that it returns to.
        exits: The station's exits, in their order.
        map: The ground around it, as the wall's maps have it; None where it has none.
        turns: The pages that have their turn, in this order.
        feeds: The feeds document; None where it shows none.
        keys: The keys file; None where keys are in the environment alone.
        alerts: The alerts document; None where it hears none.
        channels: The channel list of its cameras; None where it has none.
        credentials: The users and passwords of its cameras; None where they need none.
        cameras: The ids of channels that may be public.
        camera_cores: Of the machine's cores so much is for receiving and decoding them.
        screen_off: When the screen is dark.
        pin: The Argon2id hash of the service PIN; empty where there is no way into the service.
        web: The address of the citizens' page; empty where there is none.
        opinions: Where opinions are delivered; None where none are asked for.
        store: The folder for all that is kept.
        remote: By which door operators look at it; None for none.
        voices: Voices of Piper by language; languages without one have the machine's own voice.
        colours: Lines' colours by the line's id, #rrggbb, where they differ from the city's own.
    """

    id: str
    names: Mapping[str, str] = field(hash=False)
    place: Standpoint
    store: Path
    panel: Panel = Panel()
    languages: tuple[str, ...] = LANGUAGES
    exits: tuple[Exit, ...] = ()
    map: MapFiles | None = None
    turns: tuple[Turn, ...] = ()
    feeds: Path | None = None
    keys: Path | None = None
    alerts: Path | None = None
    channels: Path | None = None
    credentials: Path | None = None
    cameras: tuple[str, ...] = ()
    camera_cores: float = CAMERA_CORES
    screen_off: tuple[ScreenOff, ...] = ()
    pin: str = ""
    web: str = ""
    opinions: Desk | None = None
    remote: Remote | None = None
    voices: Mapping[str, Path] = field(default_factory=dict, hash=False)
    colours: Mapping[str, str] = field(default_factory=dict, hash=False)
