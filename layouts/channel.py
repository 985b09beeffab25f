"""A channel is what an operator selects and names; here is how one is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from layouts.control import Control, ControlForm
from layouts.form import Form, complaint
from layouts.names import Id, Name, Names, credential_name, name_in
from layouts.phrase import phrase
from layouts.url import absolute, checked_url

MainUrl = Annotated[
    str,
    AfterValidator(checked_url),
    Field(
        description="where the large picture comes from: a URL (rtsp, rtsps, rtspu, http, https, "
        "rtmp, file) or a file's path",
        examples=["rtsp://192.0.2.10/main"],
    ),
]
SubUrl = Annotated[
    str,
    AfterValidator(checked_url),
    Field(
        description="where the small picture comes from; without it, main serves both",
        examples=["rtsp://192.0.2.10/sub"],
    ),
]


@dataclass(frozen=True)
class Channel:
    """One channel.

    Attributes:
        id: Its stable id.
        names: Its name by language code, at least one.
        main: URL or absolute path of its large picture, without userinfo.
        sub: URL or absolute path of its small picture; None where main serves both.
        groups: The groups it belongs to.
        position: Latitude and longitude in degrees (WGS 84).
        credential: The name of its user and password in the credentials file.
        private: Whether its picture is kept from visitors.
        reason_required: Whether its picture is enlarged only for a purpose that is told.
        replay: Whether its last half minute is always kept, to be shown again.
        control: Where its pan, tilt and zoom are commanded; None where they are not.
    """

    id: str
    names: Mapping[str, str] = field(hash=False)
    main: str
    sub: str | None = None
    groups: tuple[str, ...] = ()
    position: tuple[float, float] | None = None
    credential: str | None = None
    private: bool = False
    reason_required: bool = False
    replay: bool = False
    control: Control | None = None

    def name(self, language: str = "ko") -> str:
        """Return its name in `language`, or else in Korean, English, any, or its id."""
        return name_in(self.names, language, self.id)

    @property
    def thumb(self) -> str:
        """The URL that serves small pictures: sub, or main where there is no sub."""
        return self.sub or self.main


class PositionForm(Form):
    """Where a channel is."""

    lat: float = Field(
        description="the latitude in degrees, -90 to 90 (Seoul: 37.5)", examples=[37.5665]
    )
    lon: float = Field(
        description="the longitude in degrees, -180 to 180 (Seoul: 127.0)", examples=[126.978]
    )

    @model_validator(mode="after")
    def _on_earth(self) -> PositionForm:
        if abs(self.lat) <= 90 and abs(self.lon) <= 180:
            return self
        found = phrase("lat {lat}, lon {lon}", lat=f"{self.lat:g}", lon=f"{self.lon:g}")
        expected = phrase("lat from -90 to 90 and lon from -180 to 180")
        if abs(self.lon) <= 90 and abs(self.lat) <= 180:
            raise complaint(
                expected,
                phrase("swap them: lat {lon}, lon {lat}", lon=f"{self.lon:g}", lat=f"{self.lat:g}"),
                found,
            )
        raise complaint(expected, phrase("write degrees with a decimal point"), found)


class ChannelForm(Form):
    """A channel as a person writes it."""

    id: Id = Field(description="the channel's id, the only one of its kind", examples=["mapo-001"])
    name: Names
    main: MainUrl
    sub: SubUrl | None = None
    groups: list[Name] = Field(
        default=[],
        description="the names of the groups it belongs to, in a list",
        examples=[["bridge", "river"]],
    )
    position: PositionForm | None = Field(
        default=None,
        description="its place on the earth",
        examples=[{"lat": 37.5665, "lon": 126.978}],
    )
    credential: Annotated[Name, AfterValidator(credential_name)] | None = Field(
        default=None,
        description="the name of its user and password in the credentials file",
        examples=["city-cameras"],
    )
    private: bool = Field(
        default=False, description="true where visitors may not see its picture", examples=[True]
    )
    reason_required: bool = Field(
        default=False,
        description="true where whoever enlarges it has to say for what",
        examples=[True],
    )
    replay: bool = Field(
        default=False,
        description="true where its last half minute is always kept, to be shown again",
        examples=[True],
    )
    control: ControlForm | None = Field(
        default=None,
        description="where its pan, tilt and zoom are commanded",
        examples=[{"onvif": "http://192.0.2.10/onvif/device_service"}],
    )

    def channel(self, folder: Path) -> Channel:
        """Return the channel; relative file paths are taken from `folder`."""
        position = (self.position.lat, self.position.lon) if self.position else None
        return Channel(
            id=self.id,
            names=dict(self.name),
            main=absolute(self.main, folder),
            sub=absolute(self.sub, folder) if self.sub else None,
            groups=tuple(dict.fromkeys(self.groups)),
            position=position,
            credential=self.credential,
            private=self.private,
            reason_required=self.reason_required,
            replay=self.replay,
            control=self.control.control if self.control else None,
        )
