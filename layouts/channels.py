"""The list of every channel a wall knows, read from JSON or CSV, good rows kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field

from layouts.channel import Channel, ChannelForm
from layouts.channel_csv import read_rows
from layouts.document import Document
from layouts.form import Form, read_form
from layouts.phrase import phrase
from layouts.problem import DocumentError, Problem
from layouts.text import Text, read_text

__all__ = ["Channel", "ChannelList", "ChannelListForm", "load_channels"]


@dataclass(frozen=True)
class ChannelList:
    """The channels of a file.

    Attributes:
        channels: The good ones, in the order of the file, which is the order on the wall.
        problems: Why every other row was left out.
    """

    channels: tuple[Channel, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in wall order."""
        return tuple(channel.id for channel in self.channels)

    @property
    def groups(self) -> tuple[str, ...]:
        """Every group's name once, in the order of first use."""
        return tuple(dict.fromkeys(g for channel in self.channels for g in channel.groups))


class ChannelListForm(Form):
    """A channel list as a person writes it in JSON."""

    schema_: str | None = Field(default=None, alias="$schema", description="this schema's address")
    channels: list[ChannelForm] = Field(description="every channel, in the order of the wall")


class _Envelope(Form):
    """The list around the rows, which are checked one by one so that good ones are kept."""

    schema_: str | None = Field(default=None, alias="$schema", description="this schema's address")
    channels: list[Any] = Field(
        description="a list of every channel, in the order of the wall", examples=[[]]
    )


def load_channels(path: Path) -> ChannelList:
    """Load the channel list in `path`, JSON or CSV.

    A bad row is left out and told in `problems`; of rows with the same id the first is kept.

    Raises:
        DocumentError: The file cannot be read, is neither, or has no good row.
    """
    path = Path(path)
    return read_channels(path, read_text(path))


def read_channels(path: Path, text: Text) -> ChannelList:
    """Return the channel list in `text`, which is or will be the file `path`.

    Raises:
        DocumentError: It is no channel list, or has no good row.
    """
    rows = _rows_of_csv if _is_csv(path, text) else _rows_of_json
    channels, problems = rows(path, text)
    if not channels:
        raise DocumentError(problems or [_no_rows(path)])
    return ChannelList(tuple(channels), tuple(sorted(problems, key=lambda p: p.line)))


Rows = tuple[list[Channel], list[Problem]]


def _is_csv(path: Path, text: Text) -> bool:
    suffix = path.suffix.lower()
    if suffix in (".csv", ".json"):
        return suffix == ".csv"
    return not text.text.lstrip().startswith(("{", "["))


def _rows_of_csv(path: Path, text: Text) -> Rows:
    rows, problems = read_rows(path, text)
    first: dict[str, int] = {}
    channels = []
    for row, form in rows:
        if form.id in first:
            problems.append(row.problem(("id",), *_twice(form.id, first[form.id])))
            continue
        first[form.id] = row.line
        channels.append(form.channel(path.parent))
    return channels, problems


def _rows_of_json(path: Path, text: Text) -> Rows:
    document = Document(path, text)
    envelope, problems = read_form(document, _Envelope, document.value)
    first: dict[str, int] = {}
    channels = []
    for number, value in enumerate(envelope.channels if envelope else []):
        form, wrong = read_form(document, ChannelForm, value, ("channels", number))
        problems += wrong
        if form is None:
            continue
        if form.id in first:
            line = document.line(("channels", first[form.id]))
            place = ("channels", number, "id")
            problems.append(document.problem(place, *_twice(form.id, line)))
            continue
        first[form.id] = number
        channels.append(form.channel(path.parent))
    if document.flawed or envelope is None:
        document.refuse(problems)
    return channels, problems


def _twice(name: str, line: int) -> tuple[str, str, str]:
    return (
        phrase("the id '{name}', which line {line} has already", name=name, line=line),
        phrase("every id once"),
        phrase("give this one another id, or delete it; the first is kept"),
    )


def _no_rows(path: Path) -> Problem:
    mend = phrase("write a channel, with id, name and main")
    return Problem(str(path), 0, "", phrase("no channel"), phrase("at least one"), mend)
