"""Reads a channel list's header, and says which column is misspelt or missing."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from layouts.names import clean_language
from layouts.nearest import nearest
from layouts.phrase import phrase
from layouts.problem import DocumentError, Problem, excerpt

COLUMNS = ("id", "name_ko", "name_en", "lat", "lon", "groups", "main", "sub", "credential")

FLAGS = ("private", "reason_required", "replay")
"""Columns that few lists need; each cell is yes, no or empty."""
CONTROL = {
    "control": "onvif",
    "control_profile": "profile",
    "control_credential": "credential",
}
"""Columns of the control address, and the key of each in its object."""
KNOWN = (*COLUMNS, *FLAGS, *CONTROL)

_FULL = ",".join(COLUMNS)
_NEEDED = ("id", "main")


@dataclass(frozen=True)
class CsvHeader:
    """The header of a file.

    Attributes:
        columns: Its columns in its own order; one whose name is unknown is kept as it stands.
        spare: How many empty cells follow them, as a spreadsheet writes for columns once used.
    """

    columns: tuple[str, ...]
    spare: int = 0


def read_header(file: str, line: int, text: str) -> tuple[CsvHeader, list[Problem]]:
    """Read the header `text`, which is in `line` of `file`.

    Returns:
        The header, and a problem for every column that will be ignored.

    Raises:
        DocumentError: A needed column is missing, one stands twice, or a mark is misspelt.
    """

    def problem(found: str, expected: str, mend: str, column: str = "") -> Problem:
        place = phrase("column {column}", column=column) if column else ""
        return Problem(file, line, place, found, expected, mend)

    wrong = _separator(text)
    if wrong:
        mend = phrase("save it as 'CSV UTF-8 (comma delimited)', and split groups by ';'")
        raise DocumentError(
            [
                problem(
                    phrase("cells split by {wrong}", wrong=wrong),
                    phrase("cells split by commas"),
                    mend,
                )
            ]
        )
    columns, spare = _cells(text)
    if not any(_is_known(column) or nearest(column, KNOWN) for column in columns):
        mend = phrase("write this line before the first channel: {full}", full=_FULL)
        raise DocumentError(
            [problem(phrase("no header"), phrase("the names of the columns"), mend)]
        )
    unknown = {column: nearest(column, KNOWN) for column in columns if not _is_known(column)}
    problems = [
        problem(
            phrase("the unknown column '{column}'", column=excerpt(column)),
            phrase("columns of {full}", full=_FULL),
            phrase("write '{meant}'", meant=meant) if meant else phrase("delete it"),
        )
        for column, meant in unknown.items()
        if column
    ]
    fatal = [
        problem(
            phrase("the column '{column}' twice", column=column),
            phrase("every column once"),
            phrase("delete one of them"),
        )
        for column in dict.fromkeys(columns)
        if column and columns.count(column) > 1
    ]
    fatal += [
        problem(
            phrase("no column '{column}'", column=column),
            phrase("the header {full}", full=_FULL),
            phrase("add the column '{column}'", column=column),
        )
        for column in _missing(columns)
        if column not in unknown.values()
    ]
    # Passed over, a misspelt 'private' would show visitors what they may not see.
    if fatal or _missing(columns) or set(FLAGS) & set(unknown.values()):
        raise DocumentError([*problems, *fatal])
    return CsvHeader(tuple(columns), spare), problems


def _cells(text: str) -> tuple[list[str], int]:
    """Return the named cells, and how many empty ones follow them."""
    cells = [cell.strip() for cell in next(csv.reader([text]))]
    whole = len(cells)
    while cells and not cells[-1]:
        cells.pop()
    return cells, whole - len(cells)


def _separator(text: str) -> str:
    """Return in words what splits the cells where it is no comma, else nothing."""
    for mark, words in ((";", "semicolons"), ("\t", "tabs"), ("|", "'|'")):
        if text.count(mark) > text.count(","):
            return words
    return ""


def _is_known(column: str) -> bool:
    if column in KNOWN:
        return True
    try:
        return column.startswith("name_") and bool(clean_language(column.removeprefix("name_")))
    except PydanticCustomError:
        return False


def _missing(columns: Sequence[str]) -> list[str]:
    missing = [column for column in _NEEDED if column not in columns]
    if not any(column.startswith("name_") and _is_known(column) for column in columns):
        missing.append("name_ko")
    return missing
