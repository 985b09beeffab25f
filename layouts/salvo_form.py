"""How an operator writes down a salvo, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from layouts.form import Form, complaint, one_of
from layouts.known import Known
from layouts.names import Id, Names
from layouts.phrase import phrase
from layouts.problem import Fault
from layouts.salvo import Part, Salvo
from layouts.surface import Surface

_TOUCH = 1e-6


class PartForm(Form):
    """What some displays show: a scene, or channels as tiles of one size."""

    model_config = ConfigDict(json_schema_extra=one_of(("scene", "channels")))

    displays: Annotated[list[Id], Field(min_length=1)] = Field(
        description="a list of the ids of displays, at least one", examples=[["left"]]
    )
    scene: Id | None = Field(default=None, description="a scene's id, as text", examples=["all"])
    channels: Annotated[list[Id], Field(min_length=1)] | None = Field(
        default=None,
        description="a list of channel ids, at least one",
        examples=[["mapo-001", "mapo-002"]],
    )

    @model_validator(mode="after")
    def _one_content(self) -> PartForm:
        if (self.scene is None) == (self.channels is None):
            found = phrase("none of them") if self.scene is None else phrase("both")
            mend = (
                phrase('write "scene": "ID"')
                if self.scene is None
                else phrase("delete one of the two")
            )
            raise complaint(phrase("either 'scene' or 'channels'"), mend, found)
        return self


class SalvoForm(Form):
    """Scenes and channels called up on several displays at once."""

    id: Id = Field(description="the salvo's id, the only one of its kind", examples=["flood"])
    name: Names
    show: Annotated[list[PartForm], Field(min_length=1)] = Field(
        description="a list of at least one object with displays, and a scene or channels",
        examples=[[{"displays": ["left"], "scene": "all"}]],
    )

    def salvo(self) -> Salvo:
        """Return the salvo."""
        parts = (Part(tuple(p.displays), p.scene, tuple(p.channels or ())) for p in self.show)
        return Salvo(self.id, dict(self.name), tuple(parts))


def salvo_faults(form: SalvoForm, known: Known, surface: Surface | None) -> Iterator[Fault]:
    """Yield what is wrong with `form`, paths from the salvo."""
    for number, part in enumerate(form.show):
        at = ("show", number)
        displays = [((*at, "displays", n), name) for n, name in enumerate(part.displays)]
        strange = list(known.unknown_displays(displays))
        yield from strange
        if part.scene is not None:
            yield from known.unknown_scenes([((*at, "scene"), part.scene)])
        channels = enumerate(part.channels or ())
        yield from known.unknown_channels(((*at, "channels", n), name) for n, name in channels)
        if surface is not None and not strange:
            yield from _region_faults(number, part, surface)
    yield from _twice(form)


def _twice(form: SalvoForm) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for number, part in enumerate(form.show):
        for n, name in enumerate(part.displays):
            if name in first:
                found = phrase(
                    "display '{name}', which show[{first}] uses already",
                    name=name,
                    first=first[name],
                )
                mend = phrase("delete it here or there")
                path = ("show", number, "displays", n)
                yield Fault(path, found, phrase("every display once in a salvo"), mend)
            first.setdefault(name, number)


def _region_faults(number: int, part: PartForm, surface: Surface) -> Iterator[Fault]:
    """Yield a fault where the rectangle around the displays covers one that is not named."""
    region = surface.region(part.displays)
    for display in surface.displays:
        if display.id not in part.displays and region.overlaps(surface.part(display), _TOUCH):
            named = ", ".join(f"'{name}'" for name in part.displays)
            found = phrase(
                "{named}, around which lies display '{id}' too", named=named, id=display.id
            )
            expected = phrase("displays that fill a rectangle")
            mend = phrase("add '{id}', or make two parts of it", id=display.id)
            yield Fault(("show", number, "displays"), found, expected, mend)
            return
