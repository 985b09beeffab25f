"""How an operator writes down a scene: a grid, free cells, or a mosaic."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from layouts.cell_form import KINDS, CellForm
from layouts.form import Form, complaint, one_of
from layouts.geometry import Rect
from layouts.mosaic_form import MosaicForm
from layouts.names import Id, Names
from layouts.nearest import nearest
from layouts.phrase import phrase, together
from layouts.shape import MOST, SHAPES, shape_named

Count = Annotated[int, Field(ge=1, le=MOST)]
Span = Annotated[list[Count], Field(min_length=2, max_length=2)]

_CONTENTS = ("grid", "cells", "mosaic")
_PLACES = ("column", "row", "span")


def _or_text(schema: dict[str, Any]) -> None:
    """Publish that instead of the object its first key's text alone may stand."""
    whole = schema | one_of(KINDS)
    schema.clear()
    schema["anyOf"] = [{"type": "string"}, whole]


def _shape(name: str) -> str:
    if shape_named(name) is None:
        known = ", ".join(SHAPES)
        best = nearest(name, SHAPES)
        mend = (
            phrase("write '{best}', or 'columns' and 'rows'", best=best)
            if best
            else phrase("write for example '4x3'")
        )
        raise complaint(
            phrase(
                "one of {known}, or columns x rows as 4x3, up to {most}x{most}",
                known=known,
                most=MOST,
            ),
            mend,
        )
    return name


_NAMES = "|".join(map(re.escape, SHAPES))

Shape = Annotated[
    str,
    AfterValidator(_shape),
    Field(json_schema_extra={"pattern": rf"^({_NAMES}|\d+\s*[xX\u00d7]\s*\d+)$"}),
]


class GridCellForm(CellForm):
    """A cell in a grid: a channel's id alone, which takes the next free place, or an object."""

    model_config = ConfigDict(json_schema_extra=_or_text)

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
    place: Annotated[int, Field(ge=1, le=MOST * MOST)] | None = Field(
        default=None,
        description="its place in a shape, a whole number from 1, the largest places first",
        examples=[1],
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
            raise complaint(
                phrase("both or none"),
                phrase("add '{missing}'", missing=missing),
                phrase("'{there}' without '{missing}'", there=there, missing=missing),
            )
        return self

    @property
    def given(self) -> tuple[str, ...]:
        """Which of column, row and span are written."""
        return tuple(key for key in _PLACES if key in self.model_fields_set)


class GridForm(Form):
    """Places in columns and rows, all equal, or as a shape has them."""

    shape: Shape | None = Field(
        default=None,
        description=f"a grid by its name: {', '.join(SHAPES)}, or 4x3 for columns x rows "
        "(instead of the keys columns and rows)",
        examples=["1+5"],
    )
    columns: Count | None = Field(
        default=None, description=f"how many columns, a whole number from 1 to {MOST}", examples=[3]
    )
    rows: Count | None = Field(
        default=None, description=f"how many rows, a whole number from 1 to {MOST}", examples=[2]
    )
    cells: Annotated[list[GridCellForm], Field(min_length=1)] = Field(
        description="a list of channel ids, or of cells with column and row",
        examples=[["mapo-001", "mapo-002"]],
    )

    @model_validator(mode="after")
    def _one_measure(self) -> GridForm:
        missing = [key for key in ("columns", "rows") if getattr(self, key) is None]
        if self.shape is None and missing:
            expected = phrase("'shape', or 'columns' and 'rows'")
            keys = together(f'"{key}": {3 if key == "columns" else 2}' for key in missing)
            found = together(f"no '{key}'" for key in missing)
            raise complaint(expected, phrase('add {keys}, or "shape": "1+5"', keys=keys), found)
        if self.shape is not None and len(missing) < 2:
            found = phrase("'shape' beside columns or rows")
            raise complaint(
                phrase("'shape', or 'columns' and 'rows'"), phrase("delete one or the other"), found
            )
        return self


class RectForm(Form):
    """A rectangle: its left upper corner and its size."""

    x: float = Field(ge=-1e6, le=1e6, description="the left edge, a number", examples=[0])
    y: float = Field(ge=-1e6, le=1e6, description="the upper edge, a number", examples=[0])
    width: float = Field(gt=0, le=1e6, description="the width, a number above 0", examples=[0.5])
    height: float = Field(gt=0, le=1e6, description="the height, a number above 0", examples=[0.5])

    def rect(self) -> Rect:
        """Return the rectangle."""
        return Rect(self.x, self.y, self.width, self.height)


class FreeCellForm(CellForm):
    """A cell anywhere: `rect` in fractions of the canvas, or `rect_mm` in mm on the wall."""

    model_config = ConfigDict(json_schema_extra=one_of(KINDS, ("rect", "rect_mm")))

    rect: RectForm | None = Field(
        default=None, description="its place in fractions, 0 to 1, of the whole canvas"
    )
    rect_mm: RectForm | None = Field(
        default=None, description="its place in mm, counted as the displays' x_mm and y_mm are"
    )

    @model_validator(mode="after")
    def _one_place(self) -> FreeCellForm:
        if (self.rect is None) == (self.rect_mm is None):
            found = phrase("neither") if self.rect is None else phrase("both")
            mend = phrase('write "rect": {"x": 0, "y": 0, "width": 0.5, "height": 0.5}')
            raise complaint(phrase("either 'rect' or 'rect_mm'"), mend, found)
        return self


class SceneForm(Form):
    """A scene: one of grid, cells and mosaic."""

    model_config = ConfigDict(json_schema_extra=one_of(_CONTENTS))

    id: Id = Field(description="the scene's id, the only one of its kind", examples=["overview"])
    name: Names
    grid: GridForm | None = Field(default=None, description="places in columns and rows")
    cells: Annotated[list[FreeCellForm], Field(min_length=1)] | None = Field(
        default=None, description="a list of cells, each with its own place"
    )
    mosaic: MosaicForm | None = Field(
        default=None,
        description='"all", or an object with the groups or the query that choose its channels',
        examples=["all"],
    )

    @model_validator(mode="after")
    def _one_content(self) -> SceneForm:
        given = [key for key in _CONTENTS if getattr(self, key) is not None]
        if len(given) != 1:
            found = together(f"'{key}'" for key in given) or phrase("none of them")
            raise complaint(
                phrase("one of 'grid', 'cells', 'mosaic'"), phrase('write "mosaic": "all"'), found
            )
        return self
