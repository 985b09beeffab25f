"""The nation's road cameras (ITS), whose streams the wall can show as channels."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Final, Literal

from pydantic import Field, model_validator

from layouts.channel import Channel
from layouts.form import Form, complaint
from layouts.phrase import phrase
from streams.feeds.ask import Answer, Ask
from streams.feeds.body import rows_of
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.korea.portal import read_portal
from streams.feeds.line import Line
from streams.feeds.position import Position, in_korea
from streams.feeds.row import Reading, Row, RowError, read_rows
from streams.feeds.service import Service

ADDRESS: Final = "https://openapi.its.go.kr:9443"
STEPS: Final = ("cctvInfo",)
LIVE: Final = "1"
"""Of the source's types the live one; 2 and 5 are clips and 3 a still, which no channel is."""
PREFIX: Final = "its-"
"""What the ids of these channels begin with."""
_HLS = "HLS"


@dataclass(frozen=True)
class RoadCamera:
    """A camera.

    Attributes:
        at: When the answer came; by then its address held.
        id: A stable id, made of its name and place: the source gives none.
        name: Its name, the road's in brackets before it.
        road: The road's name; may be empty.
        position: Where it is; None where the source does not tell.
        url: Where its stream is now; it holds a token that expires, so it is never shown.
    """

    at: datetime
    id: str
    name: str
    road: str
    position: Position | None
    url: str = field(repr=False)


@dataclass(frozen=True)
class Bounds:
    """A rectangle of the map, degrees."""

    south: float
    north: float
    west: float
    east: float


@dataclass(frozen=True)
class RoadCameras:
    """Asks for the cameras of a rectangle.

    Attributes:
        service: Where it asks.
        bounds: The rectangle.
        roads: Of which roads: all, expressways (ex) or national roads (its).
    """

    service: Service
    bounds: Bounds
    roads: str = "all"
    attribution: ClassVar[Attribution] = Attribution(
        "국가교통정보센터", "National Transport Information Center", "https://www.its.go.kr"
    )
    # The tokens in the addresses expire, so that they are asked for again before that.
    freshness: ClassVar[Freshness] = Freshness(every_s=600, old_s=None, stand_s=1800)

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask once."""
        params = (
            ("type", self.roads),
            ("cctvType", LIVE),
            ("minX", f"{self.bounds.west}"),
            ("maxX", f"{self.bounds.east}"),
            ("minY", f"{self.bounds.south}"),
            ("maxY", f"{self.bounds.north}"),
            ("getType", "json"),
        )
        service = self.service
        answer = await line.get(Ask(service.address, STEPS, params, service.key, "apiKey"))
        _rows(answer)
        return (answer,)

    def parse(self, answers: Sequence[Answer]) -> Reading[RoadCamera]:
        """Read the cameras that are live."""
        at = answers[0].at
        return read_rows(_rows(answers[0]), lambda row: _camera(row, at))


class BoundsForm(Form):
    """A rectangle of the map."""

    south: float = Field(ge=-90, le=90, description="the least latitude", examples=[37.42])
    north: float = Field(ge=-90, le=90, description="the greatest latitude", examples=[37.70])
    west: float = Field(ge=-180, le=180, description="the least longitude", examples=[126.76])
    east: float = Field(ge=-180, le=180, description="the greatest longitude", examples=[127.18])

    @model_validator(mode="after")
    def _ordered(self) -> BoundsForm:
        if self.south < self.north and self.west < self.east:
            return self
        found = ", ".join(f"{name} {value:g}" for name, value in self.model_dump().items())
        expected = phrase("south below north and west below east")
        raise complaint(expected, phrase("swap them"), found)


class RoadCamerasForm(FeedForm):
    """The nation's road cameras."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["road_cameras"] = Field(description="'road_cameras'")
    bounds: BoundsForm = Field(
        description="the rectangle of the map, with south, north, west and east in degrees",
        examples=[{"south": 37.42, "north": 37.70, "west": 126.76, "east": 127.18}],
    )
    roads: Literal["all", "ex", "its"] = Field(
        default="all",
        description="'all', 'ex' for expressways or 'its' for national roads",
        examples=["all"],
    )

    def feed(self, service: Service) -> RoadCameras:
        """Return the feed."""
        return RoadCameras(service, Bounds(**self.bounds.model_dump()), self.roads)


def as_channels(cameras: Iterable[RoadCamera]) -> tuple[Channel, ...]:
    """Return the cameras as channels; their ids stay when their addresses are asked for again."""
    return tuple(
        Channel(
            id=camera.id,
            names={"ko": camera.name},
            main=camera.url,
            groups=("its", *((camera.road,) if camera.road else ())),
            position=(camera.position.lat, camera.position.lon) if camera.position else None,
        )
        for camera in cameras
    )


def _rows(answer: Answer) -> list[object]:
    """Return the rows; with none of them `data` is missing, with one it may be an object."""
    inner = read_portal(answer, "response")
    return rows_of(inner.get("data"), "data") if inner is not None else []


def _camera(row: Row, at: datetime) -> RoadCamera | None:
    if row.text("cctvtype") not in ("", LIVE) or row.text("cctvformat").upper() not in ("", _HLS):
        return None
    url, name = row.need("cctvurl"), row.need("cctvname")
    if not url.startswith(("http://", "https://")):
        raise RowError("an address that is none of the web")
    position = in_korea(row.number("coordy"), row.number("coordx"))
    mark = f"{name}|{position.lat:.4f}|{position.lon:.4f}" if position else name
    road = name[1:].partition("]")[0].strip() if name.startswith("[") and "]" in name else ""
    digest = hashlib.sha256(mark.encode()).hexdigest()
    return RoadCamera(at, f"{PREFIX}{digest[:10]}", name, road, position, url)
