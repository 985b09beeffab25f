"""``GET /events``: the hub's messages over a WebSocket, or as server-sent events."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

from aiohttp import WSCloseCode, hdrs, web

from streams.floor.control.problem import ProblemError
from wall.remote.hub import Hub
from wall.remote.mailbox import Mailbox

HEARTBEAT_S = 20.0
FAREWELL_S = 2.0
LARGEST_MESSAGE = 4096
SEND_BUFFER = 256 * 1024
"""What the kernel may hold for a listener that does not read."""
STREAM = "text/event-stream"
GONE = "the listener has gone"


class Events:
    """Answers ``GET /events``.

    Args:
        hub: Where the messages come from.
    """

    def __init__(self, hub: Hub) -> None:
        """Nobody listens yet."""
        self._hub = hub

    async def get(self, request: web.Request) -> web.StreamResponse:
        """A WebSocket, or a stream of events for ``Accept: text/event-stream``.

        Raises:
            ProblemError: 426 for neither, 503 for one listener too many.
        """
        if request.headers.get(hdrs.UPGRADE, "").lower() == "websocket":
            return await self._web_socket(request)
        if STREAM in request.headers.get(hdrs.ACCEPT, ""):
            return await self._stream(request)
        raise ProblemError(
            426,
            "upgrade-required",
            f"Ask with a WebSocket handshake, or with the header 'Accept: {STREAM}'.",
            {hdrs.UPGRADE: "websocket", hdrs.CONNECTION: "Upgrade"},
        )

    async def _web_socket(self, request: web.Request) -> web.StreamResponse:
        answer = web.WebSocketResponse(
            heartbeat=HEARTBEAT_S, max_msg_size=LARGEST_MESSAGE, compress=False
        )
        if not answer.can_prepare(request):
            raise ProblemError(400, "bad-handshake", "This is no whole WebSocket handshake.")

        async def send(batch: Sequence[str]) -> None:
            for text in batch:
                await answer.send_str(text)

        mailbox = self._hub.join()
        try:
            await answer.prepare(request)
            _bound(request)
            await _deliver(mailbox, send, _hear(answer, mailbox))
            await _farewell(answer, request, mailbox)
        finally:
            self._hub.leave(mailbox)
        return answer

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(
            headers={hdrs.CONTENT_TYPE: STREAM, hdrs.CACHE_CONTROL: "no-store"}
        )

        async def send(batch: Sequence[str]) -> None:
            await answer.write("".join(f"data: {text}\n\n" for text in batch).encode())

        mailbox = self._hub.join()
        try:
            await answer.prepare(request)
            _bound(request)
            await _deliver(mailbox, send)
        finally:
            self._hub.leave(mailbox)
        _abort(request)  # a listener that does not read would hold the end of the answer up
        return answer


async def _deliver(
    mailbox: Mailbox,
    send: Callable[[Sequence[str]], Awaitable[None]],
    *beside: Coroutine[Any, Any, None],
) -> None:
    """Send what comes until the box is closed, though a send may wait for one who does not read.

    Args:
        mailbox: What is to be sent.
        send: Sends the messages of one moment.
        beside: What else goes on until then.
    """

    async def pump() -> None:
        try:
            while batch := await mailbox.take():
                await send(batch)
        except ConnectionError:
            mailbox.close(GONE)

    tasks = [asyncio.create_task(part) for part in (pump(), *beside)]
    try:
        await mailbox.ended()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _hear(answer: web.WebSocketResponse, mailbox: Mailbox) -> None:
    """Read what a listener says, which is of interest only in that it ends."""
    async for _message in answer:
        pass
    mailbox.close(GONE)


async def _farewell(answer: web.WebSocketResponse, request: web.Request, mailbox: Mailbox) -> None:
    """Close with the reason; one who does not read gets it only while a short time lasts."""
    reason = mailbox.closed or GONE
    code = WSCloseCode.POLICY_VIOLATION if mailbox.slow else WSCloseCode.GOING_AWAY
    try:
        async with asyncio.timeout(FAREWELL_S):
            await answer.close(code=code, message=reason.encode())
    except (TimeoutError, ConnectionError):
        _abort(request)


def _bound(request: web.Request) -> None:
    """Keep the kernel from holding megabytes for a listener that does not read."""
    if request.transport is not None:
        connection = request.transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)


def _abort(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()
