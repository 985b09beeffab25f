"""How an operator writes down a layout as a whole."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, Field

from layouts.form import Form, complaint
from layouts.phrase import phrase
from layouts.rule_form import RuleForm
from layouts.salvo_form import SalvoForm
from layouts.scene_form import SceneForm
from layouts.surface_form import SurfaceForm
from layouts.tour_form import TourForm

VERSION = 1

_SCENES = "a list of at least one scene"
_SALVOS = "a list of salvos"
_TOURS = "a list of tours"
_RULES = "a list of rules"


def _readable(version: int) -> int:
    if version != VERSION:
        mend = phrase(
            "write {version}, or use the citywall that the document was written for",
            version=VERSION,
        )
        raise complaint(
            phrase("{version}, the version that this citywall reads", version=VERSION), mend
        )
    return version


class _Head(Form):
    schema_: str | None = Field(
        default=None, alias="$schema", description="the address of this schema, for editors"
    )
    version: Annotated[int, AfterValidator(_readable)] = Field(
        description=f"{VERSION}, the version of the form that this citywall reads",
        examples=[VERSION],
        json_schema_extra={"const": VERSION},
    )
    channels: Annotated[str, Field(min_length=1)] | None = Field(
        default=None,
        description="the channel list's path, seen from this file",
        examples=["channels.json"],
    )


class LayoutForm(_Head):
    """A layout as a person writes it."""

    surface: SurfaceForm = Field(description="the wall's displays")
    scenes: Annotated[list[SceneForm], Field(min_length=1)] = Field(description=_SCENES)
    salvos: list[SalvoForm] = Field(default=[], description=_SALVOS)
    tours: list[TourForm] = Field(default=[], description=_TOURS)
    rules: list[RuleForm] = Field(default=[], description=_RULES)


class LayoutEnvelope(_Head):
    """The document around its parts, which are checked one by one to tell all."""

    surface: Any = Field(description="the wall's displays", examples=[{"displays": []}])
    scenes: Annotated[list[Any], Field(min_length=1)] = Field(description=_SCENES, examples=[[]])
    salvos: list[Any] = Field(default=[], description=_SALVOS, examples=[[]])
    tours: list[Any] = Field(default=[], description=_TOURS, examples=[[]])
    rules: list[Any] = Field(default=[], description=_RULES, examples=[[]])
