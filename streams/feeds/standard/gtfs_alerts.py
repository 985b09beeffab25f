"""What is wrong with the buses and trains of any city, by GTFS-Realtime alerts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal

from google.transit import gtfs_realtime_pb2 as gtfs
from pydantic import Field

from layouts.names import name_in
from streams.feeds.ask import Answer, Ask
from streams.feeds.feed import MINUTE_S, Attribution, Freshness
from streams.feeds.line import Line
from streams.feeds.moment import read_posix
from streams.feeds.row import Reading
from streams.feeds.service import Service
from streams.feeds.standard.gtfs_realtime import (
    GtfsForm,
    fetch_file,
    in_languages,
    made_at,
    read_entities,
    read_file,
)


@dataclass(frozen=True)
class ServiceAlert:
    """Something that passengers should know.

    Attributes:
        at: When the file was made; the standard gives alerts no time of their own.
        id: Its id at the source.
        effect: What it means for passengers, in the standard's words, for example "DETOUR".
        cause: Why, in the standard's words.
        severity: How bad it is, in the standard's words; may be empty.
        titles: What it is about, by language.
        words: What there is to know, by language.
        lines: The routes' ids in the city's GTFS.
        stops: The stops' ids there.
        until: When it is over; None where nobody knows.
    """

    at: datetime
    id: str
    effect: str
    cause: str
    severity: str
    titles: Mapping[str, str] = field(hash=False)
    words: Mapping[str, str] = field(hash=False)
    lines: tuple[str, ...]
    stops: tuple[str, ...]
    until: datetime | None

    def title(self, language: str) -> str:
        """Return its title in a language, or in another that it has."""
        return name_in(self.titles, language, self.id)


@dataclass(frozen=True)
class GtfsAlerts:
    """Asks for a file of alerts.

    Attributes:
        ask: The question for it.
        attribution: Whose data these are.
    """

    ask: Ask
    attribution: Attribution
    freshness: ClassVar[Freshness] = Freshness(every_s=30, old_s=15 * MINUTE_S, stand_s=300)

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask once."""
        return await fetch_file(line, self.ask)

    def parse(self, answers: Sequence[Answer]) -> Reading[ServiceAlert]:
        """Read the alerts that hold now."""
        answer = answers[0]
        message = read_file(answer)
        made = made_at(answer, message)
        return read_entities(message.entity, lambda entity: _alerts(entity, made, answer.at))


class GtfsAlertsForm(GtfsForm):
    """What is wrong with buses and trains."""

    kind: Literal["gtfs_alerts"] = Field(description="'gtfs_alerts'")

    def feed(self, service: Service) -> GtfsAlerts:
        """Return the feed."""
        return GtfsAlerts(self.ask(service), self.source.attribution())


def _alerts(entity: gtfs.FeedEntity, made: datetime, now: datetime) -> list[ServiceAlert]:
    alert = entity.alert
    if not entity.HasField("alert"):
        return []
    holds, until = _period(alert, now)
    if not holds:
        return []
    told = alert.informed_entity
    severity = gtfs.Alert.SeverityLevel.Name(alert.severity_level)
    return [
        ServiceAlert(
            at=made,
            id=entity.id,
            effect=gtfs.Alert.Effect.Name(alert.effect),
            cause=gtfs.Alert.Cause.Name(alert.cause),
            severity=severity if alert.HasField("severity_level") else "",
            titles=in_languages(alert.header_text),
            words=in_languages(alert.description_text),
            lines=tuple(dict.fromkeys(one.route_id for one in told if one.route_id)),
            stops=tuple(dict.fromkeys(one.stop_id for one in told if one.stop_id)),
            until=until,
        )
    ]


def _period(alert: gtfs.Alert, now: datetime) -> tuple[bool, datetime | None]:
    """Return whether an alert holds now, and until when; without a period it always holds."""
    if not alert.active_period:
        return True, None
    for period in alert.active_period:
        start = read_posix(period.start) if period.start else now
        end = read_posix(period.end) if period.end else None
        if start <= now and (end is None or now < end):
            return True, end
    return False, None
