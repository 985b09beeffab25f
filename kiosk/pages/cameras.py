"""The city's cameras that may be public: the nearest first, each with how live its picture is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kiosk.knowledge.outlook import Liveness, Outlook
from kiosk.page import Block, Camera, Notice, Page, Vouch
from kiosk.pages.brief import Brief
from kiosk.pages.saying import about, clock, distance, distance_aloud, sentence
from streams.feeds.near import metres
from streams.feeds.snapshot import State

PAGE: Final = "cameras"
_STATES: Final[Mapping[Liveness, State]] = {
    Liveness.LIVE: State.FRESH,
    Liveness.STILL: State.FRESH,
    Liveness.GONE: State.NO_DATA,
}
"""What is not among them can be seen, and is not of now."""


@dataclass(frozen=True)
class Seen:
    """A camera of this kiosk.

    Attributes:
        channel: Its channel's id.
        outlook: What is known of it.
        metres: How far it is in a straight line; None where nobody says where it stands.
    """

    channel: str
    outlook: Outlook
    metres: float | None


def build(brief: Brief) -> Page:
    """Return the page: all cameras, or the one that was chosen."""
    title = brief.say("page.cameras.title")
    seen = around(brief)
    numbers = [number for number, one in enumerate(seen) if one.channel == brief.chosen]
    blocks: tuple[Block, ...]
    if numbers:
        blocks = (_enlarged(brief, seen, numbers[0]),)
    else:
        blocks = tuple(camera(brief, one, leading_to(one)) for one in seen)
    if not blocks:
        text = brief.say("cameras.none")
        spoken = sentence(brief, about(brief, title), text)
        blocks = (Notice(title=title, spoken=spoken, text=text, mark="camera"),)
    part = brief.chosen if numbers else ""
    return Page(PAGE, title, brief.language, "camera", blocks, part)


def leading_to(seen: Seen) -> str:
    """Return what opens a camera enlarged."""
    return f"{PAGE}/{seen.channel}"


def _enlarged(brief: Brief, seen: Sequence[Seen], number: int) -> Camera:
    """One camera, with those beside it in the order of all of them; behind the last is the first.

    A touch leads back.
    """
    block = camera(brief, seen[number], PAGE)
    if len(seen) == 1:
        return block
    before, after = seen[number - 1], seen[(number + 1) % len(seen)]
    return replace(block, before=leading_to(before), after=leading_to(after))


def around(brief: Brief) -> tuple[Seen, ...]:
    """Return the cameras that may be shown, the nearest first, those of unknown place last."""
    known = brief.knowledge.cameras
    seen = []
    for channel in brief.kiosk.cameras:
        if (outlook := known.get(channel)) is not None:
            place = outlook.position
            seen.append(Seen(channel, outlook, metres(brief.here, place) if place else None))
    return tuple(sorted(seen, key=lambda one: float("inf") if one.metres is None else one.metres))


def camera(brief: Brief, seen: Seen, page: str) -> Camera:
    """Return a camera's block.

    Args:
        brief: What the page is made from.
        seen: The camera.
        page: What a touch leads to.
    """
    outlook = seen.outlook
    name = brief.named(outlook.names) or seen.channel
    far = seen.metres
    told = _vouch(brief, outlook)
    truth = _aloud(brief, outlook)
    if far is None:
        spoken = brief.say("cameras.aloud", name=name, says=truth)
    else:
        away = distance_aloud(brief, far)
        spoken = brief.say("cameras.aloud_far", name=name, far=away, says=truth)
    return Camera(
        title=name,
        spoken=sentence(brief, spoken),
        vouch=told,
        channel=seen.channel,
        detail="" if far is None else brief.say("cameras.far", far=distance(brief, far)),
        pictured=outlook.liveness is not Liveness.GONE,
        page=page,
    )


def _vouch(brief: Brief, outlook: Outlook) -> Vouch:
    moment = outlook.since or outlook.at
    time = to_the_second(brief, moment) if moment else ""
    says = brief.say(_key(outlook), time=time, n=outlook.behind_s)
    state = _STATES.get(outlook.liveness, State.STALE)
    return Vouch(brief.say("cameras.source"), outlook.at, state, says)


def _aloud(brief: Brief, outlook: Outlook) -> str:
    """What is said of a picture where it is not seen: without seconds, which nobody listens to."""
    if outlook.liveness is Liveness.STILL:
        return brief.say("cameras.still_aloud")
    moment = outlook.since or outlook.at
    time = clock(brief, moment) if moment else ""
    return brief.say(_key(outlook), time=time, n=outlook.behind_s)


def _key(outlook: Outlook) -> str:
    """Under which words stand for how far a picture can be believed."""
    if outlook.liveness is Liveness.GONE and outlook.since is None:
        return "cameras.never"
    late = outlook.liveness is Liveness.LIVE and outlook.behind_s
    return "cameras.behind" if late else f"cameras.{outlook.liveness}"


def to_the_second(brief: Brief, at: datetime) -> str:
    """Return a time of day with its seconds; of another day as a clock shows it."""
    local = brief.local(at)
    same = local.date() == brief.local(brief.now).date()
    return f"{local:%H:%M:%S}" if same else clock(brief, at)
