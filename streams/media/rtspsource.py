"""A camera over RTSP/TCP on a bare non-blocking socket: drained lazily, kept as raw bytes."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable

from layouts.credentials import Credential
from streams.floor.reason import Reason
from streams.floor.truth import Link
from streams.media.backoff import pause
from streams.media.cause import Cause, cause_of
from streams.media.handover import Handed
from streams.media.poller import READ, WRITE
from streams.media.pulse import pulse
from streams.media.replay.passage import Tail
from streams.media.replay.tape import Tape
from streams.media.rhythm import ROUND_S, Rhythm
from streams.media.rtsp.conversation import Conversation, Stage
from streams.media.rtsp.refused import ProtocolError, Refused
from streams.media.rtsp.url import parse_url
from streams.media.session import Session
from streams.media.source import Facts
from streams.media.station import SCRATCH, Station
from streams.media.unit import AccessUnit

HANDSHAKE_S = 9.0
"""Given up so that the next try, a second later, comes ten seconds after this one at the latest."""
HOLDS_PERMIT_S = (2.0, 2.0, 0.5)
"""After the first try, the second, and all later ones: a camera that has not answered by then waits
on without a permit.  Many that are dead must not keep the others out."""
SOONEST_S = 0.8
SILENCE_S = 8.0
"""A session that brings nothing for this long is opened afresh: half-open TCP never says so."""
FIRST_DRAIN_S = 0.05
RESOLVE_AGAIN_S = 0.05
REDIRECTS = 3


class RtspSource:
    """One RTSP session that is always either playing or on its way to.

    Args:
        url: Without user information.
        credential: For Basic or Digest, or None.
        station: Shared by the worker's sources.
        limit: Bytes of one group of pictures kept at most.
        arrived: Called with the time whenever something changed: a drain, a failure, a new try.
    """

    def __init__(
        self,
        url: str,
        credential: Credential | None,
        station: Station,
        limit: int,
        arrived: Callable[[float], None],
    ) -> None:
        self.facts = Facts()
        self.codec = ""
        self.extradata = b""
        self.cadence = 0.5
        self.rate = 90_000
        self.due = 0.0
        self.keys = 0
        self._url, self._target = url, url
        self._credential = credential
        self._station, self._limit, self._arrived = station, limit, arrived
        self.tape = Tape(station.vault)
        self._socket: socket.socket | None = None
        self._conversation: Conversation | None = None
        self._session: Session | None = None
        self._permitted = self._motion = False
        self._redirects = 0
        self._deadline = self._heard_at = self._alive_at = 0.0
        self._rhythm = Rhythm(None)

    def start(self, now: float) -> None:
        """Queue for a handshake."""
        self.facts.link = Link.CONNECTING
        self.facts.tries += 1
        self._station.limiter.ask(self, self._permit)
        self._arrived(now)

    def tick(self, now: float) -> None:
        """Whatever is due: the next try, the end of patience, a drain."""
        if self._session is None:
            (self.start if self.facts.link == Link.WAITING else self._go_on)(now)
        elif not self._still_sends(now):
            self._drain(now)

    def set_motion(self, motion: bool, now: float) -> None:
        """Wake on every arrival, or at the cadence only."""
        if motion == self._motion:
            return
        self._motion = motion
        if self._session is None or self._socket is None:
            return
        if motion:
            self._station.poller.watch(self._socket.fileno(), READ, self._drain)
        else:
            self._station.poller.unwatch(self._socket.fileno())
        self._drain(now)

    def key(self) -> AccessUnit | None:
        """The newest whole keyframe."""
        return self._session.key() if self._session else None

    def group(self) -> list[AccessUnit]:
        """From the newest keyframe up to now."""
        return self._session.group() if self._session else []

    def fresh(self) -> list[AccessUnit]:
        """What came since."""
        return self._session.fresh() if self._session else []

    def captured(self, timestamp: int) -> float:
        """When a picture was captured, s, monotonic."""
        return self._session.clock.captured(timestamp) if self._session else 0.0

    def tail(self) -> Tail | None:
        """The live group of pictures."""
        return self._session.tail() if self._session else None

    def close(self) -> None:
        """Say goodbye if the camera listens, and give the socket back."""
        if self._socket is not None and self._conversation is not None and self._session:
            self._send(self._conversation.teardown())
        self._hang_up()
        self.due = 0.0
        self.facts.link = Link.IDLE

    def hand_over(self) -> tuple[Handed, socket.socket] | None:
        """Give the playing session and its socket away; None where there is none to give."""
        session, conversation, connection = self._session, self._conversation, self._socket
        if session is None or conversation is None or connection is None:
            return None
        self._station.poller.unwatch(connection.fileno())
        session.close()
        self._session = self._conversation = self._socket = None
        self.due = 0.0
        return Handed(session, conversation, self.facts, self._alive_at), connection

    def adopt(self, handed: Handed, connection: socket.socket, now: float) -> None:
        """Go on with a session that another worker gave away."""
        session, conversation = handed.session, handed.conversation
        session.settle(self._station.account, self.tape)
        self._session, self._conversation, self._socket = session, conversation, connection
        self.facts, self.keys = handed.facts, session.keys
        self.codec, self.rate = session.track.codec, session.track.clock_rate
        self._alive_at, self._heard_at = handed.alive_at, now
        self._rhythm = Rhythm(connection)
        self._appoint(now)

    def hurry(self, now: float) -> None:
        """Be called again soon."""
        self._appoint(now)

    def stumble(self, now: float, error: Exception) -> None:
        """Something in this camera's stream was not foreseen: connect afresh."""
        self._fail(now, Cause(Reason.STUMBLED, words=type(error).__name__))

    def _go_on(self, now: float) -> None:
        """Whatever a handshake under way needs."""
        if self._deadline > 0 and now >= self._deadline - HANDSHAKE_S + self._holds_permit():
            self._release()
        if self._socket is None:
            self._connect(now)
        elif now >= self._deadline:
            self._fail(now, Cause(Reason.NO_ANSWER, HANDSHAKE_S))
        else:
            self._appoint(self._deadline)

    def _holds_permit(self) -> float:
        return HOLDS_PERMIT_S[min(self.facts.tries, len(HOLDS_PERMIT_S)) - 1]

    def _permit(self) -> None:
        self._permitted = True
        self._appoint(0.001)

    def _connect(self, now: float) -> None:
        """Resolve and connect; comes back here until the name is known."""
        if self._deadline <= 0:
            self._deadline = now + HANDSHAKE_S
        try:
            place = parse_url(self._target)
            at_home = place.host == parse_url(self._url).host
            # Who is sent to another host does not take the camera's password along.
            conversation = Conversation(self._target, self._credential if at_home else None)
        except ValueError:
            self._fail(now, Cause(Reason.URL_UNUSABLE))
            return
        address = self._station.resolver.look_up(place.host, place.port, now)
        if address is None and now < self._deadline:
            self._appoint(now + RESOLVE_AGAIN_S)
            return
        if address is None or isinstance(address, Cause):
            self._fail(now, address or Cause(Reason.NAME_LATE, words=place.host))
            return
        try:
            self._socket = self._station.new_socket(address[0])
            self._socket.connect_ex(address[1])
        except OSError as error:
            self._fail(now, cause_of(error))
            return
        self._conversation = conversation
        self._station.poller.watch(self._socket.fileno(), WRITE, self._connected)
        self._appoint(min(now + self._holds_permit(), self._deadline))

    def _connected(self, now: float) -> None:
        if self._socket is None or self._conversation is None:
            return
        error = self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if error:
            self._fail(now, cause_of(OSError(error, os.strerror(error))))
            return
        self._station.poller.watch(self._socket.fileno(), READ, self._shake)
        self._send(self._conversation.begin())

    def _shake(self, now: float) -> None:
        """One more answer of the handshake."""
        conversation = self._conversation
        if self._socket is None or conversation is None:
            return
        try:
            data = self._socket.recv(65536)
            if not data:
                self._fail(now, Cause(Reason.HUNG_UP))
                return
            self._send(conversation.receive(data))
        except BlockingIOError:
            return
        except Refused as refused:
            self._fail(now, refused.cause, refused.status)
        except ProtocolError as error:
            self._fail(now, error.cause)
        except OSError as error:
            self._fail(now, cause_of(error))
        else:
            self._shaken(conversation, now)

    def _shaken(self, conversation: Conversation, now: float) -> None:
        if conversation.redirect is not None:
            self._follow(conversation.redirect, now)
        elif conversation.stage is Stage.PLAYING and conversation.track is not None:
            self._play(conversation, now)

    def _follow(self, target: str, now: float) -> None:
        self._redirects += 1
        if self._redirects > REDIRECTS:
            self._redirects, self._target = 0, self._url
            self._fail(now, Cause(Reason.SENT_ON, REDIRECTS))
            return
        self._target = target
        self._drop_socket()
        self._appoint(now)

    def _play(self, conversation: Conversation, now: float) -> None:
        facts, track = self.facts, conversation.track
        if track is None or self._socket is None:
            return
        self._release()
        self._session = Session(track, facts, self._limit, self._station.account, self.tape)
        self._rhythm = Rhythm(self._socket)
        self.codec, self.rate = track.codec, track.clock_rate
        facts.link, facts.tries, facts.refused = Link.PLAYING, 0, 0
        facts.sessions += 1
        facts.played_at = facts.packet_at = self._heard_at = now
        facts.cause = Cause(Reason.NONE, words=conversation.said)
        self._alive_at = now + conversation.keepalive_interval
        self._session.feed(conversation.leftover)
        conversation.leftover = b""
        if self._motion:
            self._station.poller.watch(self._socket.fileno(), READ, self._drain)
        else:
            self._station.poller.unwatch(self._socket.fileno())
        self._appoint(now + FIRST_DRAIN_S)

    def _drain(self, now: float) -> None:
        """Take all that the socket holds; hop; keep alive; appoint the next drain."""
        session = self._session
        if session is None:
            return
        try:
            open_still = self._receive(session, now)
            # What was read may have come after the turn began, on a busy machine by a second: to
            # the clock it would seem to arrive before it was captured, and all would look older.
            now = max(now, time.monotonic())
            for message in session.look(now):
                self._answer(message, now)
        except (ProtocolError, Refused) as error:
            self._fail(now, error.cause)
            return
        except OSError as error:
            self._fail(now, cause_of(error))
            return
        if self._session is not session:
            return
        self.keys = session.keys
        self._arrived(now)
        session.trim(self._motion)
        if not open_still:
            self._fail(now, Cause(Reason.CLOSED))
        elif now - self._heard_at > SILENCE_S:
            self._fail(now, Cause(Reason.SILENT, SILENCE_S))
        else:
            self._keep_alive(now)
            due = self._rhythm.plan(now, self.cadence, session.next_drain)
            self._appoint(due, patient=not self._motion)

    def _still_sends(self, now: float) -> bool:
        """Note when the last packet came without reading it; False: reading is due now."""
        if self._socket is None or self._motion or now >= self._rhythm.read_at - ROUND_S:
            return False
        try:
            felt = pulse(self._socket)
        except OSError:
            return False
        self.facts.packet_at = max(self.facts.packet_at, now - felt.silent)
        if not felt.whole or felt.silent > SILENCE_S or self._rhythm.full(felt.waiting):
            return False
        self._arrived(now)
        self._appoint(self._rhythm.next_look(now, self.cadence), patient=True)
        return True

    def _receive(self, session: Session, now: float) -> bool:
        """Feed the session with what the socket holds; False: the camera closed it."""
        connection, scratch = self._socket, self._station.scratch
        try:
            while connection is not None:
                size = connection.recv_into(scratch)
                if size == 0:
                    return False
                self._rhythm.came(size, now)
                self._heard_at = now
                session.feed(scratch[:size])
                if size < SCRATCH:
                    break
        except BlockingIOError:
            pass
        return True

    def _answer(self, message: bytes, now: float) -> None:
        conversation = self._conversation
        if conversation is not None:
            self._send(conversation.reply(message))
            if conversation.redirect is not None:
                self._follow(conversation.redirect, now)

    def _keep_alive(self, now: float) -> None:
        if now >= self._alive_at and self._conversation is not None and self._session is not None:
            self._alive_at = now + self._conversation.keepalive_interval
            self._send(self._conversation.keepalive())
            self._send(self._session.receiver_report())

    def _send(self, data: bytes) -> None:
        """Send a short message; a socket that cannot take it is dead, and reading will say so."""
        if data and self._socket is not None:
            try:
                self._socket.send(data)
            except OSError as error:
                self.facts.cause = cause_of(error)

    def _fail(self, now: float, cause: Cause, refused: int = 0) -> None:
        facts = self.facts
        tried_at = self._deadline - HANDSHAKE_S if self._deadline > 0 else now
        self._hang_up()
        self._target, self._redirects = self._url, 0
        facts.link, facts.refused, facts.cause = Link.WAITING, refused, cause
        # The time that a try took in vain is part of the pause: a slot is ten seconds at most.
        facts.retry_at = tried_at + pause(facts.tries or 1, self._station.chance)
        if facts.retry_at < now + SOONEST_S:
            facts.retry_at = now + pause(1, self._station.chance)
        self._appoint(facts.retry_at)
        self._arrived(now)

    def _hang_up(self) -> None:
        self._release()
        self._drop_socket()

    def _drop_socket(self) -> None:
        if self._session is not None:
            self._session.close()
        self._session = self._conversation = None
        self._deadline = 0.0
        if self._socket is not None:
            self._station.poller.unwatch(self._socket.fileno())
            self._socket.close()
            self._socket = None

    def _release(self) -> None:
        self._station.limiter.forget(self)
        if self._permitted:
            self._permitted = False
            self._station.limiter.done()

    def _appoint(self, due: float, *, patient: bool = False) -> None:
        self._station.poller.at(self, due, patient=patient)
