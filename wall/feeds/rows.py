"""Puts records into rows that can be read from three metres, each kind in its own way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, tzinfo
from typing import Any, Final

from streams.feeds.air import Air, Grade, Pollutant
from streams.feeds.arrival import Arrival, Count, Countdown, standing
from streams.feeds.bikestation import BikeStation
from streams.feeds.feed import Record
from streams.feeds.korea.disaster_messages import DisasterMessage
from streams.feeds.seoul.crowd import Crowd, Level
from streams.feeds.seoul.hotspot import Weather
from streams.feeds.seoul.incidents import Incident
from streams.feeds.seoul.train_positions import Train
from streams.feeds.standard.gtfs_alerts import ServiceAlert
from wall.feeds.words import MINUTE, URGENT, say, time_of
from wall.glass.feedpage import FeedRow, Tone

UNKNOWN: Final = "\N{EM DASH}"
MOST: Final = 24
"""A tile never has room for more rows."""
_NAMES: Final = ("name", "title", "place", "goods", "station", "label", "link", "words", "id")
"""The fields by which a record of any kind is called, the first that says something."""
_DETAILS: Final = ("district", "kind", "line", "market", "where", "status")
_VALUES: Final = (("kmh", "km/h"), ("won", "₩"))

_GRADES: Final[Mapping[Grade, Tone]] = {
    Grade.GOOD: Tone.FAIR,
    Grade.MODERATE: Tone.GOOD,
    Grade.UNHEALTHY: Tone.POOR,
    Grade.VERY_UNHEALTHY: Tone.BAD,
}
"""As the ministry's own: blue, green, yellow, red."""
_LEVELS: Final[Mapping[Level, Tone]] = {
    Level.RELAXED: Tone.GOOD,
    Level.NORMAL: Tone.FAIR,
    Level.BUSY: Tone.POOR,
    Level.CROWDED: Tone.BAD,
}


@dataclass(frozen=True)
class Moment:
    """For whom rows are made.

    Attributes:
        language: ``ko`` or ``en``.
        now: The present moment.
        zone: Of the clock on the wall; None: the machine's.
    """

    language: str
    now: datetime
    zone: tzinfo | None = None

    def say(self, key: str, **parts: object) -> str:
        """One phrase."""
        return say(self.language, key, **parts)

    def time(self, at: datetime) -> str:
        """A moment, as a clock says it."""
        return time_of(self.language, at, self.now, self.zone)


def rows_of(records: Sequence[Record], moment: Moment) -> tuple[FeedRow, ...]:
    """Return a row for each record that has something to tell now, the most telling first."""
    rows: list[FeedRow] = []
    for kind in dict.fromkeys(type(record) for record in records):
        some = [record for record in records if type(record) is kind]
        rows += _READERS.get(kind, _anything)(some, moment)
    return tuple(rows)


def _arrivals(records: Sequence[Arrival], moment: Moment) -> list[FeedRow]:
    trains = standing(tuple(records), moment.now)
    several = len({arrival.station for arrival in records}) > 1
    return [_arrival(arrival, count, moment, several) for arrival, count in trains]


def _arrival(arrival: Arrival, count: Countdown, moment: Moment, several: bool) -> FeedRow:
    line = arrival.line_ko if moment.language == "ko" else arrival.line_en
    words = moment.say("towards", place=arrival.towards) if arrival.towards else arrival.heading
    notes = [arrival.station] if several else []
    notes += [arrival.kind] if arrival.kind else []
    notes += [moment.say("last")] if arrival.last else []
    soon = count.count in (Count.ENTERING, Count.ARRIVED)
    tone = Tone.GOOD if soon else Tone.POOR if count.count is Count.LATE else Tone.PLAIN
    return FeedRow(
        words, _counted(arrival, count, moment), line or arrival.line, " · ".join(notes), tone
    )


def _counted(arrival: Arrival, count: Countdown, moment: Moment) -> str:
    minutes = int(count.seconds // MINUTE)
    if count.count is Count.WORDS:
        return arrival.words
    if count.count is Count.MINUTES:
        return moment.say("minutes", n=minutes) if minutes else moment.say("soon")
    if count.count is Count.LATE:
        return moment.say("late", n=minutes) if minutes else moment.say("late_soon")
    return moment.say(count.count.value)


def _air(records: Sequence[Air], moment: Moment) -> list[FeedRow]:
    worst = sorted(records, key=lambda air: -1.0 if air.index is None else air.index, reverse=True)
    return [_air_at(air, moment) for air in worst]


def _air_at(air: Air, moment: Moment) -> FeedRow:
    dust = {"PM2.5": air.values.get(Pollutant.PM25), "PM10": air.values.get(Pollutant.PM10)}
    detail = " · ".join(f"{name} {value:.0f}" for name, value in dust.items() if value is not None)
    if air.grade is None:
        return FeedRow(air.place, UNKNOWN, "", detail, Tone.QUIET)
    index = "" if air.index is None else f" {air.index:.0f}"
    value = f"{moment.say(air.grade.value)}{index}"
    return FeedRow(air.place, value, "", detail, _GRADES[air.grade])


def _bikes(records: Sequence[BikeStation], moment: Moment) -> list[FeedRow]:
    # The feed has what is nearest first.
    return [_bikes_at(station, moment) for station in records]


def _bikes_at(station: BikeStation, moment: Moment) -> FeedRow:
    if not station.renting:
        return FeedRow(station.name, moment.say("closed"), tone=Tone.QUIET)
    value = moment.say("bikes", n=station.bikes)
    if station.docks:
        value += f" / {station.docks}"
    tone = Tone.BAD if not station.bikes else Tone.POOR if station.bikes <= 2 else Tone.GOOD
    return FeedRow(station.name, value, tone=tone)


def _crowds(records: Sequence[Crowd], moment: Moment) -> list[FeedRow]:
    rows = []
    for crowd in records:
        people = ""
        if crowd.least is not None and crowd.most is not None:
            people = moment.say("people", least=f"{crowd.least:,}", most=f"{crowd.most:,}")
        level = moment.say(crowd.level.value)
        lead = moment.say("now") if crowd.forecasts else ""
        rows.append(FeedRow(crowd.place, level, lead, people, _LEVELS[crowd.level]))
        for later in crowd.forecasts:
            if later.at > moment.now:
                word, tone = moment.say(later.level.value), _LEVELS[later.level]
                rows.append(FeedRow("", word, moment.time(later.at), tone=tone))
    return rows


def _weather(records: Sequence[Weather], moment: Moment) -> list[FeedRow]:
    rows = []
    for there in records:
        degrees = UNKNOWN if there.degrees is None else f"{there.degrees:.1f} °C"
        notes = (
            [] if there.humidity is None else [moment.say("humidity", n=f"{there.humidity:.0f}")]
        )
        notes += [f"{there.rain_mm:g} mm"] if there.rain_mm else []
        rows.append(FeedRow(there.place, degrees, "", " · ".join(notes)))
    return rows


def _incidents(records: Sequence[Incident], moment: Moment) -> list[FeedRow]:
    newest = sorted(records, key=lambda one: one.at, reverse=True)
    return [
        FeedRow(
            one.words,
            moment.say("until", time=moment.time(one.clears)) if one.clears else "",
            moment.time(one.at),
            tone=Tone.QUIET,
            lines=2,
        )
        for one in newest
    ]


def _messages(records: Sequence[DisasterMessage], moment: Moment) -> list[FeedRow]:
    newest = sorted(records, key=lambda one: one.at, reverse=True)
    rows = []
    for one in newest:
        tone = Tone.BAD if one.step in URGENT else Tone.POOR
        rows.append(FeedRow(one.words, one.step, moment.time(one.at), tone=tone, lines=4))
    return rows


def _service_alerts(records: Sequence[ServiceAlert], moment: Moment) -> list[FeedRow]:
    return [
        FeedRow(
            one.title(moment.language),
            moment.say("until", time=moment.time(one.until)) if one.until else "",
            tone=Tone.POOR,
            lines=2,
        )
        for one in records
    ]


def _trains(records: Sequence[Train], moment: Moment) -> list[FeedRow]:
    korean = moment.language == "ko"
    return [
        FeedRow(
            one.station,
            moment.say("towards", place=one.towards),
            one.line_ko if korean else one.line_en,
            moment.say("last") if one.last else "",
        )
        for one in records
    ]


def _anything(records: Sequence[Record], moment: Moment) -> list[FeedRow]:
    """A table for kinds that have no rows of their own: what it is, what kind, when or how much."""
    own_time = len({record.at for record in records}) > 1
    rows = []
    for record in records:
        told = _told(record)
        words = next((text for name in _NAMES if (text := told.get(name))), "")
        detail = next((text for name in _DETAILS if (text := told.get(name))), "")
        value = next((f"{told[name]} {unit}" for name, unit in _VALUES if name in told), "")
        if not value and own_time:
            value = moment.time(record.at)
        rows.append(FeedRow(words, value, "", detail if detail != words else ""))
    return rows


def _told(record: Any) -> dict[str, str]:
    """The texts and numbers of a record, which is a dataclass, by their fields."""
    values = ((field.name, getattr(record, field.name)) for field in fields(record))
    return {name: _plain(value) for name, value in values if isinstance(value, str | int | float)}


def _plain(value: str | float) -> str:
    return " ".join(value.split()) if isinstance(value, str) else f"{value:,.10g}"


_READERS: Final[Mapping[type, Callable[[Sequence[Any], Moment], list[FeedRow]]]] = {
    Air: _air,
    Arrival: _arrivals,
    BikeStation: _bikes,
    Crowd: _crowds,
    DisasterMessage: _messages,
    Incident: _incidents,
    ServiceAlert: _service_alerts,
    Train: _trains,
    Weather: _weather,
}
