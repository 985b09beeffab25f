"""The city's cameras that may be public; their pictures say their own age."""

from __future__ import annotations

from typing import Final

from kiosk.page import Block, Camera, Notice, Page
from kiosk.pages.brief import Brief

SHOWN: Final = 4


def build(brief: Brief) -> Page:
    """Return the page."""
    title = brief.say("page.cameras.title")
    blocks: tuple[Block, ...] = tuple(
        _camera(brief, channel) for channel in brief.kiosk.cameras[:SHOWN]
    )
    if not blocks:
        text = brief.say("cameras.none")
        blocks = (Notice(title=title, spoken=text, text=text, mark="camera"),)
    return Page("cameras", title, brief.language, "camera", blocks)


def _camera(brief: Brief, channel: str) -> Camera:
    name = brief.named(brief.knowledge.cameras.get(channel, {})) or channel
    return Camera(title=name, spoken=brief.say("cameras.aloud", name=name), channel=channel)
