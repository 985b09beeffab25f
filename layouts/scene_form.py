"""How an operator writes down a scene: a grid, free cells, or a mosaic of groups."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field, model_validator

from layouts.form import Form, complaint
from layouts.geometry import Rect
from layouts.names import Id, Name, Names
from layouts.problem import excerpt

_LIMIT = 200

Count = Annotated[int, Field(ge=1, le=_LIMIT)]
Span = Annotated[list[Count], Field(min_length=2, max_length=2)]


def _or_all(schema: dict[str, Any]) -> None:
    """Publish that instead of the object the word "all" may stand."""
    whole = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"const": "all"}, whole]


def _or_text(schema: dict[str, Any]) -> None:
    """Publish that instead of the object its first key's text alone may stand."""
    whole = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"type": "string"}, whole]


class GridCellForm(Form):
    """A channel in a grid: its id alone, which takes the next free place, or with its place."""

    model_config = ConfigDict(json_schema_extra=_or_text)

    channel: Id = Field(description="a channel's id, as text", examples=["mapo-001"])
    column: Count | None = Field(
        default=None, description="its column, a whole number from 1", examples=[1]
    )
    row: Count | None = Field(
        default=None, description="its row, a whole number from 1", examples=[1]
    )
    span: Span = Field(
        default=[1, 1],
        description="how many columns and rows it takes, two whole numbers, as [2, 2]",
        examples=[[2, 2]],
    )

    @model_validator(mode="before")
    @classmethod
    def _id_alone(cls, value: object) -> object:
        return {"channel": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _place_whole(self) -> GridCellForm:
        if (self.column is None) != (self.row is None):
            there = "column" if self.row is None else "row"
            missing = "row" if self.row is None else "column"
            raise complaint("both or none", f"add '{missing}'", f"'{there}' without '{missing}'")
        return self


class GridForm(Form):
    """Equal places in columns and rows."""

    columns: Count = Field(
        description=f"how many columns, a whole number from 1 to {_LIMIT}", examples=[3]
    )
    rows: Count = Field(
        description=f"how many rows, a whole number from 1 to {_LIMIT}", examples=[2]
    )
    cells: Annotated[list[GridCellForm], Field(min_length=1)] = Field(
        description="a list of channel ids, or of channels with column and row",
        examples=[["mapo-001", "mapo-002"]],
    )


class RectForm(Form):
    """A rectangle: its left upper corner and its size."""

    x: float = Field(ge=-1e6, le=1e6, description="the left edge, a number", examples=[0])
    y: float = Field(ge=-1e6, le=1e6, description="the upper edge, a number", examples=[0])
    width: float = Field(gt=0, le=1e6, description="the width, a number above 0", examples=[0.5])
    height: float = Field(gt=0, le=1e6, description="the height, a number above 0", examples=[0.5])

    def rect(self) -> Rect:
        """Return the rectangle."""
        return Rect(self.x, self.y, self.width, self.height)


class FreeCellForm(Form):
    """A channel anywhere: `rect` in fractions of the canvas, or `rect_mm` in mm on the wall."""

    channel: Id = Field(description="a channel's id, as text", examples=["mapo-001"])
    rect: RectForm | None = Field(
        default=None, description="its place in fractions, 0 to 1, of the whole canvas"
    )
    rect_mm: RectForm | None = Field(
        default=None, description="its place in mm, counted as the displays' x_mm and y_mm are"
    )

    @model_validator(mode="after")
    def _one_place(self) -> FreeCellForm:
        if (self.rect is None) == (self.rect_mm is None):
            found = "neither" if self.rect is None else "both"
            mend = 'write "rect": {"x": 0, "y": 0, "width": 0.5, "height": 0.5}'
            raise complaint("either 'rect' or 'rect_mm'", mend, found)
        return self


class MosaicForm(Form):
    """All channels, or those of the groups named, as tiles of one size; or `"all"` alone."""

    model_config = ConfigDict(json_schema_extra=_or_all)

    groups: list[Name] = Field(
        default=[],
        description="names of groups; without them every channel is shown",
        examples=[["bridge"]],
    )

    @model_validator(mode="before")
    @classmethod
    def _all(cls, value: object) -> object:
        if isinstance(value, str) and value != "all":
            expected = "\"all\", or an object in braces {} with the key 'groups'"
            raise complaint(expected, f'write "all", or {{"groups": ["{excerpt(value)}"]}}')
        return {} if value == "all" else value


class SceneForm(Form):
    """A scene: one of grid, cells and mosaic."""

    id: Id = Field(description="the scene's id, the only one of its kind", examples=["overview"])
    name: Names
    grid: GridForm | None = Field(default=None, description="equal places in columns and rows")
    cells: Annotated[list[FreeCellForm], Field(min_length=1)] | None = Field(
        default=None, description="a list of channels, each with its own place"
    )
    mosaic: MosaicForm | None = Field(
        default=None, description='"all", or the groups whose channels are shown', examples=["all"]
    )

    @model_validator(mode="after")
    def _one_content(self) -> SceneForm:
        given = [key for key in ("grid", "cells", "mosaic") if getattr(self, key) is not None]
        if len(given) != 1:
            found = " and ".join(f"'{key}'" for key in given) or "none of them"
            raise complaint("one of 'grid', 'cells', 'mosaic'", 'write "mosaic": "all"', found)
        return self
