"""The air in the kiosk's district: the index and what is measured, each with its grade in words."""

from __future__ import annotations

from typing import Final

from kiosk.page import Block, Gauge, Page
from kiosk.pages.brief import Brief
from kiosk.pages.saying import about
from kiosk.pages.supply import Supply, aloud, nothing, supply, supply_of, vouch
from streams.feeds.air import Air, Grade, Pollutant

KINDS: Final = ("air_district", "air_zone", "airkorea")
SHOWN: Final = (Pollutant.PM25, Pollutant.PM10, Pollutant.O3, Pollutant.NO2)
_STEPS: Final = tuple(Grade)


def build(brief: Brief) -> Page:
    """Return the page."""
    title = brief.say("page.air.title")
    found, here = _best(brief)
    blocks: tuple[Block, ...]
    if here is None:
        blocks = (nothing(brief, title, found, "air"),)
    else:
        place = brief.called(here.place)
        measured = (_measured(brief, here, pollutant, found) for pollutant in SHOWN)
        blocks = (_index(brief, here, found), *measured)
        title = brief.say("air.title_at", place=place)
    return Page("air", title, brief.language, "air", blocks)


def _best(brief: Brief) -> tuple[Supply[Air], Air | None]:
    """Return the air of the kiosk's district with the one feed that it comes from.

    Who measured what is shown is to stand under it, and no other who has something to tell.
    """
    feeds = brief.knowledge.of_kinds(KINDS)
    told = [(one := supply_of(brief, (feed,), Air), _here(brief, one)) for feed in feeds]
    known = [(found, here) for found, here in told if here is not None]
    if not known:
        return supply(brief, KINDS, Air), None
    return max(known, key=lambda pair: pair[1].at)


def _here(brief: Brief, found: Supply[Air]) -> Air | None:
    """Return the air of the kiosk's district, the newest that any source has of it."""
    district = brief.kiosk.place.district
    ours = [air for air in found.records if district in ("", air.place)]
    return max(ours, key=lambda air: air.at, default=None)


def _index(brief: Brief, air: Air, found: Supply[Air]) -> Gauge:
    title, told = brief.say("air.index"), vouch(brief, found, air.at)
    if air.grade is None:
        return _unknown(brief, title, found, air)
    word, advice = brief.say(f"air.{air.grade}"), brief.say(f"air.advice.{air.grade}")
    value = f"{air.index:.0f}" if air.index is not None else ""
    spoken = brief.say("air.aloud", what=title, value=value, word=word)
    return Gauge(
        title=title,
        spoken=aloud(brief, told, spoken, advice),
        vouch=told,
        value=value,
        word=word,
        step=_STEPS.index(air.grade),
        steps=len(_STEPS),
        detail=advice,
    )


def _measured(brief: Brief, air: Air, pollutant: Pollutant, found: Supply[Air]) -> Gauge:
    title, told = brief.say(f"air.{pollutant}"), vouch(brief, found, air.at)
    grade, value = air.grade_of(pollutant), air.values.get(pollutant)
    if grade is None or value is None:
        return _unknown(brief, title, found, air)
    dust = pollutant in (Pollutant.PM10, Pollutant.PM25)
    number = f"{value:.0f}" if dust else f"{value:.3f}"
    word = brief.say(f"air.{grade}")
    unit = brief.say("air.micrograms" if dust else "air.ppm")
    spoken = brief.say("air.aloud", what=title, value=f"{number} {unit}", word=word)
    return Gauge(
        title=title,
        spoken=aloud(brief, told, spoken),
        vouch=told,
        value=f"{number} {'µg/m³' if dust else 'ppm'}",
        word=word,
        step=_STEPS.index(grade),
        steps=len(_STEPS),
    )


def _unknown(brief: Brief, title: str, found: Supply[Air], air: Air) -> Gauge:
    told, word = vouch(brief, found, air.at), brief.say("air.unknown")
    spoken = aloud(brief, told, about(brief, title), word)
    return Gauge(title=title, spoken=spoken, vouch=told, value="", word=word, step=None)
