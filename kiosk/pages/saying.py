"""Says times, ages, distances and amounts in the page's language, for the eye and for the ear."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from kiosk.pages.brief import Brief
from streams.feeds.snapshot import AHEAD_S

MINUTE_S: Final = 60
HOUR_S: Final = 3600
_DISTANCE: Final = re.compile(r"(\d[\d.]*)\s*(km|m)(?![A-Za-z²/])")
_STOPS: Final = re.compile(r"(?<!\.)\.\.(?!\.)")
"""A name may end in a full stop, as Hongik Univ., and stand at a sentence's end."""
WALK_M_A_MINUTE: Final = 67.0
"""Four kilometres an hour: what Korean signs reckon with."""


def clock(brief: Brief, at: datetime) -> str:
    """Return a time of day as a clock shows it: ``14:03``; with its day where that is another."""
    local, today = brief.local(at), brief.local(brief.now)
    time = f"{local:%H:%M}"
    if local.date() == today.date():
        return time
    return brief.say("time.day", day=day(brief, at), time=time)


def day(brief: Brief, at: datetime) -> str:
    """Return a day: ``11월 21일``, ``21 Nov``."""
    local = brief.local(at)
    month = brief.say(f"time.month.{local.month}")
    return brief.say("time.date", month=month, day=local.day)


def age(brief: Brief, at: datetime) -> str:
    """Return how old something is; what is older than an hour by when it was."""
    seconds = (brief.now - at).total_seconds()
    # What lies far ahead is not new: a clock is wrong, and its own time is all that is known.
    if -AHEAD_S <= seconds < MINUTE_S:
        return brief.say("age.now")
    if 0 <= seconds < HOUR_S:
        return brief.say("age.minutes", n=int(seconds // MINUTE_S))
    # What a source tells by the day has no time of day.
    midnight = f"{brief.local(at):%H:%M:%S}" == "00:00:00"
    return brief.say("age.of", time=day(brief, at) if midnight else clock(brief, at))


def distance(brief: Brief, metres: float) -> str:
    """Return a distance as signs show it: ``350 m``, ``1.2 km``."""
    if metres < 1000:
        return f"{max(10, round(metres / 10) * 10)} m"
    return f"{metres / 1000:.1f} km"


def distance_aloud(brief: Brief, metres: float) -> str:
    """Return a distance as it is read aloud."""
    if metres < 1000:
        return brief.say("spoken.metres", n=max(10, round(metres / 10) * 10))
    return brief.say("spoken.kilometres", n=f"{metres / 1000:.1f}")


def units_aloud(brief: Brief, text: str) -> str:
    """Return a text in which distances, as people wrote them, are words for the ear."""

    def word(match: re.Match[str]) -> str:
        key = "spoken.kilometres" if match.group(2) == "km" else "spoken.metres"
        return brief.say(key, n=match.group(1))

    return _DISTANCE.sub(word, text)


def walk(brief: Brief, metres: float) -> str:
    """Return how long one walks, as it is shown: in a straight line it is never less."""
    return brief.say("walk.minutes", n=max(1, round(metres / WALK_M_A_MINUTE)))


def about(brief: Brief, title: str) -> str:
    """Return a heading as it is read before what stands under it."""
    return brief.say("spoken.about", what=title.rstrip(".。"))


def sentence(brief: Brief, *parts: str) -> str:
    """Return parts as sentences that are read one after the other; empty ones are left out."""
    told = brief.say("spoken.between").join(_begun(part) for part in parts if part)
    return _STOPS.sub(".", told)


def _begun(part: str) -> str:
    """Begin a sentence as one, where the first letter has a capital: directions have none."""
    return part[:1].upper() + part[1:] if part[:1].isascii() else part


def listing(brief: Brief, *parts: str) -> str:
    """Return parts as a list on one line; empty ones are left out."""
    return " · ".join(part for part in parts if part)
