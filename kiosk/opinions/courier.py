"""Brings opinions to the city over HTTP, again and again until it says that it has them."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Callable
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Final

import httpx

from kiosk.opinions.letter import Fate, Verdict, body, headers, judged
from kiosk.opinions.opinion import Opinion
from kiosk.opinions.outbox import Outbox
from kiosk.opinions.settings import OpinionSettings
from streams.feeds.line import Clock, asked_wait_s, certificates, reason_of, utc_now
from streams.feeds.pace import pause
from streams.feeds.reason import FeedError, Reason
from streams.floor.log import logger
from streams.floor.loop import call_in

ANSWER_S: Final = 10.0
"""How long one letter may take as a whole; a receiver that drips bytes is cut off too."""
SLOWEST_S: Final = 300.0
"""However often it failed, it is tried again after five minutes."""
LOOK_S: Final = 60.0
"""However little there is to do, the clock is looked at: it may have been set."""
MOST_ANSWER: Final = 64 * 1024
END_S: Final = 2.0

log = logger(__name__)


class Courier:
    """One kiosk's courier, in a thread of its own.

    Args:
        outbox: What is delivered; closed by whoever opened it, after `stop`.
        settings: Where to.
        clock: Tells the time.
        chance: Where the jitter of pauses comes from.
        answer_s: How long one letter may take, seconds.
        slowest_s: The longest pause after failures, seconds.
    """

    def __init__(
        self,
        outbox: Outbox,
        settings: OpinionSettings,
        clock: Clock = utc_now,
        chance: random.Random | None = None,
        answer_s: float = ANSWER_S,
        slowest_s: float = SLOWEST_S,
    ) -> None:
        """Nothing is sent before `start`."""
        self._outbox = outbox
        self._settings = settings
        self._clock = clock
        self._chance = chance or random.Random()
        self._answer_s = answer_s
        self._slowest_s = slowest_s
        self._failures = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._woken = asyncio.Event()
        self._begun = threading.Event()
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)

    def start(self) -> None:
        """Begin to deliver; without an endpoint nothing is sent."""
        if self._settings.endpoint is not None:
            self._thread.start()
            self._begun.wait()

    def wake(self) -> None:
        """Say that there is something new; from any thread."""
        self._tell(self._woken.set)

    def stop(self) -> None:
        """Stop; a letter under way goes again, and the city knows it."""
        if self._task is not None:
            self._tell(self._task.cancel)
            self._thread.join(self._answer_s + END_S)

    def _tell(self, what: Callable[[], object]) -> None:
        if self._loop is not None:
            call_in(self._loop, what)

    def _run(self) -> None:
        try:
            asyncio.run(self._deliver())
        except asyncio.CancelledError:
            log.debug("the courier has ended")
        finally:
            self._begun.set()

    async def _deliver(self) -> None:
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        self._begun.set()
        while True:
            try:
                async with _client() as client:
                    await self._serve(client)
            except Exception:
                # A thread that ended would be missed by nobody, and opinions would wait for ever.
                log.exception("the courier broke down, and begins anew")
                await asyncio.sleep(self._slowest_s)

    async def _serve(self, client: httpx.AsyncClient) -> None:
        while True:
            wait_s = await self._turn(client)
            if wait_s > 0 and self._failures:
                # Nothing that comes in makes a city answer sooner.
                await asyncio.sleep(wait_s)
            elif wait_s > 0:
                await self._rest(wait_s)

    async def _rest(self, wait_s: float) -> None:
        try:
            async with asyncio.timeout(wait_s):
                await self._woken.wait()
        except TimeoutError:
            return
        self._woken.clear()

    async def _turn(self, client: httpx.AsyncClient) -> float:
        """Deliver one opinion; return for how long there is nothing to do, seconds."""
        try:
            opinion = self._outbox.next(self._clock())
            if opinion is None:
                wait_s = self._outbox.wait_s(self._clock())
                return LOOK_S if wait_s is None else min(LOOK_S, max(wait_s, 0.05))
            verdict = await self._send(client, opinion)
            return self._settle(opinion, verdict)
        except OSError as error:
            log.error("the outbox of opinions fails", error=str(error))
            self._failures += 1
            return pause(self._slowest_s, self._failures, FeedError(Reason.STUMBLED), self._chance)

    def _settle(self, opinion: Opinion, verdict: Verdict) -> float:
        now, failure = self._clock(), verdict.failure
        if failure is None:
            self._outbox.forget(opinion.code, now)
            if self._failures:
                log.info("opinions are delivered again", after=self._failures)
            self._failures = 0
            return 0.0
        if not self._failures:
            log.warning("an opinion is not delivered yet", why=str(failure))
        held = verdict.fate is Fate.HELD
        self._outbox.postpone(opinion.code, failure, now, held=held)
        if held:
            # The city answers; it is this one that it does not like.
            return 0.0
        self._failures += 1
        return pause(self._slowest_s, self._failures, failure, self._chance)

    async def _send(self, client: httpx.AsyncClient, opinion: Opinion) -> Verdict:
        try:
            async with asyncio.timeout(self._answer_s):
                return await self._post(client, opinion)
        except (TimeoutError, httpx.TimeoutException):
            return Verdict(Fate.LATER, FeedError(Reason.NO_ANSWER, self._answer_s))
        except httpx.InvalidURL:
            return Verdict(Fate.LATER, FeedError(Reason.SHAPE, own="an address that is none"))
        except httpx.HTTPError as error:
            return Verdict(Fate.LATER, FeedError(reason_of(error)))

    async def _post(self, client: httpx.AsyncClient, opinion: Opinion) -> Verdict:
        key = self._settings.key
        request = client.build_request(
            "POST",
            self._settings.endpoint or "",
            content=body(opinion),
            headers=headers(opinion, key.text if key else None),
        )
        response = await client.send(request, stream=True)
        try:
            answer = bytearray()
            async for piece in response.aiter_bytes():
                answer += piece
                if len(answer) > MOST_ANSWER:
                    break
        finally:
            await response.aclose()
        wait_s = asked_wait_s(response.headers.get("Retry-After", ""), self._clock())
        return judged(opinion.code, response.status_code, bytes(answer), wait_s)


def _client() -> httpx.AsyncClient:
    # A cookie would tie one citizen's opinion to the next one's.
    nothing = CookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
    return httpx.AsyncClient(
        timeout=None,
        verify=certificates(),
        cookies=nothing,
        headers={"User-Agent": "citywall"},
        limits=httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=30),
    )
