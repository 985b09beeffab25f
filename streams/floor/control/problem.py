"""Every error of a control interface, said as an RFC 9457 problem document."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from aiohttp import web

from streams.floor.log import logger, redact

CONTENT_TYPE = "application/problem+json"
TYPES = "urn:citywall:problem:"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
PHRASES = {
    401: "Send the header 'Authorization: Bearer TOKEN' with the token of the control token file.",
    404: "There is nothing at this path; GET /openapi.json lists what there is.",
    405: "This path does not answer to this method.",
    413: "The body of the request is too large; no request here needs one.",
    500: "The request failed by an error of the program; the log has it.",
}

log = logger(__name__)


class ProblemError(Exception):
    """A request that cannot be answered, and why.

    Args:
        status: HTTP status.
        kind: The last word of the problem's type, for example ``unknown-channel``; empty for
            ``about:blank``.
        detail: A sentence on this occurrence that a person can act on.
        headers: Headers of the answer.
        more: Further members of the document.
    """

    def __init__(
        self,
        status: int,
        kind: str,
        detail: str,
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        """Keep what the document will say."""
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.detail = detail
        self.headers = dict(headers or {})
        self.more = dict(more or {})


def document(problem: ProblemError, path: str) -> dict[str, Any]:
    """The problem as a document: type, title, status, detail, instance, and its own members.

    Args:
        problem: What went wrong.
        path: Path of the request, as sent (percent-encoded).
    """
    return {
        "type": TYPES + problem.kind if problem.kind else "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": redact(problem.detail),
        "instance": redact(path),
        **problem.more,
    }


def answer(problem: ProblemError, path: str) -> web.Response:
    """The problem as an answer."""
    return web.Response(
        body=json.dumps(document(problem, path), ensure_ascii=False).encode(),
        status=problem.status,
        content_type=CONTENT_TYPE,
        headers={"Cache-Control": "no-store", **problem.headers},
    )


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn whatever a handler raises into a problem document (the outermost middleware)."""
    path = request.rel_url.raw_path
    try:
        return await handler(request)
    except ProblemError as problem:
        return answer(problem, path)
    except web.HTTPException as error:
        if error.status < HTTPStatus.BAD_REQUEST:
            raise
        allow = {name: error.headers[name] for name in ("Allow",) if name in error.headers}
        detail = PHRASES.get(error.status, error.reason)
        return answer(ProblemError(error.status, "", detail, allow), path)
    except Exception:
        log.exception("a control request failed", method=request.method, path=path)
        return answer(ProblemError(500, "", PHRASES[500]), path)
