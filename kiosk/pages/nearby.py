"""What is near the kiosk, as a map and as a list under one vouch."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.page import Block, Chart, Entries, Entry, Marker, Vouch
from kiosk.pages.brief import Brief
from kiosk.pages.ground import span_of
from kiosk.pages.mapping import frame
from kiosk.pages.saying import about
from kiosk.pages.supply import aloud


def nearby(
    brief: Brief,
    about_what: str,
    told: Vouch,
    entries: Sequence[Entry],
    spoken: Sequence[str],
    markers: Sequence[Marker],
    metres: Sequence[float],
) -> tuple[Block, ...]:
    """Return the map and the list; the list alone where nothing is near.

    Args:
        brief: What the page is made from.
        about_what: The page whose words are used: "bikes".
        told: What vouches for both.
        entries: What is near, nearest first.
        spoken: What is said of them.
        markers: The same on the map.
        metres: How far each is, in a straight line.
    """
    title, empty = brief.say(f"{about_what}.list"), brief.say(f"{about_what}.none")
    listed = Entries(
        title=title,
        spoken=aloud(brief, told, about(brief, title), *(spoken or [empty])),
        vouch=told,
        entries=tuple(entries),
        empty=empty,
    )
    if not entries:
        return (listed,)
    chart = Chart(
        title=brief.say(f"{about_what}.map"),
        spoken=aloud(brief, told, brief.say(f"{about_what}.map_aloud", n=len(entries))),
        vouch=told,
        span_m=span_of(metres),
        markers=tuple(markers),
        **frame(brief),
    )
    return (chart, listed)
