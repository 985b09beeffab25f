"""The first screen: the exits of the station, and the next trains of each direction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Final

from kiosk.page import Block, Departure, Departures, Exit, Exits, Language, Page, Urgency
from kiosk.pages.allclear import allclear
from kiosk.pages.brief import Brief
from kiosk.pages.gates import in_order
from kiosk.pages.saying import MINUTE_S, about, sentence, units_aloud
from kiosk.pages.strip import strip
from kiosk.pages.supply import Supply, aloud, nothing, supply_of, vouch
from kiosk.wording.line import Line, line_of
from layouts import kiosk as document
from streams.feeds.arrival import Arrival, Count, Countdown, Stage, standing
from streams.feeds.snapshot import Snapshot, State

TRAINS: Final = ("subway_arrivals",)
BUSES: Final = ("gtfs_arrivals",)
ROWS: Final = 4
"""More trains of one direction nobody waits for."""
_VIA: Final = re.compile(r"-\s*(.+?)\s*방면")
_STOPS: Final = re.compile(r"\[(\d+)\]\s*번째 전역")
"""The source's words for a train of which it knows no time: ``[5]번째 전역 (서강대)``."""

Told = tuple[Arrival, Countdown]


def build(brief: Brief) -> Page:
    """Return the page; it always stands, whatever is known."""
    blocks: list[Block] = []
    if brief.kiosk.exits:
        blocks.append(exits(brief))
    blocks += (*strip(brief), *allclear(brief))
    blocks += departures(brief)
    return Page("home", brief.say("page.home.title"), brief.language, "train", tuple(blocks))


def exits(brief: Brief) -> Exits:
    """Return the exits, as the kiosk's document has them."""
    shown = shown_exits(brief)
    level = brief.kiosk.place.level
    title = brief.say("home.exits_from", level=level) if level else brief.say("home.exits")
    spoken = (exit_aloud(brief, one) for one in shown)
    return Exits(title=title, spoken=sentence(brief, about(brief, title), *spoken), exits=shown)


def shown_exits(brief: Brief) -> tuple[Exit, ...]:
    """Return the exits, those that this visitor can take first."""
    return tuple(_exit(brief, one) for one in in_order(brief))


def departures(brief: Brief) -> tuple[Block, ...]:
    """Return a block for each direction of each line, and one for the buses where any are known."""
    ours = _ours(brief, brief.knowledge.of_kinds(TRAINS))
    trains = supply_of(brief, ours, Arrival).kept(lambda one: _here(brief, one))
    title = brief.say("home.trains")
    blocks: list[Block] = []
    coming = _directions(brief, trains) if trains.known else []
    if coming:
        blocks += coming
    elif trains.verdict is not None and trains.verdict.state is State.FRESH:
        blocks.append(_none(brief, title, trains))
    else:
        # That no train comes can be said only by a source that is heard.
        blocks.append(nothing(brief, title, trains, "train"))
    buses = supply_of(brief, brief.knowledge.of_kinds(BUSES), Arrival)
    # A stop goes by the station that it stands before; another station's buses help nobody here.
    buses = buses.kept(lambda one: brief.kiosk.place.station in one.station)
    told = standing(buses.records, brief.now)[:ROWS]
    if told:
        title = brief.say("home.buses")
        blocks.append(_block(brief, title, about(brief, title), told, buses))
    return tuple(blocks)


def _ours(brief: Brief, snapshots: Sequence[Snapshot]) -> list[Snapshot]:
    """Return the feeds of this station: those that tell of it, or else those that tell nothing."""
    station = brief.kiosk.place.station
    told = [
        (one, {record.station for record in one.records if isinstance(record, Arrival)})
        for one in snapshots
    ]
    ours = [one for one, stations in told if station in stations]
    return ours or [one for one, stations in told if not stations]


def _here(brief: Brief, arrival: Arrival) -> bool:
    station = brief.kiosk.place.station
    return not station or arrival.station == station


def _directions(brief: Brief, trains: Supply[Arrival]) -> list[Block]:
    told = standing(trains.records, brief.now)
    # A stable sort: within a direction they stay soonest first.
    ordered = sorted(told, key=lambda one: (one[0].line, one[0].direction))
    blocks: list[Block] = []
    for _, group in groupby(ordered, key=lambda one: (one[0].line, one[0].direction)):
        rows = tuple(group)[:ROWS]
        title, heading = _direction(brief, rows[0][0])
        blocks.append(_block(brief, title, heading, rows, trains))
    return blocks


def _direction(brief: Brief, arrival: Arrival) -> tuple[str, str]:
    """Return what stands above the trains of a direction, and what is said of it aloud.

    Where they go is written first: where there is little room, the line's disc says the rest.
    """
    line = _line(brief, arrival).name(brief.language)
    via = _VIA.search(arrival.heading)
    where = via.group(1) if via else arrival.towards
    if not where:
        return line, about(brief, line)
    values = {"line": line, "where": brief.called(where)}
    return brief.say("home.direction", **values), brief.say("home.direction_aloud", **values)


def _block(
    brief: Brief, title: str, heading: str, told: Sequence[Told], found: Supply[Arrival]
) -> Departures:
    rows = tuple(_departure(brief, *one) for one in told)
    vouched = vouch(brief, found, _newest(told))
    spoken = (_aloud(brief, row, *one) for row, one in zip(rows, told, strict=True))
    return Departures(
        title=title,
        spoken=aloud(brief, vouched, heading, *spoken),
        vouch=vouched,
        rows=rows,
        empty=brief.say("home.no_trains"),
    )


def _none(brief: Brief, title: str, found: Supply[Arrival]) -> Departures:
    empty = brief.say("home.no_trains")
    vouched = vouch(brief, found)
    spoken = aloud(brief, vouched, empty)
    return Departures(title=title, spoken=spoken, vouch=vouched, rows=(), empty=empty)


def _newest(told: Sequence[Told]) -> datetime:
    return max(arrival.at for arrival, _ in told)


def _departure(brief: Brief, arrival: Arrival, count: Countdown) -> Departure:
    line = _line(brief, arrival)
    says, urgency = _says(brief, arrival, count)
    return Departure(
        line=line.short(brief.language),
        colour=brief.kiosk.colours.get(arrival.line, line.colour),
        to=brief.called(arrival.towards) or brief.say("home.no_terminus"),
        says=says,
        urgency=urgency,
        note=_note(brief, arrival),
    )


def _line(brief: Brief, arrival: Arrival) -> Line:
    return line_of(arrival.line, arrival.line_ko, arrival.line_en)


def _says(brief: Brief, arrival: Arrival, count: Countdown) -> tuple[str, Urgency]:
    if count.count is Count.MINUTES:
        if count.seconds < MINUTE_S:
            return brief.say("train.soon"), Urgency.COMING
        return brief.say("train.minutes", n=int(count.seconds // MINUTE_S)), Urgency.COMING
    if count.count in (Count.ENTERING, Count.ARRIVED):
        return brief.say(f"train.{count.count}"), Urgency.NOW
    if count.count is Count.LATE:
        return brief.say("train.late"), Urgency.LATE
    stops = _STOPS.search(arrival.words)
    if stops:
        return brief.say("train.stops_away", n=int(stops[1])), Urgency.UNKNOWN
    if brief.language is Language.KO and arrival.words:
        return arrival.words, Urgency.UNKNOWN
    key = "train.near" if arrival.stage is Stage.NEAR else "train.on_the_way"
    return brief.say(key), Urgency.UNKNOWN


def _note(brief: Brief, arrival: Arrival) -> str:
    notes = [brief.say("train.last")] if arrival.last else []
    if arrival.kind:
        notes.append(brief.say("train.express") if "급" in arrival.kind else arrival.kind)
    return " · ".join(notes)


def _aloud(brief: Brief, row: Departure, arrival: Arrival, count: Countdown) -> str:
    to = brief.say("train.to_note", to=row.to, note=row.note) if row.note else row.to
    if count.count is Count.MINUTES and count.seconds >= MINUTE_S:
        return brief.say("train.aloud_minutes", to=to, n=int(count.seconds // MINUTE_S))
    return brief.say("train.aloud", to=to, says=row.says)


def _exit(brief: Brief, gate: document.Exit) -> Exit:
    return Exit(
        number=gate.number,
        leads_to=tuple(brief.named(names) for names in gate.leads_to),
        lift=gate.lift,
        way=brief.named(gate.way),
        angle=gate.angle,
        closed=brief.named(gate.closed),
    )


def exit_aloud(brief: Brief, gate: Exit) -> str:
    """Return what is read of an exit."""
    places = brief.say("spoken.comma").join(gate.leads_to)
    head = brief.say("home.exit_aloud", number=gate.number, places=places)
    if gate.closed:
        return sentence(brief, head, brief.say("home.closed_aloud", why=gate.closed))
    lift = brief.say("home.lift_aloud") if gate.lift else ""
    way = brief.say("home.way_aloud", way=units_aloud(brief, gate.way)) if gate.way else ""
    return sentence(brief, head, way, lift)
