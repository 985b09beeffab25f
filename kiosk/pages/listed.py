"""Makes a list of what pages tell: its heading, entries, spoken words, and that there is none."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.page import Entries, Entry, Vouch
from kiosk.pages.brief import Brief
from kiosk.pages.saying import about
from kiosk.pages.supply import aloud


def listed(
    brief: Brief,
    title: str,
    told: Vouch,
    entries: Iterable[Entry],
    spoken: Iterable[str],
    empty: str,
) -> Entries:
    """Return a list.

    Args:
        brief: What the page is made from.
        title: Its heading.
        told: What vouches for it.
        entries: What matters most first; none where there is nothing to tell.
        spoken: What is said of them.
        empty: What is shown and said where there are none.
    """
    return Entries(
        title=title,
        spoken=aloud(brief, told, about(brief, title), *(tuple(spoken) or (empty,))),
        vouch=told,
        entries=tuple(entries),
        empty=empty,
    )
