"""Lets programs tell the wall what happens, ask which rules are called, and end them."""

from __future__ import annotations

from aiohttp import web

from layouts.nearest import nearest
from layouts.problem import DocumentError
from streams.floor.control.problem import ProblemError
from streams.floor.log import logger
from wall.remote.port import Port
from wall.rules.event_form import EventForm, read_event

FRESH = {"Cache-Control": "no-store"}
SOURCE = "POST /events"

log = logger(__name__)


class RuleRoutes:
    """The event port, and the rules that are called.

    Args:
        port: The glass.
    """

    def __init__(self, port: Port) -> None:
        self._port = port

    def add(self, routes: web.UrlDispatcher) -> None:
        """Serve them."""
        routes.add_post("/events", self._tell)
        routes.add_get("/rules", self._rules)
        routes.add_delete(r"/rules/{rule:[\s\S]+}", self._dismiss)

    async def _tell(self, request: web.Request) -> web.Response:
        event = _event(await request.read())
        happening = event.happening()
        if happening is None:
            if not self._port.ends(event.id):
                raise ProblemError(
                    404, "unknown-event", f"The event '{event.id}' has not begun, or has ended."
                )
            log.info("event ended", id=event.id)
            return web.json_response({"event": event.id, "rules": []}, headers=FRESH)
        called = list(self._port.happens(happening))
        log.info("event told", id=event.id, kind=happening.kind.value, rules=called)
        return web.json_response({"event": event.id, "rules": called}, headers=FRESH)

    async def _rules(self, _request: web.Request) -> web.Response:
        return web.json_response({"rules": list(self._port.rules())}, headers=FRESH)

    async def _dismiss(self, request: web.Request) -> web.Response:
        rule = request.match_info["rule"]
        if not self._port.dismiss(rule):
            close = nearest(rule, [str(one["rule"]) for one in self._port.rules()])
            hint = f" Did you mean '{close}'?" if close is not None else ""
            detail = f"No rule '{rule}' is called now.{hint}"
            raise ProblemError(404, "unknown-rule", detail, more={"nearest": close})
        log.info("rule ended by remote control", rule=rule)
        return web.json_response({"rule": rule}, headers=FRESH)


def _event(body: bytes) -> EventForm:
    """Return the event in a request's body.

    Raises:
        ProblemError: 400 where it is none; the detail names every place with its mend.
    """
    try:
        text = body.decode()
        if not text.strip():
            raise _bad(f"{SOURCE}: found nothing, expected an event as JSON.")
        event = read_event(text, SOURCE)
    except UnicodeDecodeError:
        raise _bad(f"{SOURCE}: found bytes that are no UTF-8; send JSON in UTF-8.") from None
    except DocumentError as error:
        raise _bad(str(error)) from None
    if event.lost is not None:
        raise _bad(
            f"{SOURCE}: $.lost: the wall counts lost cameras by itself; "
            "'lost' is for python -m wall rules."
        )
    return event


def _bad(detail: str) -> ProblemError:
    return ProblemError(400, "bad-event", detail)
