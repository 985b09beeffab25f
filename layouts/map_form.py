"""How an operator writes down a map, and what can be wrong with the files that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from layouts.channel import PositionForm
from layouts.form import Form, complaint
from layouts.geojson import read_geojson
from layouts.map import LAYER_COLOURS, Layer, LayerColour, Map
from layouts.map_files import MapFile, MapFiles
from layouts.mosaic import Mosaic
from layouts.mosaic_form import MosaicForm
from layouts.names import Language, Name
from layouts.nearest import suggestion
from layouts.phrase import phrase
from layouts.problem import Fault, JsonPath, Problem

_SUFFIXES = (".geojson", ".json")


def _geojson(file: str) -> str:
    if Path(file).suffix.lower() not in _SUFFIXES:
        expected = phrase("a GeoJSON file: {suffixes}", suffixes=", ".join(_SUFFIXES))
        raise complaint(expected, phrase("name a GeoJSON file, as seen from this document"))
    return file


def _or_file(schema: dict[str, Any]) -> None:
    """Publish that instead of the object its file's path alone may stand."""
    whole = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"type": "string"}, whole]


GeoFile: TypeAlias = Annotated[
    str,
    AfterValidator(_geojson),
    Field(
        description="a GeoJSON file's path, seen from this file",
        examples=["city.geojson"],
        json_schema_extra={"pattern": r"\.([gG][eE][oO])?[jJ][sS][oO][nN]$"},
    ),
]


class BoundaryForm(Form):
    """A GeoJSON file: its path alone, or an object."""

    model_config = ConfigDict(json_schema_extra=_or_file)

    file: GeoFile
    name: dict[Language, Name] | None = Field(
        default=None,
        description="the property that holds the name of a feature, for each language, as "
        '{"ko": "SIG_KOR_NM", "en": "SIG_ENG_NM"}',
        examples=[{"ko": "SIG_KOR_NM", "en": "SIG_ENG_NM"}],
    )

    @model_validator(mode="before")
    @classmethod
    def _file_alone(cls, value: object) -> object:
        return {"file": value} if isinstance(value, str) else value

    def named(self, folder: Path) -> MapFile:
        """Return the file, which is read later; its path is seen from `folder`."""
        return MapFile((folder / self.file).absolute(), self.name)

    def layer(self, folder: Path) -> Layer:
        """Return what is drawn; its path is seen from `folder`."""
        named = self.named(folder)
        features = read_geojson(named.file, self.name).features
        return Layer(named.file, features, named.colour, named.width_m)

    def problems(self, folder: Path) -> tuple[Problem, ...]:
        """Return what is wrong within the file, seen from `folder`."""
        return read_geojson((folder / self.file).absolute(), self.name).problems


class LayerForm(BoundaryForm):
    """A GeoJSON file that is drawn onto the map: its path alone, or an object."""

    model_config = ConfigDict(json_schema_extra=_or_file)

    colour: LayerColour = Field(
        default="accent",
        description=f"a colour of the theme, one of {', '.join(LAYER_COLOURS)}",
        examples=["water"],
    )
    width_m: Annotated[float, Field(gt=0, le=200)] | None = Field(
        default=None,
        description="the true width of what its lines stand for, a number of metres above 0",
        examples=[12],
    )

    def named(self, folder: Path) -> MapFile:
        """Return the file, which is read later; its path is seen from `folder`."""
        return replace(super().named(folder), colour=self.colour, width_m=self.width_m or 0.0)


class MapForm(Form):
    """A map; {} has every channel that has a position."""

    boundaries: list[BoundaryForm] = Field(
        default=[],
        description="a list of GeoJSON files with the city's parts, whose land is drawn",
        examples=[["districts.geojson"]],
    )
    layers: list[LayerForm] = Field(
        default=[],
        description="a list of GeoJSON files that are drawn on it, the later on the earlier, each "
        "with file, colour and name",
        examples=[[{"file": "rivers.geojson", "colour": "water"}]],
    )
    channels: MosaicForm | None = Field(
        default=None,
        description='"all", or an object with the groups or the query that choose its channels',
        examples=["all"],
    )
    centre: PositionForm | None = Field(
        default=None,
        description="its middle, with lat and lon; without it, all that is on it is seen",
        examples=[{"lat": 37.5665, "lon": 126.978}],
    )
    across_km: Annotated[float, Field(gt=0, le=20_000)] | None = Field(
        default=None,
        description="what is seen from left to right around the centre, a number of km above 0",
        examples=[12],
    )

    @model_validator(mode="after")
    def _centre_whole(self) -> MapForm:
        if (self.centre is None) != (self.across_km is None):
            there, missing = ("centre", "across_km")[:: 1 if self.across_km is None else -1]
            example = '"across_km": 12'
            if missing == "centre":
                example = '"centre": {"lat": 37.57, "lon": 126.98}'
            raise complaint(
                phrase("both or none"),
                phrase("add {example}", example=example),
                phrase("'{there}' without '{missing}'", there=there, missing=missing),
            )
        return self

    def map(self, folder: Path) -> Map:
        """Return the map; files are seen from `folder`, and what is wrong in them is left out."""
        return Map(
            tuple(form.layer(folder) for form in self.boundaries),
            tuple(form.layer(folder) for form in self.layers),
            self.channels.mosaic() if self.channels is not None else Mosaic(),
            (self.centre.lat, self.centre.lon) if self.centre else None,
            (self.across_km or 0.0) * 1000,
        )

    def named(self, folder: Path) -> MapFiles:
        """Return its files, which are read later; they are seen from `folder`."""
        return MapFiles(tuple(form.named(folder) for form in (*self.boundaries, *self.layers)))

    def files(self) -> Iterator[tuple[JsonPath, BoundaryForm]]:
        """Yield every file that it names, with where it names it."""
        for key in ("boundaries", "layers"):
            for number, form in enumerate(getattr(self, key)):
                yield (key, number), form


def missing_files(form: MapForm, folder: Path) -> Iterator[Fault]:
    """Yield every file of `form` that is none, seen from `folder`; paths from the map."""
    for at, one in form.files():
        file = folder / one.file
        if file.is_file():
            continue
        names = [e.name for e in file.parent.iterdir()] if file.parent.is_dir() else []
        mend = suggestion(file.name, names, phrase("put the file there, or mend the path"))
        found = phrase("'{file}', which is no file", file=one.file)
        yield Fault(
            (*at, "file"),
            found,
            phrase("a GeoJSON file's path, seen from {folder}", folder=folder),
            mend,
        )


def file_problems(form: MapForm, folder: Path) -> Iterator[Problem]:
    """Yield what is wrong within the files of `form`, each at its own place."""
    for _, one in form.files():
        if (folder / one.file).is_file():
            yield from one.problems(folder)
