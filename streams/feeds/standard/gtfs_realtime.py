"""Asks for a GTFS-Realtime file of any city and reads it as far as all three kinds have it alike.

The specification: https://gtfs.org/documentation/realtime/reference/
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar, Final, TypeVar

from google.protobuf.message import DecodeError
from google.transit import gtfs_realtime_pb2 as gtfs
from pydantic import Field, model_validator

from layouts.form import Form, complaint
from layouts.phrase import phrase
from streams.feeds.ask import Answer, Ask
from streams.feeds.feed import Attribution, Feed, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.moment import read_posix
from streams.feeds.reason import FeedError, Reason
from streams.feeds.row import Reading
from streams.feeds.service import Service
from streams.feeds.words import printable

RecordT = TypeVar("RecordT")

# The specification wants files renewed every 30 s, and vehicles told that are not older than 90 s.
RENEWED: Final = Freshness(every_s=20, old_s=90)


class SourceForm(Form):
    """Whose data these are, as they want it said."""

    ko: str = Field(min_length=1, description="the source's name in Korean", examples=["시내버스"])
    en: str = Field(min_length=1, description="its name in English", examples=["City buses"])
    url: str = Field(
        default="", description="where the data are published", examples=["https://gtfs.org"]
    )

    def attribution(self) -> Attribution:
        """Return the attribution."""
        return Attribution(self.ko, self.en, self.url)


class GtfsForm(FeedForm):
    """A GTFS-Realtime file; the service's address is the file's."""

    KEYED: ClassVar[bool] = False
    source: SourceForm = Field(
        description="whose data these are, with ko, en and url",
        examples=[{"ko": "시내버스", "en": "City buses", "url": "https://gtfs.org"}],
    )
    key_param: str = Field(
        default="", description="the parameter of the query that carries the key", examples=["key"]
    )
    key_header: str = Field(
        default="", description="the HTTP header that carries the key", examples=["x-api-key"]
    )

    @model_validator(mode="after")
    def _one_way(self) -> GtfsForm:
        if self.key_param and self.key_header:
            mend, found = phrase("delete one of them"), phrase("both of them")
            raise complaint(phrase("'key_param' or 'key_header'"), mend, found)
        return self

    def ask(self, service: Service) -> Ask:
        """Return the question for the file."""
        return Ask(
            service.address,
            key=service.key if self.key_param or self.key_header else None,
            key_param=self.key_param,
            key_header=self.key_header,
        )

    @abstractmethod
    def feed(self, service: Service) -> Feed:
        """Return the feed, asked of `service`."""


async def fetch_file(line: Line, ask: Ask) -> tuple[Answer, ...]:
    """Ask for the file.

    Raises:
        FeedError: It came to nothing, or it is none.
    """
    answer = await line.get(ask)
    read_file(answer)
    return (answer,)


def read_file(answer: Answer) -> gtfs.FeedMessage:
    """Return the file that an answer is.

    Raises:
        FeedError: It is none, or one that tells only what has changed.
    """
    message = gtfs.FeedMessage()
    try:
        message.ParseFromString(answer.body)
    except DecodeError:
        raise FeedError(Reason.NOT_GTFS) from None
    if not message.IsInitialized() or not message.header.gtfs_realtime_version:
        raise FeedError(Reason.NOT_GTFS)
    if message.header.incrementality == gtfs.FeedHeader.DIFFERENTIAL:
        raise FeedError(Reason.SHAPE, own="an incremental file, which the standard leaves open")
    return message


def made_at(answer: Answer, message: gtfs.FeedMessage) -> datetime:
    """Return when a file was made; when it came where it does not tell."""
    return moment_or(message.header.timestamp, answer.at)


def moment_or(seconds: int, otherwise: datetime) -> datetime:
    """Return the moment `seconds` after 1970, or `otherwise` for 0.

    Raises:
        ValueError: There is no such moment.
    """
    return read_posix(seconds) if seconds else otherwise


def read_entities(
    entities: Iterable[gtfs.FeedEntity], read: Callable[[gtfs.FeedEntity], Sequence[RecordT]]
) -> Reading[RecordT]:
    """Read every entity that was not deleted; those that make no sense are left out."""
    records: list[RecordT] = []
    left_out = 0
    for entity in entities:
        if entity.is_deleted:
            continue
        try:
            records.extend(read(entity))
        except (ValueError, ArithmeticError):
            left_out += 1
    return Reading(tuple(records), left_out)


def in_languages(text: gtfs.TranslatedString) -> Mapping[str, str]:
    """Return words by language; those of no language by the empty one."""
    told = {printable(one.language).lower()[:2]: printable(one.text) for one in text.translation}
    return {language: words for language, words in told.items() if words.strip()}
