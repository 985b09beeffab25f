"""A pane is a cell that holds something other than one channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from layouts.geometry import Rect
from layouts.map import Map
from layouts.mosaic import Mosaic
from layouts.names import name_in


@dataclass(frozen=True)
class Text:
    """Words, as large as their place allows; lines are split by a line feed.

    Attributes:
        words: By language code, at least one.
    """

    words: Mapping[str, str] = field(hash=False)

    def said(self, language: str = "ko") -> str:
        """Return the words in `language`, or else in Korean, English or any."""
        return name_in(self.words, language, "")


@dataclass(frozen=True)
class Clock:
    """The time of day.

    Attributes:
        zone: An IANA time zone, as `Asia/Seoul`; None for the machine's own.
        seconds: Whether seconds are shown.
        date: Whether the date and weekday stand beside it.
    """

    zone: str | None = None
    seconds: bool = False
    date: bool = False


@dataclass(frozen=True)
class Image:
    """A still image, whole, in its own shape, in the middle of its place.

    Attributes:
        file: Its absolute path.
    """

    file: Path


@dataclass(frozen=True)
class Pdf:
    """A page of a PDF document, whole, in its own shape, in the middle of its place.

    Attributes:
        file: Its absolute path.
        page: Which one; the first is 1.
    """

    file: Path
    page: int = 1


@dataclass(frozen=True)
class Feed:
    """The newest records of a feed, their age and whose data they are.

    Attributes:
        id: The feed's id in the feeds document that the wall is started with.
    """

    id: str


@dataclass(frozen=True)
class Web:
    """A web page, as a picture that is renewed; nobody can touch into it.

    Attributes:
        url: Its address, http or https.
        hosts: The hosts that it may load from and be sent on to, its own among them.
        width: Of its window, in CSS pixels; the height follows from the place.
    """

    url: str
    hosts: tuple[str, ...]
    width: int = 1280

    @property
    def host(self) -> str:
        """Who is asked for it."""
        return self.hosts[0]


Content: TypeAlias = Mosaic | Text | Clock | Image | Pdf | Map | Feed | Web


def kind_of_content(content: Content) -> str:
    """Return which kind of cell holds `content`, as a document has it."""
    return type(content).__name__.lower()


@dataclass(frozen=True)
class Pane:
    """A place with what it holds; fractions, 0 to 1, of the canvas."""

    content: Content
    rect: Rect
