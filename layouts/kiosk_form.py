"""How an operator writes down a kiosk, and what can be wrong between its parts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from layouts.form import Form, complaint
from layouts.kiosk import (
    CAMERA_CORES,
    LANGUAGES,
    MOST_CAMERAS,
    PAGES,
    Kiosk,
    KioskLanguage,
    Turn,
)
from layouts.kiosk_parts import (
    DeskForm,
    ExitForm,
    FileName,
    HoursForm,
    PanelForm,
    RemoteForm,
    ServiceForm,
    StandpointForm,
    TurnForm,
    WebAddress,
)
from layouts.map_form import MapForm, file_problems, missing_files
from layouts.names import Id, Name, Names
from layouts.nearest import suggestion
from layouts.phrase import phrase
from layouts.problem import Fault, Problem

VERSION: Final = 1
FILES: Final = ("feeds", "keys", "alerts", "channels", "credentials")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def _this_version(version: int) -> int:
    if version != VERSION:
        raise complaint(
            phrase("{version}, the version that this citywall reads", version=VERSION),
            phrase("write {version}", version=VERSION),
        )
    return version


def _colour(text: str) -> str:
    if not _COLOUR.fullmatch(text):
        expected = phrase("a colour as #rrggbb")
        raise complaint(expected, phrase('write for example "#00a84d"'))
    return text.lower()


class KioskForm(Form):
    """A kiosk."""

    schema_: str | None = Field(default=None, alias="$schema", description="this schema's address")
    version: Annotated[int, AfterValidator(_this_version)] = Field(
        description="1, the document's version", examples=[1]
    )
    id: Id = Field(description="its id among all kiosks of the city", examples=["hongik-1"])
    name: Names
    place: StandpointForm = Field(
        description="where it stands: an object with lat, lon and station",
        examples=[{"lat": 37.5568, "lon": 126.9237, "station": "홍대입구"}],
    )
    panel: PanelForm = Field(
        default=PanelForm(),
        description="its screen as it is mounted, an object with sizes in mm",
        examples=[{"lower_edge_mm": 800}],
    )
    languages: Annotated[list[KioskLanguage], Field(min_length=1)] = Field(
        default=list(LANGUAGES),
        description="the languages that it speaks, a list of ko, en, zh and ja; it returns to the "
        "first",
        examples=[["ko", "en", "zh", "ja"]],
    )
    exits: list[ExitForm] = Field(
        default=[],
        description="a list of the station's exits, each with number and leads_to",
        examples=[[{"number": "1", "leads_to": [{"ko": "시청", "en": "City Hall"}]}]],
    )
    map: MapForm | None = Field(
        default=None,
        description="the ground around it, as a map of the wall: an object with boundaries and "
        "layers",
        examples=[{"layers": [{"file": "streets.geojson", "colour": "road"}]}],
    )
    pages: Annotated[list[TurnForm], Field(min_length=1)] | None = Field(
        default=None,
        description="a list of the pages that have their turn, each with id and seconds; all of "
        "them without it",
        examples=[[{"id": "air", "seconds": 12}]],
    )
    feeds: FileName | None = Field(
        default=None, description="the feeds document, seen from this file", examples=["feeds.json"]
    )
    keys: FileName | None = Field(
        default=None, description="the keys file, seen from this file", examples=["keys.json"]
    )
    alerts: FileName | None = Field(
        default=None,
        description="the alerts document, seen from this file",
        examples=["alerts.json"],
    )
    channels: FileName | None = Field(
        default=None,
        description="the channel list of its cameras, seen from this file",
        examples=["channels.json"],
    )
    credentials: FileName | None = Field(
        default=None,
        description="the users and passwords of its cameras, seen from this file",
        examples=["credentials.json"],
    )
    cameras: Annotated[list[Id], Field(max_length=MOST_CAMERAS)] = Field(
        default=[],
        description=f"the ids of channels that may be public, in a list of {MOST_CAMERAS} at most",
        examples=[["mapo-bridge-n"]],
    )
    camera_cores: Annotated[float, Field(ge=0.1, le=16)] = Field(
        default=CAMERA_CORES,
        description="how much of the machine is for its cameras, a number of cores from 0.1 to 16",
        examples=[0.5],
    )
    hours: HoursForm | None = Field(
        default=None,
        description="when the screen is dark, an object with screen_off",
        examples=[{"screen_off": [{"from": "01:00", "to": "05:00"}]}],
    )
    service: ServiceForm | None = Field(
        default=None,
        description="the way into the service page, an object with the hash of its PIN",
        examples=[{"pin": "$argon2id$v=19$…"}],
    )
    web: WebAddress | None = Field(
        default=None,
        description="the address of the citizens' page",
        examples=["https://city.example"],
    )
    opinions: DeskForm | None = Field(
        default=None,
        description="where opinions are delivered, an object with endpoint and key",
        examples=[{"endpoint": "https://city.example/opinions"}],
    )
    voices: dict[KioskLanguage, FileName] = Field(
        default={},
        description="a voice of Piper for each language that has one, seen from this file",
        examples=[{"ko": "voices/ko.onnx"}],
    )
    store: FileName = Field(
        description="the folder for all that is kept, seen from this file", examples=["kept"]
    )
    remote: RemoteForm | None = Field(
        default=None,
        description="by which door operators look at it, an object with port and token",
        examples=[{"port": 8090, "token": "kiosk.token"}],
    )
    lines: dict[Name, Annotated[str, AfterValidator(_colour)]] = Field(
        default={},
        description="lines' colours as #rrggbb by the line's id in its feed, where they differ "
        "from the city's own",
        examples=[{"1002": "#00a84d"}],
    )

    def kiosk(self, folder: Path) -> Kiosk:
        """Return the kiosk; files are seen from `folder`."""

        def file(name: str | None) -> Path | None:
            return (folder / name).absolute() if name else None

        turns = tuple(form.turn() for form in self.pages or ())
        return Kiosk(
            id=self.id,
            names=dict(self.name),
            place=self.place.standpoint(),
            store=(folder / self.store).absolute(),
            panel=self.panel.panel(),
            languages=tuple(dict.fromkeys(self.languages)),
            exits=tuple(form.exit() for form in self.exits),
            map=self.map.named(folder) if self.map and list(self.map.files()) else None,
            turns=turns or tuple(Turn(page) for page in PAGES[1:]),
            feeds=file(self.feeds),
            keys=file(self.keys),
            alerts=file(self.alerts),
            channels=file(self.channels),
            credentials=file(self.credentials),
            cameras=tuple(dict.fromkeys(self.cameras)),
            camera_cores=self.camera_cores,
            screen_off=tuple(one.screen_off() for one in self.hours.screen_off)
            if self.hours
            else (),
            pin=self.service.pin if self.service else "",
            web=self.web or "",
            opinions=self.opinions.desk() if self.opinions else None,
            remote=self.remote.remote(folder) if self.remote else None,
            voices={language: (folder / one).absolute() for language, one in self.voices.items()},
            colours=dict(self.lines),
        )


def kiosk_faults(form: KioskForm, folder: Path) -> Iterator[Fault]:
    """Yield what is wrong between a kiosk's parts, and each file that is none."""
    yield from _twice(form)
    yield from _missing_files(form, folder)
    if form.map is not None:
        for fault in missing_files(form.map, folder):
            yield fault._replace(path=("map", *fault.path))
    if form.cameras and form.channels is None:
        yield Fault(
            ("cameras",),
            phrase("cameras without a channel list"),
            phrase("'channels' beside 'cameras'"),
            phrase("add {example}", example='"channels": "channels.json"'),
        )


def camera_faults(form: KioskForm, private: Mapping[str, bool]) -> Iterator[Fault]:
    """Yield each camera that is no channel, or that may not be public.

    Args:
        form: The kiosk.
        private: For each channel's id whether its picture is kept from visitors.
    """
    for number, name in enumerate(form.cameras):
        at = ("cameras", number)
        if name not in private:
            mend = suggestion(name, private, phrase("add it to the channel list"))
            found = phrase("the unknown {noun} '{name}'", noun=phrase("channel"), name=name)
            yield Fault(at, found, phrase("a channel of the channel list"), mend)
        elif private[name]:
            found = phrase("the private channel '{name}'", name=name)
            expected = phrase("a channel that may be public")
            yield Fault(at, found, expected, phrase("take it out of 'cameras'"))


def ground_problems(form: KioskForm, folder: Path) -> Iterator[Problem]:
    """Yield what is wrong within the files of a kiosk's map, each at its own place."""
    if form.map is not None:
        yield from file_problems(form.map, folder)


def kiosk_notes(form: KioskForm) -> Iterator[str]:
    """Yield what is right and yet not as its writer may think: names that lack a language."""
    for where, names in _named(form):
        lacking = [language for language in form.languages if language not in names]
        if lacking and set(names) & set(LANGUAGES):
            yield phrase(
                "{where} has no words in {languages}: others are shown there",
                where=where,
                languages=", ".join(lacking),
            )
    if not form.exits:
        yield phrase("the kiosk has no exits, which are what most people look for")


def _named(form: KioskForm) -> Iterator[tuple[str, Collection[str]]]:
    yield phrase("the kiosk's name"), form.name
    for one in form.exits:
        for names in (*one.leads_to, one.way or {}, one.closed or {}):
            yield phrase("exit {number}", number=one.number), names


def _twice(form: KioskForm) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, one in enumerate(form.exits):
        if one.number in seen:
            found = phrase("the exit '{number}' a second time", number=one.number)
            mend = phrase("give it another number, or delete it")
            yield Fault(("exits", number, "number"), found, phrase("every exit once"), mend)
        seen.add(one.number)


def _missing_files(form: KioskForm, folder: Path) -> Iterator[Fault]:
    for key in FILES:
        name = getattr(form, key)
        if name is None or (folder / name).is_file():
            continue
        file = folder / name
        there = [one.name for one in file.parent.iterdir()] if file.parent.is_dir() else []
        mend = suggestion(file.name, there, phrase("put the file there, or mend the path"))
        found = phrase("'{file}', which is no file", file=name)
        yield Fault((key,), found, phrase("a file's path, seen from {folder}", folder=folder), mend)
