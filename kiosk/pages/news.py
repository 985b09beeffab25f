"""News of the city: alerts that do not take the screen, messages to telephones, diversions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from kiosk.page import Alarm, Block, Entries, Entry, Language, Page, Vouch
from kiosk.pages import alarm
from kiosk.pages.brief import Brief
from kiosk.pages.listed import listed
from kiosk.pages.saying import age, clock, listing
from kiosk.pages.supply import Supply, nothing, supply, vouch
from kiosk.pages.taken import taking
from streams.feeds.korea.disaster_messages import DisasterMessage
from streams.feeds.snapshot import State
from streams.feeds.standard.gtfs_alerts import ServiceAlert

MESSAGES: Final = ("disaster_messages",)
SERVICE: Final = ("gtfs_alerts",)
SHOWN: Final = 6
ALOUD: Final = 3
LASTS: Final = timedelta(hours=24)
_EVERYWHERE: Final = "전체"


def build(brief: Brief) -> Page:
    """Return the page."""
    title = brief.say("page.news.title")
    blocks: list[Block] = []
    shown = taking(brief)
    quiet = [one for one in brief.knowledge.alerts if one is not shown]
    if quiet:
        blocks.append(_alerts(brief, [alarm.alarm(brief, stand) for stand in quiet[:SHOWN]]))
    found = supply(brief, MESSAGES, DisasterMessage)
    diverted = supply(brief, SERVICE, ServiceAlert)
    if found.known:
        blocks.append(_messages(brief, found))
    if diverted.records:
        blocks.append(_diversions(brief, diverted))
    if not blocks:
        blocks.append(nothing(brief, title, found, "news"))
    return Page("news", title, brief.language, "news", tuple(blocks))


def _alerts(brief: Brief, alarms: list[Alarm]) -> Entries:
    title = brief.say("news.alerts")
    entries = tuple(
        Entry(one.headline, listing(brief, one.body, one.until), _told(one), one.drill, "alarm")
        for one in alarms
    )
    newest = max(one.vouch.at for one in alarms if one.vouch and one.vouch.at)
    sources = dict.fromkeys(one.vouch.source for one in alarms if one.vouch)
    told = Vouch(" · ".join(sources), newest, State.FRESH, age(brief, newest))
    spoken = (
        brief.say(
            "news.aloud",
            title=listing(brief, one.drill, one.headline),
            words=one.body or one.until,
        )
        for one in alarms[:ALOUD]
    )
    return listed(brief, title, told, entries, spoken, brief.say("news.none"))


def _told(one: Alarm) -> str:
    return one.vouch.says if one.vouch else ""


def _messages(brief: Brief, found: Supply[DisasterMessage]) -> Entries:
    title = brief.say("news.messages")
    # Sent again every few hours, a message is still one; and one that is an alert stands there.
    above = {info.description for stand in brief.knowledge.alerts for info in stand.infos}
    once = {
        one.words: one
        for one in reversed(found.records)
        if _ours(brief, one) and one.words not in above
    }
    ours = sorted(once.values(), key=lambda one: one.at, reverse=True)[:SHOWN]
    told = vouch(brief, found, found.fetched)
    entries = tuple(
        Entry(listing(brief, _kind(brief, one), clock(brief, one.at)), one.words, mark="news")
        for one in ours
    )
    spoken = [
        brief.say("news.aloud", title=_kind(brief, one), words=one.words) for one in ours[:ALOUD]
    ]
    return listed(brief, title, told, entries, spoken, brief.say("news.none"))


def _ours(brief: Brief, message: DisasterMessage) -> bool:
    """Whether a message of the last day was sent here; without regions it was sent to all."""
    if not timedelta() <= brief.now - message.at + timedelta(minutes=2) <= LASTS:
        return False
    district = brief.kiosk.place.district
    regions = message.regions
    return not regions or not district or _holds(regions, district)


def _holds(regions: Iterable[str], district: str) -> bool:
    return any(region.endswith((district, _EVERYWHERE)) for region in regions)


def _kind(brief: Brief, message: DisasterMessage) -> str:
    """Return what kind of disaster a message is about, in the page's language."""
    if brief.language is Language.KO:
        return message.kind or brief.say("news.message")
    from streams.alerts.guideline import guidelines
    from streams.alerts.hazard import kind_of

    kind = kind_of(message.kind)
    return guidelines()[kind].name(brief.language) if kind else brief.say("news.message")


def _diversions(brief: Brief, found: Supply[ServiceAlert]) -> Entries:
    title = brief.say("news.transport")
    shown = [one for one in found.records if one.until is None or one.until > brief.now][:SHOWN]
    told = vouch(brief, found)
    spoken = [
        brief.say("news.aloud", title=_title(brief, one), words=brief.named(one.words))
        for one in shown[:ALOUD]
    ]
    entries = [Entry(_title(brief, one), brief.named(one.words), mark="road") for one in shown]
    return listed(brief, title, told, entries, spoken, brief.say("news.none"))


def _title(brief: Brief, one: ServiceAlert) -> str:
    return brief.named(one.titles) or brief.say("news.transport")
