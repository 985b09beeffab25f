"""Who may ask: a bearer on everything but liveness, and no foreign page on what changes things."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import hdrs, web

from streams.floor.control.problem import PHRASES, Handler, ProblemError
from streams.floor.control.token import same_token

OPEN_PATHS = frozenset({"/health"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CHALLENGE = 'Bearer realm="citywall"'


def bearer(token: str) -> Callable[..., Awaitable[web.StreamResponse]]:
    """A middleware that lets a request through only with the token.

    Args:
        token: The bearer token.
    """

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path not in OPEN_PATHS:
            require_bearer(request.headers.get(hdrs.AUTHORIZATION, ""), token)
        return await handler(request)

    return check


def require_bearer(header: str, token: str) -> None:
    """Check one Authorization header.

    Raises:
        ProblemError: 401, with the challenge RFC 6750 asks for.
    """
    scheme, _, offered = header.strip().partition(" ")
    if scheme.lower() != "bearer" or not offered.strip():
        raise ProblemError(401, "", PHRASES[401], {hdrs.WWW_AUTHENTICATE: CHALLENGE})
    if not same_token(offered.strip(), token):
        challenge = f'{CHALLENGE}, error="invalid_token"'
        detail = "This is not the token of the control token file of this server."
        raise ProblemError(401, "", detail, {hdrs.WWW_AUTHENTICATE: challenge})


@web.middleware
async def same_origin(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what a page of another origin sends to a changing or WebSocket endpoint.

    A program sends no Origin header and is let through.
    """
    origin = request.headers.get(hdrs.ORIGIN)
    changing = request.method not in SAFE_METHODS
    upgrade = request.headers.get(hdrs.UPGRADE, "").lower() == "websocket"
    if origin is not None and (changing or upgrade) and not is_same(origin, request):
        raise ProblemError(
            403,
            "foreign-origin",
            "A page of another origin may not do this; programs send no Origin header.",
        )
    return await handler(request)


def is_same(origin: str, request: web.Request) -> bool:
    """Whether an Origin header names the very server that the request was sent to."""
    parts = urlsplit(origin)
    return parts.scheme == request.scheme and parts.netloc.lower() == request.host.lower()
