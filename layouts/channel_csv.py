"""Reads a channel list that is kept in a spreadsheet, row by row, so one slip costs one row."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from layouts.channel import ChannelForm
from layouts.csv_header import CONTROL, FLAGS, CsvHeader, read_header
from layouts.form import problems_of
from layouts.phrase import phrase
from layouts.problem import JsonPath, Problem, excerpt
from layouts.text import Text

_YES = ("yes", "true", "1", "y", "예")
_NO = ("", "no", "false", "0", "n", "아니오", "아니요")


@dataclass(frozen=True)
class CsvRow:
    """One row of a channel list: its file, its line, its cells by column, and no secret in it."""

    file: str
    line: int
    cells: dict[str, str]
    secret: bool = False

    def problem(self, path: JsonPath, found: str, expected: str, mend: str) -> Problem:
        """Return a problem in the column that holds what a JSON document has at `path`."""
        column = _column(path)
        place = phrase("column {column}", column=column) if column else ""
        return Problem(self.file, self.line, place, found, expected, mend)


GoodRow = tuple[CsvRow, ChannelForm]


def read_rows(path: Path, text: Text) -> tuple[list[GoodRow], list[Problem]]:
    """Return the good rows of a CSV channel list, and why the others are bad.

    Raises:
        DocumentError: The header does not name the columns that every channel needs.
    """
    lines = text.text.split("\n")
    start = next(number for number, line in enumerate(lines) if line.strip())
    header, problems = read_header(str(path), start + 1, lines[start])
    good: list[GoodRow] = []
    for number, line in enumerate(lines[start + 1 :], start + 2):
        if not line.strip(", \t"):
            continue
        row, wrong = _row(str(path), number, line, header)
        form = None
        if row is not None and not wrong:
            form, wrong = _form(row)
        if row is not None and form is not None:
            good.append((row, form))
        problems += wrong
    return good, problems


def _row(
    file: str, number: int, line: str, header: CsvHeader
) -> tuple[CsvRow | None, list[Problem]]:
    bare = CsvRow(file, number, {})
    if "\ufffd" in line:
        mend = phrase("write the damaged letters again and save the file as UTF-8")
        return None, [
            bare.problem((), phrase("bytes that are neither UTF-8 nor CP949"), phrase("text"), mend)
        ]
    try:
        # Each line by itself: an open quote must not swallow the good rows below it.
        cells = [cell.strip() for cell in next(csv.reader([line], strict=True))]
    except csv.Error:
        mend = phrase("close the quote in the same line, and write a quote within text twice")
        return None, [
            bare.problem((), phrase("a '\"' out of place"), phrase("cells in whole quotes"), mend)
        ]
    width = len(header.columns)
    if not any(cells[width : width + header.spare]):
        del cells[width : width + header.spare]
    if len(cells) != width:
        return None, [_width(bare, cells, width)]
    return CsvRow(file, number, dict(zip(header.columns, cells, strict=True))), []


def _width(row: CsvRow, cells: Sequence[str], width: int) -> Problem:
    if cells[0].startswith(("#", "//")):
        return row.problem(
            (),
            phrase("a comment"),
            phrase("a channel; CSV has no comments"),
            phrase("delete the line"),
        )
    if len(cells) > width:
        mend = phrase('put text that holds a comma in double quotes, and split groups by ";"')
    elif len(cells) == 1 and ";" in cells[0]:
        mend = phrase("split cells by commas")
    else:
        mend = phrase("write a comma for every empty cell too")
    return row.problem(
        (),
        phrase("{cells} cells", cells=len(cells)),
        phrase("{width}, as in the header", width=width),
        mend,
    )


def _form(row: CsvRow) -> tuple[ChannelForm | None, list[Problem]]:
    cells = row.cells
    names = {
        column.removeprefix("name_"): cell
        for column, cell in cells.items()
        if column.startswith("name_") and cell
    }
    value: dict[str, object] = {"id": cells["id"], "name": names, "main": cells["main"]}
    for column in ("sub", "credential"):
        value[column] = cells.get(column) or None
    value["groups"] = [group for group in cells.get("groups", "").split(";") if group.strip()]
    value["control"] = _control(cells)
    value["position"], problems = _position(row)
    for column in FLAGS:
        value[column], wrong = _flag(row, column)
        problems += wrong
    if not names:
        mend = phrase("write the channel's name in one of the name columns")
        problems.append(
            row.problem(
                ("name",), phrase("no name"), phrase("a name in one language at least"), mend
            )
        )
        value["name"] = {"en": "-"}
    if "," in cells.get("groups", ""):
        found = phrase("a comma in '{cells}'", cells=excerpt(cells["groups"]))
        problems.append(
            row.problem(("groups",), found, phrase("groups split by ';'"), phrase("write ';'"))
        )
    try:
        form = ChannelForm.model_validate(value)
    except ValidationError as error:
        problems += problems_of(error, row, ChannelForm)
    return (None, problems) if problems else (form, [])


def _control(cells: dict[str, str]) -> dict[str, str] | None:
    given = {key: cells[column] for column, key in CONTROL.items() if cells.get(column)}
    return given or None


def _flag(row: CsvRow, column: str) -> tuple[bool, list[Problem]]:
    text = row.cells.get(column, "")
    if text.lower() in _YES:
        return True, []
    if text.lower() in _NO:
        return False, []
    mend = phrase("write yes or no, or leave it empty for no")
    return False, [
        row.problem(
            (column,), phrase("the text '{text}'", text=excerpt(text)), phrase("yes or no"), mend
        )
    ]


def _position(row: CsvRow) -> tuple[dict[str, float] | None, list[Problem]]:
    texts = {key: row.cells.get(key, "") for key in ("lat", "lon")}
    if not any(texts.values()):
        return None, []
    problems = []
    position = {}
    for key, text in texts.items():
        try:
            position[key] = float(text)
        except ValueError:
            found = (
                phrase("the text '{text}'", text=excerpt(text))
                if text
                else phrase("no {key} beside the other", key=key)
            )
            mend = phrase("write it with a decimal point, or leave lat and lon both empty")
            problems.append(
                row.problem(("position", key), found, phrase("a number of degrees"), mend)
            )
    return (None, problems) if problems else (position, [])


def _column(path: JsonPath) -> str:
    match path:
        case ():
            return ""
        case ("name", str(language)):
            return f"name_{language}"
        case ("name",):
            return "name_ko"
        case ("position", str(axis)):
            return axis
        case ("position",):
            return "lat"
        case ("control", str(key)):
            return next((column for column, of in CONTROL.items() if of == key), "control")
        case _:
            return str(path[0])
