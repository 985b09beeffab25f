"""Lets programs hand alerts over, and ask what stands, through any control interface."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from layouts.problem import DocumentError
from streams.alerts.alert import Info
from streams.alerts.explain import explained
from streams.alerts.hazard import guideline_for
from streams.alerts.markup import MOST_BYTES
from streams.alerts.stand import Stand
from streams.floor.control.problem import ProblemError

if TYPE_CHECKING:
    # With them come signatures and feeds, which a wall without alerts does not wait for.
    from streams.alerts.desk import AlertDesk
    from streams.alerts.rounds import Condition

FRESH: Final = {"Cache-Control": "no-store"}
SOURCE: Final = "POST /alerts"


class AlertRoutes:
    """``POST /alerts`` takes a CAP message, ``GET /alerts`` tells what stands.

    Args:
        desk: Where messages go; None: the program was started without alerts, and says so.
    """

    def __init__(self, desk: AlertDesk | None) -> None:
        self._present = desk

    def add(self, routes: web.UrlDispatcher) -> None:
        """Serve them."""
        routes.add_post("/alerts", self._take)
        routes.add_get("/alerts", self._standing, allow_head=False)

    @property
    def _desk(self) -> AlertDesk:
        if self._present is None:
            detail = "No alerts are heard here; start it with --alerts FILE."
            raise ProblemError(409, "no-alerts", detail)
        return self._present

    async def _take(self, request: web.Request) -> web.Response:
        desk = self._desk
        document = await _body(request)
        try:
            taken = await asyncio.wrap_future(desk.take(document, SOURCE))
        except DocumentError as error:
            raise ProblemError(400, "bad-alert", str(error)) from None
        policy = desk.settings.policy
        words = explained(taken.heard, taken.verdict, policy, policy.languages[0])
        stand = taken.verdict.stand
        answer = {
            "alert": stand.id if stand is not None else None,
            "stands": stand is not None,
            "reason": taken.verdict.reason.value,
            "signature": taken.heard.seal.state.value,
            "new": taken.new,
            "words": [line.strip() for line in words],
        }
        return web.json_response(answer, headers=FRESH)

    async def _standing(self, _request: web.Request) -> web.Response:
        answer = {
            "alerts": [_told(stand) for stand in self._desk.standing],
            "feeds": [_feed(condition) for condition in self._desk.conditions],
        }
        return web.json_response(answer, headers=FRESH)


async def _body(request: web.Request) -> bytes:
    """Read the body, which may be larger than other requests' are.

    Raises:
        ProblemError: 413 where it is too large even so.
    """
    data = bytearray()
    async for chunk in request.content.iter_any():
        data += chunk
        if len(data) > MOST_BYTES:
            detail = f"{SOURCE}: found more than {MOST_BYTES:,} bytes; send a smaller message."
            raise ProblemError(413, "large-alert", detail)
    return bytes(data)


def _told(stand: Stand) -> dict[str, Any]:
    alert = stand.alert
    return {
        "alert": stand.id,
        "identifier": alert.identifier,
        "sender": alert.sender,
        "sent": alert.sent.isoformat(),
        "status": alert.status.value,
        "actual": alert.actual,
        "signature": stand.seal.state.value,
        "signer": stand.seal.signer,
        "priority": stand.priority,
        "since": stand.since.isoformat(),
        "until": stand.until.isoformat(),
        "source": stand.heard.source,
        "guideline": guideline_for(stand.infos).kind,
        "info": [_info(info) for info in stand.infos],
    }


def _info(info: Info) -> dict[str, Any]:
    return {
        "language": info.language,
        "event": info.event,
        "severity": info.severity.value,
        "urgency": info.urgency.value,
        "certainty": info.certainty.value,
        "headline": info.headline,
        "description": info.description,
        "instruction": info.instruction,
        "onset": info.onset.isoformat() if info.onset else None,
        "areas": [area.description for area in info.areas],
    }


def _feed(condition: Condition) -> dict[str, Any]:
    return {
        "feed": condition.source,
        "fetched": condition.fetched.isoformat() if condition.fetched else None,
        "error": condition.error,
        "failures": condition.failures,
    }
