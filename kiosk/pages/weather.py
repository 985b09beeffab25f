"""The weather as the city's hotspots measure it."""

from __future__ import annotations

from typing import Final

from kiosk.page import Block, Entries, Entry, Language, Page
from kiosk.pages.brief import Brief
from kiosk.pages.saying import about
from kiosk.pages.supply import Supply, aloud, nothing, supply, vouch
from streams.feeds.seoul.hotspot import Weather

KINDS: Final = ("hotspot",)


def build(brief: Brief) -> Page:
    """Return the page."""
    title = brief.say("page.weather.title")
    found = supply(brief, KINDS, Weather)
    blocks: tuple[Block, ...]
    if not found.records:
        blocks = (nothing(brief, title, found, "weather"),)
    else:
        blocks = tuple(_at(brief, weather, found) for weather in found.records[:2])
    return Page("weather", title, brief.language, "weather", blocks)


def _at(brief: Brief, weather: Weather, found: Supply[Weather]) -> Entries:
    entries, spoken = [], []
    if weather.degrees is not None:
        feels = _degrees(weather.feels)
        detail = brief.say("weather.feels", degrees=feels) if feels else ""
        shown = _degrees(weather.degrees)
        entries.append(Entry(brief.say("weather.now"), detail, shown, mark="sun"))
        spoken.append(brief.say("weather.now_aloud", n=f"{weather.degrees:.0f}"))
    if weather.least is not None and weather.most is not None:
        aside = f"{_degrees(weather.least)} / {_degrees(weather.most)}"
        entries.append(Entry(brief.say("weather.range"), "", aside, mark="weather"))
        least, most = f"{weather.least:.0f}", f"{weather.most:.0f}"
        spoken.append(brief.say("weather.range_aloud", least=least, most=most))
    rain, words = _rain(brief, weather), _words(brief, weather)
    if rain or words:
        entries.append(Entry(brief.say("weather.rain"), words, rain, mark="rain"))
        spoken.append(brief.say("weather.rain_aloud", rain=rain) if rain else words)
    if weather.humidity is not None:
        aside = f"{weather.humidity:.0f} %"
        entries.append(Entry(brief.say("weather.humidity"), "", aside, mark="rain"))
        spoken.append(brief.say("weather.humidity_aloud", n=f"{weather.humidity:.0f}"))
    title = brief.called(weather.place) or brief.say("page.weather.title")
    told = vouch(brief, found, weather.at)
    return Entries(
        title=title,
        spoken=aloud(brief, told, about(brief, title), *(spoken or [brief.say("nodata.now")])),
        vouch=told,
        entries=tuple(entries),
        empty=brief.say("nodata.now"),
    )


def _degrees(value: float | None) -> str:
    return f"{value:.0f} °C" if value is not None else ""


def _rain(brief: Brief, weather: Weather) -> str:
    """Return what fell; empty where nobody knows, which is not that nothing did."""
    if weather.rain_mm is None:
        return ""
    if weather.rain_mm:
        return brief.say("weather.rain_mm", mm=f"{weather.rain_mm:g}")
    return brief.say("weather.no_rain")


def _words(brief: Brief, weather: Weather) -> str:
    """Return the source's own words, which it has in Korean alone."""
    return weather.words if brief.language is Language.KO else ""
