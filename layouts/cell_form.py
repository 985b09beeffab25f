"""How an operator writes down what stands in a cell: a channel, a mosaic, a text, a clock, …."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from layouts.form import Form, complaint, one_of, only_one
from layouts.map_form import MapForm
from layouts.mosaic_form import MosaicForm
from layouts.names import Id, Words
from layouts.pane import Clock, Content, Feed, Image, Pdf, Text
from layouts.phrase import phrase
from layouts.problem import excerpt
from layouts.web_form import WebForm
from layouts.zone_form import ZoneName

KINDS = ("channel", "mosaic", "text", "clock", "image", "pdf", "map", "feed", "web")

_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".bmp")


def _image(file: str) -> str:
    if Path(file).suffix.lower() not in _SUFFIXES:
        expected = phrase("an image's file: {suffixes}", suffixes=", ".join(_SUFFIXES))
        raise complaint(expected, phrase("name an image file, as seen from this document"))
    return file


_ENDS = "|".join(suffix.removeprefix(".") for suffix in _SUFFIXES)

ImageFile: TypeAlias = Annotated[
    str,
    AfterValidator(_image),
    Field(json_schema_extra={"pattern": rf"\.({_ENDS}|{_ENDS.upper()})$"}),
]


class ClockForm(Form):
    """The time of day."""

    zone: ZoneName | None = Field(
        default=None,
        description="an IANA time zone, as text (without it: the machine's own)",
        examples=["Asia/Seoul"],
    )
    seconds: bool = Field(
        default=False, description="whether seconds are shown: true or false", examples=[True]
    )
    date: bool = Field(
        default=False, description="whether the date is shown: true or false", examples=[True]
    )


def _pdf(file: str) -> str:
    if Path(file).suffix.lower() != ".pdf":
        raise complaint(
            phrase("a PDF document: .pdf"),
            phrase("name a PDF document, as seen from this document"),
        )
    return file


class PdfForm(Form):
    """A page of a PDF document."""

    file: Annotated[
        str, AfterValidator(_pdf), Field(json_schema_extra={"pattern": r"\.(pdf|PDF)$"})
    ] = Field(
        description="a PDF document's path, seen from this file", examples=["plans/flood.pdf"]
    )
    page: int = Field(
        default=1, ge=1, description="the page's number, from 1 on", examples=[1], strict=True
    )


class CellForm(Form):
    """What a cell holds: one of channel, mosaic, text, clock, image, pdf, map, feed and web."""

    model_config = ConfigDict(json_schema_extra=one_of(KINDS))

    channel: Id | None = Field(
        default=None, description="a channel's id, as text", examples=["mapo-001"]
    )
    mosaic: MosaicForm | None = Field(
        default=None,
        description='"all", or an object with the groups or the query that choose its channels',
        examples=["all"],
    )
    text: Words | None = Field(
        default=None,
        description='words for each language, as {"ko": "재난 상황실", "en": "Control room"}',
        examples=[{"ko": "재난 상황실", "en": "Control room"}],
    )
    clock: ClockForm | None = Field(
        default=None, description="an object with zone, seconds and date, or {}", examples=[{}]
    )
    image: ImageFile | None = Field(
        default=None,
        description="an image file's path, seen from this file",
        examples=["images/emblem.png"],
    )
    pdf: PdfForm | None = Field(
        default=None,
        description="an object with file and page",
        examples=[{"file": "plans/flood.pdf", "page": 1}],
    )
    map: MapForm | None = Field(
        default=None,
        description="an object with boundaries, layers, channels, centre and across_km, or {}",
        examples=[{"boundaries": ["districts.geojson"]}],
    )
    feed: Id | None = Field(
        default=None,
        description="a feed's id in the feeds document, as text",
        examples=["next-trains"],
    )
    web: WebForm | None = Field(
        default=None,
        description="an object with url, hosts and width",
        examples=[{"url": "https://www.example.org/board"}],
    )

    @model_validator(mode="after")
    def _one_kind(self) -> CellForm:
        only_one(self, KINDS, phrase("keep one of them"), phrase('write "channel": "ID"'))
        return self

    @property
    def kind(self) -> str:
        """Which of the kinds it is."""
        return next(kind for kind in KINDS if getattr(self, kind) is not None)

    @property
    def called(self) -> str:
        """What it holds, as an operator would say it."""
        if self.channel is not None:
            return phrase("channel '{channel}'", channel=self.channel)
        if self.feed is not None:
            return phrase("the feed '{feed}'", feed=self.feed)
        if self.text is not None:
            return phrase("the text '{what}'", what=excerpt(next(iter(self.text.values()))))
        if self.pdf is not None:
            return phrase(
                "page {page} of '{file}'", page=self.pdf.page, file=excerpt(self.pdf.file)
            )
        return (
            phrase("the image '{image}'", image=excerpt(self.image))
            if self.image
            else phrase("a {kind}", kind=self.kind)
        )

    def content(self, folder: Path) -> Content | None:
        """Return what it holds other than a channel; a file's path is seen from `folder`."""
        if self.mosaic is not None:
            return self.mosaic.mosaic()
        if self.text is not None:
            return Text(dict(self.text))
        if self.clock is not None:
            return Clock(self.clock.zone, self.clock.seconds, self.clock.date)
        if self.pdf is not None:
            return Pdf((folder / self.pdf.file).absolute(), self.pdf.page)
        if self.map is not None:
            return self.map.map(folder)
        if self.feed is not None:
            return Feed(self.feed)
        if self.web is not None:
            return self.web.web()
        return Image((folder / self.image).absolute()) if self.image is not None else None
