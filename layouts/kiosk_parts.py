"""How an operator writes down the parts of a kiosk: its place, its screen, its exits, its hours."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from layouts.channel import PositionForm
from layouts.form import Form, complaint
from layouts.kiosk import (
    OPINION_MINUTES,
    TURN_S,
    Desk,
    Exit,
    PageId,
    Panel,
    Remote,
    ScreenOff,
    Standpoint,
    Turn,
)
from layouts.names import Name, Names
from layouts.night import Night
from layouts.night_form import TimeOfDay
from layouts.phrase import phrase
from layouts.surface import Screen
from layouts.surface_form import ScreenForm
from layouts.url import web_parts
from layouts.zone_form import ZoneName

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: Final[tuple[Day, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FileName = Annotated[str, Field(min_length=1)]
_ARGON2 = "$argon2id$"


def web_address(url: str) -> str:
    """Return the address of a page or an endpoint.

    Raises:
        PydanticCustomError: It is none, or a user or password stands in it.
    """
    plain = url.strip()
    parts = web_parts(plain)
    if parts is None or not plain.isprintable() or " " in plain:
        raise complaint(
            phrase("an address as https://HOST/PATH"),
            phrase('write for example "https://city.example/opinions"'),
            phrase("no address of the web"),
        )
    if "@" in parts.netloc:
        raise complaint(
            phrase("an address without user or password"),
            phrase("delete everything up to the '@'"),
            phrase("an address with a user or password"),
        )
    return plain


WebAddress = Annotated[str, AfterValidator(web_address)]


def _hash(text: str) -> str:
    if not text.startswith(_ARGON2):
        raise complaint(
            phrase("the Argon2id hash of a PIN, which begins with {mark}", mark=_ARGON2),
            phrase("write the hash, never the PIN itself"),
            phrase("something else"),
        )
    return text


class StandpointForm(PositionForm):
    """Where a kiosk stands."""

    facing_deg: Annotated[float, Field(ge=0, lt=360)] | None = Field(
        default=None,
        description="the direction in which one looks at its screen, degrees clockwise from "
        "north, from 0 to below 360",
        examples=[90],
    )
    station: Name = Field(
        description="the station's name in Korean, as feeds of trains call it, without 역",
        examples=["홍대입구"],
    )
    district: Name | None = Field(
        default=None,
        description="the district's name in Korean, as feeds of air call it",
        examples=["마포구"],
    )
    level: Name | None = Field(
        default=None, description="the floor, as signs there call it", examples=["B1"]
    )
    zone: ZoneName = Field(
        default="Asia/Seoul",
        description="the IANA time zone of its clock and of its hours, as text",
        examples=["Asia/Seoul"],
    )

    def standpoint(self) -> Standpoint:
        """Return the place."""
        return Standpoint(
            self.lat,
            self.lon,
            self.facing_deg,
            self.station.removesuffix("역") or self.station,
            self.district or "",
            self.level or "",
            self.zone,
        )


class PanelForm(Form):
    """A kiosk's screen as it is mounted."""

    width_mm: Annotated[float, Field(gt=0, le=10_000)] = Field(
        default=2214.0,
        description="the width of its picture, a number of mm above 0",
        examples=[2214],
    )
    height_mm: Annotated[float, Field(gt=0, le=10_000)] = Field(
        default=1245.0,
        description="the height of its picture, a number of mm above 0",
        examples=[1245],
    )
    lower_edge_mm: Annotated[float, Field(ge=0, le=3_000)] = Field(
        default=800.0,
        description="how far above the floor its picture begins, a number of mm from 0 to 3000",
        examples=[800],
    )
    display: ScreenForm | None = Field(
        default=None,
        description="which of the machine's screens it is",
        examples=[{"name": "HDMI-1"}],
    )

    def panel(self) -> Panel:
        """Return the screen."""
        shown = self.display
        screen = Screen(shown.index, shown.name, shown.serial) if shown else None
        return Panel(self.width_mm, self.height_mm, self.lower_edge_mm, screen)


class ExitForm(Form):
    """One exit of the station."""

    number: Name = Field(description="what stands above it", examples=["8"])
    leads_to: Annotated[list[Names], Field(min_length=1)] = Field(
        description="a list of what is out there, the best known first, each by its names",
        examples=[[{"ko": "홍대거리", "en": "Hongdae Street"}]],
    )
    lift: bool = Field(
        default=False, description="whether a lift goes up to the street: true or false"
    )
    way: Names | None = Field(
        default=None,
        description="how one gets there from here, in each language",
        examples=[{"ko": "왼쪽으로 120 m", "en": "left, 120 m"}],
    )
    angle: Annotated[float, Field(ge=0, lt=360)] | None = Field(
        default=None,
        description="the direction as seen by whoever stands before the screen, degrees clockwise "
        "from straight ahead, from 0 to below 360",
        examples=[270],
    )
    closed: Names | None = Field(
        default=None,
        description="why it cannot be used now, in each language; without it, it can",
        examples=[{"ko": "2027년 3월까지 공사", "en": "works until March 2027"}],
    )
    position: PositionForm | None = Field(
        default=None,
        description="where it comes up to the street, with lat and lon; without it, maps show its "
        "direction alone",
        examples=[{"lat": 37.5572, "lon": 126.9245}],
    )

    def exit(self) -> Exit:
        """Return the exit."""
        return Exit(
            number=self.number,
            leads_to=tuple(self.leads_to),
            lift=self.lift,
            way=dict(self.way or {}),
            angle=self.angle,
            closed=dict(self.closed or {}),
            position=(self.position.lat, self.position.lon) if self.position else None,
        )


class TurnForm(Form):
    """A page that has its turn on the screen."""

    id: PageId = Field(description="the page's id", examples=["air"])
    seconds: Annotated[float, Field(ge=3, le=600)] = Field(
        default=TURN_S,
        description="how long it has the screen, in seconds, from 3 to 600",
        examples=[12],
    )

    def turn(self) -> Turn:
        """Return the turn."""
        return Turn(self.id, self.seconds)


class ScreenOffForm(Form):
    """Hours in which the screen is dark."""

    from_: TimeOfDay = Field(
        alias="from", description="when they begin, a time of day as text", examples=["01:00"]
    )
    to: TimeOfDay = Field(
        description="when they end, a time of day as text; the next day's where it is earlier",
        examples=["05:00"],
    )
    days: Annotated[list[Day], Field(min_length=1)] | None = Field(
        default=None,
        description="the days on which they begin, a list of mon, tue, wed, thu, fri, sat, sun; "
        "every day without it",
        examples=[["sat", "sun"]],
    )

    def screen_off(self) -> ScreenOff:
        """Return the hours."""
        hours = Night(time.fromisoformat(self.from_), time.fromisoformat(self.to))
        return ScreenOff(hours, frozenset(map(DAYS.index, self.days or DAYS)))


class HoursForm(Form):
    """When the screen is dark."""

    screen_off: list[ScreenOffForm] = Field(
        description="a list of hours in which the screen is dark, each with from, to and days",
        examples=[[{"from": "01:00", "to": "05:00"}]],
    )


class ServiceForm(Form):
    """The way into the service page."""

    pin: Annotated[str, AfterValidator(_hash)] = Field(
        description="the Argon2id hash of the service PIN", examples=["$argon2id$v=19$…"]
    )


class DeskForm(Form):
    """Where opinions are delivered."""

    endpoint: WebAddress = Field(
        description="the address that takes opinions",
        examples=["https://city.example/opinions"],
    )
    key: Name | None = Field(
        default=None,
        description="the name of the operator's key for it, in the keys file",
        examples=["opinions"],
    )
    minutes: Annotated[int, Field(ge=1, le=1440)] = Field(
        default=OPINION_MINUTES,
        description="the span of time that is kept of an opinion, in minutes from 1 to 1440; it "
        "is sent when that is over",
        examples=[15],
    )

    def desk(self) -> Desk:
        """Return it."""
        return Desk(self.endpoint, self.key or "", self.minutes)


class RemoteForm(Form):
    """By which door operators look at the kiosk from elsewhere."""

    port: Annotated[int, Field(ge=1, le=65_535)] = Field(
        description="a TCP port, a whole number from 1 to 65535", examples=[8090]
    )
    token: FileName = Field(
        description="the file that holds the token, seen from this file", examples=["kiosk.token"]
    )

    host: Name = Field(
        default="127.0.0.1",
        description="at which of the machine's addresses it listens; without it, a program must "
        "be on the same machine",
        examples=["10.20.0.31"],
    )

    def remote(self, folder: Path) -> Remote:
        """Return it; the file is seen from `folder`."""
        return Remote(self.port, (folder / self.token).absolute(), self.host)
