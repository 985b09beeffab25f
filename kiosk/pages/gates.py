"""Which of the station's exits a visitor is sent to: open ones, with a lift for who needs it."""

from __future__ import annotations

from kiosk.page import Gate, Way
from kiosk.pages.brief import Brief
from kiosk.pages.saying import listing
from layouts.kiosk import Exit
from streams.feeds.near import metres
from streams.feeds.position import Position


def usable(brief: Brief) -> tuple[Exit, ...]:
    """Return the exits to which this visitor may be sent.

    Without stairs that is one with a lift, as long as any has one.
    """
    opened = tuple(one for one in brief.kiosk.exits if not one.closed)
    if not brief.step_free:
        return opened
    return tuple(one for one in opened if one.lift) or opened


def in_order(brief: Brief) -> tuple[Exit, ...]:
    """Return all exits; without stairs those first that this visitor can take."""
    if not brief.step_free:
        return brief.kiosk.exits
    wanted = usable(brief)
    return (*wanted, *(one for one in brief.kiosk.exits if one not in wanted))


def gates(brief: Brief) -> tuple[Gate, ...]:
    """Return the exits for a map, each with the way to it, or to the one that serves better."""
    return tuple(_gate(brief, one) for one in in_order(brief))


def inside(brief: Brief, gate: Exit) -> tuple[tuple[float, float], ...]:
    """Return the way within the station to an exit; empty where its place is not known."""
    if gate.position is None:
        return ()
    return (brief.here.lat, brief.here.lon), gate.position


def _gate(brief: Brief, gate: Exit) -> Gate:
    better = _better(brief, gate)
    closed = brief.named(gate.closed)
    return Gate(
        number=gate.number,
        at=gate.position,
        angle=gate.angle,
        label=listing(brief, *(brief.named(names) for names in gate.leads_to)),
        tells="" if closed else listing(brief, brief.named(gate.way), _up(brief, gate)),
        instead=_instead(brief, gate, better),
        lift=gate.lift,
        closed=closed,
        way=Way(inside=inside(brief, better or gate)),
    )


def _up(brief: Brief, gate: Exit) -> str:
    return brief.say("exits.up_lift" if gate.lift else "exits.up_stairs")


def _better(brief: Brief, gate: Exit) -> Exit | None:
    """Return the exit that serves instead of one that this visitor cannot take, the nearest."""
    others = usable(brief)
    if gate in others or not others:
        return None
    return min(others, key=lambda other: _apart(gate, other))


def _apart(one: Exit, other: Exit) -> float:
    if one.position is None or other.position is None:
        return float("inf")
    return metres(Position(*one.position), Position(*other.position))


def _instead(brief: Brief, gate: Exit, better: Exit | None) -> str:
    if better is not None:
        key = "exits.instead" if gate.closed else "exits.lift_instead"
        words = brief.say(key, number=better.number)
        return listing(brief, words, brief.named(better.way), _up(brief, better))
    if brief.step_free and not gate.lift and not gate.closed:
        return brief.say("exits.no_lift")
    return ""
