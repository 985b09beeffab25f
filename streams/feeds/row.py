"""Reads a source's rows by any of the names that their fields had, and leaves out damaged ones."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from streams.feeds.moment import read_moment
from streams.feeds.reason import FeedError, Reason
from streams.feeds.words import own_words, plain, printable

RecordT = TypeVar("RecordT")
RecordT_co = TypeVar("RecordT_co", covariant=True)

_MISSING = frozenset({"", "-", "--", "N/A", "null", "None", "점검중", "자료이상", "통신장애"})
"""What stands where there is no number: nothing, a dash, or that the station is being serviced."""
_NUMBER = re.compile(r"[-+]?\d[\d,]*(\.\d+)?|[-+]?\.\d+")


class RowError(ValueError):
    """A row that cannot be read; says which field."""


@dataclass(frozen=True)
class Row:
    """One row; every getter takes the names that the field has or had, and the first one wins."""

    fields: Mapping[str, object]

    def text(self, *names: str) -> str:
        """Return the text of a field, without blanks around it; empty where there is none.

        What is a list or an object is no text.
        """
        for name in names:
            value = self.fields.get(name)
            if isinstance(value, str | int | float):
                return printable(str(value)).strip()
        return ""

    def need(self, *names: str) -> str:
        """Return the text of a field.

        Raises:
            RowError: It is missing or blank.
        """
        text = self.text(*names)
        if not text:
            raise RowError(f"no '{names[0]}'")
        return text

    def number(self, *names: str) -> float | None:
        """Return the number of a field; None where the source has none just now.

        Raises:
            RowError: Something stands there that is neither.
        """
        text = self.text(*names)
        if text in _MISSING:
            return None
        if not _NUMBER.fullmatch(text):
            raise RowError(f"'{names[0]}' is no number")
        number = float(text.replace(",", ""))
        if not math.isfinite(number):
            raise RowError(f"'{names[0]}' is too large a number")
        return number

    def need_number(self, *names: str) -> float:
        """Return the number of a field.

        Raises:
            RowError: There is none.
        """
        number = self.number(*names)
        if number is None:
            raise RowError(f"no '{names[0]}'")
        return number

    def count(self, *names: str) -> int:
        """Return the whole number of a field.

        Raises:
            RowError: There is none.
        """
        return int(self.need_number(*names))

    def moment(self, *names: str) -> datetime:
        """Return the moment of a field, read in Korean time.

        Raises:
            RowError: There is none.
        """
        text = self.need(*names)
        try:
            return read_moment(text)
        except ValueError:
            raise RowError(f"'{names[0]}' is no moment") from None

    def moment_or(self, otherwise: datetime, *names: str) -> datetime:
        """Return the moment of a field, or `otherwise` where there is none."""
        try:
            return self.moment(*names)
        except RowError:
            return otherwise

    def plain(self, *names: str) -> str:
        """Return the words of a field that may hold HTML."""
        return plain(self.text(*names))


@dataclass(frozen=True)
class Reading(Generic[RecordT_co]):
    """What could be read of answers.

    Attributes:
        records: The records.
        left_out: How many rows were damaged or made no sense.
    """

    records: tuple[RecordT_co, ...]
    left_out: int = 0


def read_rows(rows: Iterable[object], read: Callable[[Row], RecordT | None]) -> Reading[RecordT]:
    """Read every row; damaged ones are left out and counted.

    Args:
        rows: The rows; what is no object is damaged.
        read: Returns a row's record, or None for one that tells nothing.

    Raises:
        FeedError: There are rows, and every one is damaged: the source speaks differently now.
    """
    records: list[RecordT] = []
    troubles: list[str] = []
    for fields in rows:
        try:
            record = read(_row(fields))
        except (ValueError, ArithmeticError) as error:
            troubles.append(str(error))
            continue
        if record is not None:
            records.append(record)
    if troubles and not records:
        raise FeedError(Reason.SHAPE, own=own_words(troubles[0]))
    return Reading(tuple(records), len(troubles))


def _row(fields: object) -> Row:
    if not isinstance(fields, Mapping):
        raise RowError("a row that is no object")
    return Row(fields)


def listed(value: object) -> Sequence[object]:
    """Return what may be a list, a single thing or nothing as a list; some sources write all."""
    if value is None or value == "":
        return ()
    return value if isinstance(value, list) else (value,)
