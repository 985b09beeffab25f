"""Adds channels to a list kept as CSV, and leaves every line that it does not add as it stands."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from layouts.csv_header import COLUMNS, CONTROL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from layouts.channel import ChannelForm


@dataclass(frozen=True)
class CsvList:
    """The lines of a list.

    Attributes:
        lines: Blank lines before the header, the header, and all that follow; without line ends.
        start: Where the header stands in `lines`.
    """

    lines: tuple[str, ...]
    start: int = 0

    @property
    def columns(self) -> list[str]:
        """The header's cells, empty ones too."""
        return [cell.strip() for cell in _cells(self.lines[self.start])]

    @property
    def ids(self) -> set[str]:
        """Every id, of rows with mistakes too."""
        column = self.columns.index("id")
        rows = (_cells(line) for line in self.lines[self.start + 1 :])
        found = (row[column].strip() for row in rows if len(row) > column)
        return {unicodedata.normalize("NFC", name) for name in found if name}

    def with_channels(
        self, new: Sequence[ChannelForm], moved: Mapping[str, ChannelForm]
    ) -> CsvList:
        """Return the list with `new` appended and the addresses of `moved`, by row, replaced."""
        wanted = dict.fromkeys(name for form in (*new, *moved.values()) for name in _optional(form))
        missing = [column for column in wanted if column not in self.columns]
        whole = self._widened(missing) if missing else self
        columns = whole.columns
        lines = list(whole.lines)
        while lines[whole.start + 1 :] and not lines[-1].strip():
            lines.pop()
        for number in range(whole.start + 1, len(lines)):
            lines[number] = _readdressed(lines[number], columns, moved)
        lines += [_line(_row(form, columns)) for form in new]
        return CsvList(tuple(lines), whole.start)

    def text(self, newline: str) -> str:
        """Return the file's text."""
        return "".join(f"{line}{newline}" for line in self.lines)

    def _widened(self, missing: Sequence[str]) -> CsvList:
        width = len(self.columns)
        lines = list(self.lines)
        lines[self.start] += "".join(f",{column}" for column in missing)
        for number in range(self.start + 1, len(lines)):
            cells = _cells(lines[number])
            if cells and lines[number].strip():
                lines[number] += "," * (max(0, width - len(cells)) + len(missing))
        return CsvList(tuple(lines), self.start)


def read_csv_list(text: str) -> CsvList:
    """Return the list in `text`, a new one where that is blank."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not text.strip():
        return CsvList((",".join(COLUMNS),))
    return CsvList(tuple(lines), next(n for n, line in enumerate(lines) if line.strip()))


def _cells(line: str) -> list[str]:
    """Return a line's cells; none where its quotes are broken, as the row's problem tells."""
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return []


def _readdressed(line: str, columns: Sequence[str], moved: Mapping[str, ChannelForm]) -> str:
    cells = _cells(line)
    if len(cells) < len(columns):
        return line
    form = moved.get(unicodedata.normalize("NFC", cells[columns.index("id")].strip()))
    if form is None:
        return line
    cells[columns.index("main")] = form.main
    given = _optional(form)
    for column in ("sub", *(name for name in CONTROL if name in given)):
        if column in columns:
            cells[columns.index(column)] = given.get(column, "")
    return _line(cells)


def _row(form: ChannelForm, columns: Sequence[str]) -> list[str]:
    named = [column for column in columns if column.startswith("name_")]
    language, name = next(iter(form.name.items()))
    column = f"name_{language}" if f"name_{language}" in columns else named[0]
    cells = {"id": form.id, column: name, "main": form.main}
    cells |= _optional(form)
    return [cells.get(column, "") for column in columns]


def _optional(form: ChannelForm) -> dict[str, str]:
    """Return the cells that not every channel has, by column."""
    control = form.control.model_dump() if form.control else {}
    cells = {"sub": form.sub, "credential": form.credential}
    cells |= {column: control.get(key) for column, key in CONTROL.items()}
    return {column: cell for column, cell in cells.items() if cell}


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
