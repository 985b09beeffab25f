"""`python -m streams alerts` says in words what is made of CAP messages at a place, and why."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from layouts.problem import DocumentError
from layouts.text import read_bytes
from streams.alerts.alert import Pair, Point
from streams.alerts.alerts_form import load_alert_settings
from streams.alerts.anchors import load_anchors
from streams.alerts.board import Board
from streams.alerts.cap import read_alert
from streams.alerts.explain import explained
from streams.alerts.fetch import FetchError, fetch, open_session
from streams.alerts.heard import Heard
from streams.alerts.index import MOST_BYTES, read_index, shown
from streams.alerts.instant import read_instant
from streams.alerts.markup import MOST_BYTES as MOST_MESSAGE
from streams.alerts.place import Place
from streams.alerts.settings import AlertSettings
from streams.alerts.signature import check
from streams.floor import log

BAD = 2
NOTHING = 1
_PLACE = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*,\s*([+-]?\d+(?:\.\d+)?)\s*")


def alerts(
    target: Annotated[
        list[str], typer.Argument(help="CAP messages or feeds: files or http(s) addresses")
    ],
    place: Annotated[str | None, typer.Option(help="where we are", metavar="LAT,LON")] = None,
    document: Annotated[
        Path | None,
        typer.Option(help="an alerts document: its place and policy", metavar="FILE"),
    ] = None,
    radius: Annotated[float, typer.Option(min=0, help="of the place, metres")] = 0.0,
    geocode: Annotated[
        list[str] | None, typer.Option(help="a code of the place", metavar="SYSTEM=CODE")
    ] = None,
    region: Annotated[
        list[str] | None, typer.Option(help="a name of the place's region", metavar="NAME")
    ] = None,
    anchors: Annotated[
        Path | None,
        typer.Option(help="folder of the certificates that are trusted", metavar="FOLDER"),
    ] = None,
    at: Annotated[
        str | None, typer.Option(help="judge as of this moment, with its zone", metavar="TIME")
    ] = None,
    language: Annotated[str, typer.Option(help="of what would be shown")] = "ko",
) -> None:
    """Say of CAP messages, which may update and cancel one another, whether they stand, and why.

    Exits with 0 where one stands, with 1 where none does, with 2 where something is wrong.
    """
    log.set_up(log.LogSettings(level="ERROR"))
    try:
        settings = _settings(document, place, radius, geocode or [], region or [])
        if anchors is not None:
            settings = replace(settings, anchors=load_anchors(anchors))
        now = _moment(at)
        documents = asyncio.run(_collect(target))
        heard = [_heard(data, source, settings, now) for data, source in documents]
    except (DocumentError, FetchError, ValueError) as error:
        sys.stderr.write(f"alerts: {error}\n")
        raise typer.Exit(BAD) from None
    board = Board(policy=settings.policy).hearing(*heard)
    stands = 0
    for one in sorted(board.messages.values(), key=lambda one: (one.alert.sent, one.key)):
        verdict = board.verdict(one.key, settings.place, now)
        stands += verdict.stand is not None
        for line in explained(one, verdict, settings.policy, language):
            sys.stdout.write(line + "\n")
    count = len(board.messages)
    sys.stdout.write(f"{stands} of {count} message{'s' if count != 1 else ''} stand here now.\n")
    if not stands:
        raise typer.Exit(NOTHING)


def _heard(data: bytes, source: str, settings: AlertSettings, now: datetime) -> Heard:
    checked = check(data, source, settings.anchors, now)
    return Heard(read_alert(checked.content, source), now, checked.seal, source)


def _settings(
    document: Path | None,
    place: str | None,
    radius: float,
    geocodes: Sequence[str],
    regions: Sequence[str],
) -> AlertSettings:
    """Return what is asked for.

    Raises:
        DocumentError: The alerts document cannot be used.
        ValueError: The place is none.
    """
    if document is not None:
        loaded = load_alert_settings(document)
        return replace(loaded, place=_place(place, radius, geocodes, regions)) if place else loaded
    if place is None:
        raise ValueError("say where we are, by --place 37.5663,126.9779 or --document FILE")
    return AlertSettings(_place(place, radius, geocodes, regions))


def _place(text: str, radius: float, geocodes: Sequence[str], regions: Sequence[str]) -> Place:
    found = _PLACE.fullmatch(text)
    point = Point(float(found[1]), float(found[2])) if found else None
    if point is None or abs(point.lat) > 90 or abs(point.lon) > 180:
        raise ValueError(f"--place: '{text}' is no place; write LAT,LON as 37.5663,126.9779")
    codes = []
    for geocode in geocodes:
        name, sign, value = geocode.partition("=")
        if not sign:
            raise ValueError(f"--geocode: '{geocode}' is none; write SYSTEM=CODE as SAME=006109")
        codes.append(Pair(name, value))
    return Place(point, radius, tuple(codes), tuple(regions))


def _moment(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC)
    instant = read_instant(text)
    if instant is None or not instant.zoned:
        raise ValueError(f"--at: '{text}' is no moment; write 2026-11-21T18:00:00+09:00")
    return instant.at


async def _collect(targets: Sequence[str]) -> list[tuple[bytes, str]]:
    """Return every message and where it came from; an index is followed."""
    documents: list[tuple[bytes, str]] = []
    async with open_session() as session:
        for target in targets:
            if not target.startswith(("http://", "https://")):
                documents.append((await asyncio.to_thread(read_bytes, Path(target)), target))
                continue
            data = (await fetch(session, target, MOST_BYTES)).data or b""
            index = read_index(data, target)
            if index.message:
                documents.append((data, shown(target)))
            for entry in index.entries:
                got = await fetch(session, entry.url, MOST_MESSAGE)
                documents.append((got.data or b"", shown(entry.url)))
            if index.left_off:
                words = f"{shown(target)} names {index.left_off} more, which are left off"
                sys.stderr.write(f"alerts: {words}.\n")
    return documents
