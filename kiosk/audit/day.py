"""What the audited kiosk knows: the sample city's day at one fixed moment, without any network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import httpx

from kiosk.ground import read_ground
from kiosk.knowledge.knowledge import Knowledge
from kiosk.knowledge.outlook import Liveness, Outlook
from layouts.document import Document
from layouts.kiosk import Kiosk
from layouts.text import Text
from streams.alerts.alert import (
    Alert,
    Category,
    Certainty,
    Info,
    MessageKind,
    Point,
    Severity,
    Status,
    Urgency,
)
from streams.alerts.board import Board
from streams.alerts.heard import Heard
from streams.alerts.place import Place
from streams.alerts.stand import Stand
from streams.feeds.book import read_book
from streams.feeds.key import Key
from streams.feeds.line import Line
from streams.feeds.position import Position
from streams.feeds.reason import Reason
from streams.feeds.snapshot import Failure, Snapshot
from streams.feeds.store import Kept
from streams.feeds.subscription import Subscription
from streams.sample.services.day import KST
from streams.sample.services.document import feeds_document
from streams.sample.services.exchange import KEY, Question
from streams.sample.services.server import DOORS

MOMENT: Final = datetime(2026, 11, 23, 8, 30, 20, tzinfo=KST)
"""A Monday morning, when all is on its way and lists are long."""
ADDRESS: Final = "http://sample"
LOST: Final = timedelta(hours=1)
SQUARE: Final = {"ko": "역 광장", "en": "Station square", "zh": "站前广场", "ja": "駅前広場"}
_BODY: Final = (
    "[행정안전부] 오늘 08:29 경기 연천군 북북동쪽 12km 지역에서 규모 5.8 지진이 발생하였습니다. "
    "낙하물로부터 몸을 보호하고, 진동이 멈춘 뒤 야외로 대피하며 여진에 주의하시기 바랍니다."
)


def usual(kiosk: Kiosk) -> Knowledge:
    """Return what is known when every feed was just asked."""
    ground = read_ground(kiosk.map) if kiosk.map is not None else None
    return Knowledge(asyncio.run(_asked(MOMENT)), cameras=_cameras(kiosk), ground=ground)


def lost(known: Knowledge) -> Knowledge:
    """Return what is left of it when no feed has answered for an hour."""
    since = MOMENT - LOST
    failure = Failure(MOMENT, Reason.NO_ANSWER, 10.0)
    told = {
        name: replace(one, failed_since=since, failure=failure)
        for name, one in known.snapshots.items()
    }
    cameras = {
        name: replace(one, liveness=Liveness.GONE, at=since, since=since)
        for name, one in known.cameras.items()
    }
    return replace(known, snapshots=told, cameras=cameras)


def alarmed(known: Knowledge, kiosk: Kiosk, *, drill: bool) -> Knowledge:
    """Return it with an alert that takes the screen, which is meant or not."""
    status = Status.EXERCISE if drill else Status.ACTUAL
    return replace(known, alerts=_standing(kiosk, _earthquake(), status))


def rained_on(known: Knowledge, kiosk: Kiosk) -> Knowledge:
    """Return it with a warning of rain, which a visitor may go past."""
    return replace(known, alerts=_standing(kiosk, _rain(), Status.ACTUAL))


def _rain() -> Info:
    return Info(
        event="호우",
        language="ko-KR",
        categories=(Category.MET,),
        severity=Severity.SEVERE,
        urgency=Urgency.EXPECTED,
        certainty=Certainty.LIKELY,
        headline="서울 호우경보",
        description="서울 전역에 시간당 50 mm 이상의 비가 예상됩니다.",
        sender_name="기상청",
        expires=MOMENT + timedelta(hours=6),
    )


def _earthquake() -> Info:
    return Info(
        event="지진",
        language="ko-KR",
        categories=(Category.GEO,),
        severity=Severity.EXTREME,
        urgency=Urgency.IMMEDIATE,
        certainty=Certainty.OBSERVED,
        headline="지진 발생: 규모 5.8",
        description=_BODY,
        sender_name="행정안전부",
        expires=MOMENT + timedelta(hours=2),
    )


def _standing(kiosk: Kiosk, info: Info, status: Status) -> tuple[Stand, ...]:
    sent = MOMENT - timedelta(seconds=40)
    alert = Alert("sample.example", "alert-1", sent, status, MessageKind.ALERT, infos=(info,))
    place = Place(Point(kiosk.place.lat, kiosk.place.lon))
    return Board().hearing(Heard(alert, MOMENT)).standing(place, MOMENT)


def _cameras(kiosk: Kiosk) -> Mapping[str, Outlook]:
    here = Position(kiosk.place.lat, kiosk.place.lon)
    return {name: Outlook(SQUARE, here, Liveness.LIVE, MOMENT) for name in kiosk.cameras}


async def _asked(now: datetime) -> dict[str, Snapshot]:
    text = Text(json.dumps(feeds_document(ADDRESS), ensure_ascii=False))
    book = read_book(Document(Path("sample feeds"), text), {"sample": Key(KEY)})

    def answer(request: httpx.Request) -> httpx.Response:
        return _answer(request, now)

    # Certificates of proxies take seconds to load, and nothing is sent anywhere.
    transport = httpx.MockTransport(answer)
    async with httpx.AsyncClient(transport=transport, trust_env=False) as client:
        told = [await _snapshot(one, client, now) for one in book.subscriptions]
    return {one.id: one for one in told}


def _answer(request: httpx.Request, now: datetime) -> httpx.Response:
    """Return what the sample city answers, as its server would; only the wire is left out."""
    raw = request.url.raw_path.decode().partition("?")[0].split("/")[1:]
    answerer, _ = DOORS[raw[0]]
    steps = tuple(unquote(step) for step in raw[1:])
    reply = answerer(Question(steps, dict(request.url.params), now, now, ADDRESS), None)
    return httpx.Response(reply.status, content=reply.body, headers={"Content-Type": reply.kind})


async def _snapshot(one: Subscription, client: httpx.AsyncClient, now: datetime) -> Snapshot:
    answers = await one.feed.fetch(Line(client, lambda: now))
    return one.snapshot(Kept(answers, now))
