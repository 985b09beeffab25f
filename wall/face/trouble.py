"""Decides which channels are in trouble, the worst first, and gives each an account of it."""

from __future__ import annotations

import time

import numpy as np
import numpy.typing as npt

from streams.floor.reason import Reason
from streams.floor.truth import PACKETS_LATE_S, Link, State
from wall.glass.arrangement import Indices
from wall.glass.words import DAY, Facts, cause, duration, lapse, say
from wall.remote.reason import said

WORST = (
    State.REFUSED,
    State.LOST,
    State.NO_KEYFRAME,
    State.LATE,
    State.BLACK,
    State.FROZEN,
    State.CONNECTING,
)
"""What only a person can mend comes before what may pass by itself."""
_RANKS = np.array([WORST.index(state) if state in WORST else len(WORST) for state in State])
_SEPARATOR = " · "


def worst_first(
    states: npt.NDArray[np.uint8], since: npt.NDArray[np.float64], only: State | None = None
) -> Indices:
    """The places of all that is not live: the worst state first, in it what has lasted longest.

    Args:
        states: ``State`` values, shape (n,).
        since: Seconds, monotonic, since when each is in its state, shape (n,).
        only: This state alone.
    """
    wanted = states != State.LIVE if only is None else states == only
    places = np.flatnonzero(wanted)
    order = np.lexsort((places, since[places], _RANKS[states[places]]))
    ordered: Indices = places[order]
    return ordered


def account(status: np.void, fact: Facts, now: float, language: str) -> str:
    """What is known of a trouble: its cause, the camera's own words, or what is missing.

    Args:
        status: The channel's row of ``STATUS``.
        fact: The judgement on it.
        now: Seconds, monotonic.
        language: ``ko`` or ``en``; the camera's words stay as they were said.
    """
    if fact.state in (State.REFUSED, State.LOST, State.CONNECTING):
        return _SEPARATOR.join(
            part for part in (_said(status, fact, language), _next(status, now, language)) if part
        )
    if fact.state is State.NO_KEYFRAME:
        waited = now - max(float(status["key_at"]), float(status["played_at"]))
        return say(language, "unkeyed", time=duration(waited, language))
    if fact.state is State.LATE:
        return _late(status, fact, now, language)
    return {
        State.BLACK: say(language, "dark"),
        State.FROZEN: say(language, "unchanged"),
    }.get(fact.state, "")


def clock(fact: Facts, present: float, language: str) -> str:
    """Since when, by the clock on the wall; with the day where it was not in the last one.

    Args:
        fact: The judgement.
        present: Seconds since 1970.
        language: ``ko`` or ``en``.
    """
    form = "%H:%M" if fact.since < DAY else "%Y-%m-%d %H:%M"
    return say(language, "since", time=time.strftime(form, time.localtime(present - fact.since)))


def _said(status: np.void, fact: Facts, language: str) -> str:
    if status["link"] == Link.PLAYING and not fact.refused:
        return say(language, "first")
    own = said(bytes(status["words"]))
    words = cause(Reason(int(status["reason"])), float(status["number"]), own, language)
    if words:
        return words
    waits = status["link"] == Link.IDLE and not fact.tries
    return say(language, "turn") if waits else ""


def _next(status: np.void, now: float, language: str) -> str:
    if status["link"] == Link.CONNECTING:
        return say(language, "trying")
    return _wait(status, now, language) if status["link"] == Link.WAITING else ""


def _wait(status: np.void, now: float, language: str) -> str:
    wait = float(status["retry_at"]) - now
    if wait <= 0:
        return ""
    return say(language, "next", time=duration(max(wait, 1.0), language))


def _late(status: np.void, fact: Facts, now: float, language: str) -> str:
    quiet = now - float(status["packet_at"])
    if status["reason"] == Reason.RENEWED:
        own = cause(Reason.RENEWED, 0.0, "", language)
        return _SEPARATOR.join(part for part in (own, _wait(status, now, language)) if part)
    if quiet > PACKETS_LATE_S:
        # A camera that has sent nothing yet has been silent since it was connected.
        quiet = now - max(float(status["packet_at"]), float(status["played_at"]))
        return say(language, "silent", time=duration(quiet, language))
    return say(language, "old", time=lapse(fact, language))
