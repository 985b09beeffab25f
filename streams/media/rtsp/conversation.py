"""One camera's RTSP conversation, from OPTIONS to PLAY and while it plays, without a socket.

The caller owns the socket and the clock: it writes what these methods return and feeds what it
reads.  Nothing here waits, and nothing grows: a camera can neither hang nor flood the caller.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from streams.floor.reason import Reason
from streams.media.rtsp.inbox import Inbox
from streams.media.rtsp.message import Reply, Request, build_reply, parse_message
from streams.media.rtsp.outbox import Outbox
from streams.media.rtsp.quirk import Quirk, quirk_of
from streams.media.rtsp.refused import ProtocolError, Refused, printable, refusal
from streams.media.rtsp.sdp import Description, Media, choose_video, parse_sdp
from streams.media.rtsp.transport import ASKED, DEFAULT_TIMEOUT_S, parse_channels, parse_session
from streams.media.rtsp.url import absolute_url, base_url, control_urls, parse_url

if TYPE_CHECKING:
    from layouts.credentials import Credential

__all__ = ["Conversation", "ProtocolError", "Refused", "Stage", "Track"]

_REPLY_LIMIT = 32
_KEEPALIVE_SHARE = 0.4
_KEEPALIVE_LONGEST_S = 25.0
_REDIRECTS = (301, 302, 303, 305, 307)
# What servers answer to a control URL that they did not mean; 459 is "aggregate not allowed".
_WRONG_URL = (400, 404, 451, 454, 455, 459, 460)
_INVALID_RANGE = 457
_UNAUTHORIZED = 401
_SESSION_NOT_FOUND = 454
_ANSWERED = "OPTIONS, ANNOUNCE, GET_PARAMETER, SET_PARAMETER, REDIRECT"
_WHOLE: tuple[tuple[str, str], ...] = (("Range", "npt=0.000-"),)


def _nonce() -> str:
    return secrets.token_hex(8)


class Stage(Enum):
    """The request that is under way, or what came of it."""

    OPTIONS = "OPTIONS"
    DESCRIBE = "DESCRIBE"
    SETUP = "SETUP"
    PLAY = "PLAY"
    PLAYING = "PLAYING"
    CLOSED = "CLOSED"


@dataclass(frozen=True, slots=True)
class Track:
    """The video that plays.

    Attributes:
        codec: ``h264`` or ``hevc``.
        payload_type: RTP payload type of its packets.
        rtp: Interleaved channel of RTP, as the server answered it.
        rtcp: Interleaved channel of RTCP, as the server answered it.
        clock_rate: Hz of the RTP timestamps.
        parameter_sets: Raw NAL units (no start codes) in the order VPS, SPS, PPS; may be empty.
        frame_rate: Frames per second as announced; None where the camera does not say.
        size: Width and height in pixels as announced; None where the camera does not say.
    """

    codec: str
    payload_type: int
    rtp: int
    rtcp: int
    clock_rate: int
    parameter_sets: tuple[bytes, ...]
    frame_rate: float | None
    size: tuple[int, int] | None = None


class Conversation:
    """The client's side of one RTSP session that plays one track over its own connection.

    Any answer counts as the answer to the request under way, whatever its CSeq: some cameras
    count wrongly, and there is never more than one request under way.

    Attributes:
        stage: How far the conversation has come.
        track: What plays; None before SETUP was answered.
        redirect: Where the camera sends the caller instead (without userinfo), with the stage
            CLOSED.  The caller counts redirects, and decides whether to take its credential there.
        said: The camera's last status line, printable, at most 100 characters.
        leftover: Bytes from behind (and ``$`` frames from just before) the answer to PLAY.
        quirk: The policy for this make of camera, None where the rule serves.
    """

    def __init__(
        self,
        url: str,
        credential: Credential | None = None,
        *,
        user_agent: str = "citywall",
        cnonce: Callable[[], str] = _nonce,
        choose: Callable[[Description], Media] = choose_video,
    ) -> None:
        """Prepares a conversation about ``url``.

        Args:
            url: ``rtsp://`` or ``rtsps://``, without userinfo.
            credential: Signs the requests once the camera asks for it.
            user_agent: What the camera's log will name.
            cnonce: Makes client nonces for Digest.
            choose: Says which of what the camera describes is set up; nothing else is.

        Raises:
            ValueError: Not an RTSP URL.
        """
        self.stage = Stage.OPTIONS
        self.track: Track | None = None
        self.redirect: str | None = None
        self.said = ""
        self.leftover = b""
        self.quirk: Quirk | None = None
        self._choose = choose
        self._url = parse_url(url).url
        self._inbox = Inbox()
        self._outbox = Outbox(credential, user_agent, cnonce)
        self._replies = 0
        self._public: frozenset[str] = frozenset()
        self._timeout_s = DEFAULT_TIMEOUT_S
        self._media: Media | None = None
        self._aggregate = self._url
        self._track_url = self._url
        self._candidates: Iterator[str] = iter(())
        self._range = _WHOLE
        self._keepalive_refused = False
        self._keepalive_retried = False

    @property
    def media(self) -> Media | None:
        """What was chosen of the camera's description; None before it came."""
        return self._media

    @property
    def keepalive_interval(self) -> float:
        """Seconds between two keep-alives: well inside the session's time limit, at most 25."""
        return min(self._timeout_s * _KEEPALIVE_SHARE, _KEEPALIVE_LONGEST_S)

    def begin(self) -> bytes:
        """Returns the first request.

        OPTIONS goes first, as every common client does it: its answer says which keep-alive the
        camera knows, and some firmware answers DESCRIBE only then.
        """
        return self._outbox.request("OPTIONS", self._url)

    def receive(self, data: bytes) -> bytes:
        """Takes bytes of the handshake.

        Args:
            data: As read from the socket, cut anywhere.

        Returns:
            Bytes to write, often none.  When the stage has become PLAYING, ``leftover`` holds
            what is not the handshake's, and further bytes are the caller's to take apart.

        Raises:
            Refused: The camera said no.
            ProtocolError: The other side does not speak RTSP as it must.
            RuntimeError: The handshake is over already.
        """
        if self._shaken():
            raise RuntimeError("the handshake is over: give messages to reply() instead")
        self._inbox.feed(data)
        out = bytearray()
        try:
            while not self._shaken():
                message = self._inbox.next_message()
                if message is None:
                    return bytes(out)
                out += self._take(message)
        except (Refused, ProtocolError):
            self.stage = Stage.CLOSED
            raise
        self.leftover = self._inbox.leftover()
        return bytes(out)

    def _shaken(self) -> bool:
        return self.stage in (Stage.PLAYING, Stage.CLOSED)

    def reply(self, message: bytes) -> bytes:
        """Takes one complete RTSP message met between ``$`` frames while the video plays.

        A refused keep-alive does not end a video that flows: another method is used from then
        on, and a session that dies after all stops sending.

        Args:
            message: As long as ``message_length`` measured it.

        Returns:
            Bytes to write: the answer to a request of the server, or the keep-alive signed anew.

        Raises:
            ProtocolError: The session is gone, or the bytes are no RTSP message: reconnect.
        """
        met = parse_message(message)
        if isinstance(met, Request):
            return self._answer(met)
        self._learn(met)
        if met.status == _SESSION_NOT_FOUND:
            self.stage = Stage.CLOSED
            raise ProtocolError(Reason.SESSION_LOST, words=self.said)
        if met.status == _UNAUTHORIZED and not self._keepalive_retried:
            self._keepalive_retried = True
            return self._keepalive_signed_anew(met)
        if met.status >= 400:
            self._keepalive_refused = True
        elif met.status >= 200:
            self._outbox.accepted()
        return b""

    def keepalive(self) -> bytes:
        """Returns the request that keeps the session alive; none unless the video plays."""
        if self.stage is not Stage.PLAYING:
            return b""
        self._keepalive_retried = False
        return self._keep_alive()

    def teardown(self) -> bytes:
        """Ends the conversation; returns TEARDOWN where there is a session to end.

        Old live555 servers go on sending into the next connection that gets the same number
        unless they are told (scottlamb/retina#17), so send it before the socket is closed.
        """
        known = self._outbox.session and self.stage in (Stage.PLAY, Stage.PLAYING)
        self.stage = Stage.CLOSED
        return self._outbox.request("TEARDOWN", self._aggregate) if known else b""

    def _keep_alive(self) -> bytes:
        method = "GET_PARAMETER" if "GET_PARAMETER" in self._public else "OPTIONS"
        if self.quirk:
            method = self.quirk.keepalive
        elif self._keepalive_refused:
            # TP-Link Tapo and C520WS announce what they refuse (scottlamb/retina#133, #136).
            method = "OPTIONS"
        return self._outbox.request(method, self._aggregate)

    def _keepalive_signed_anew(self, reply: Reply) -> bytes:
        try:
            return self._outbox.signed_anew(reply)
        except Refused:
            self._keepalive_refused = True
            return b""

    def _take(self, message: Reply | Request) -> bytes:
        self._replies += 1
        if self._replies > _REPLY_LIMIT:
            raise ProtocolError(Reason.NEVER_PLAYS)
        if isinstance(message, Request):
            return self._answer(message)
        self._learn(message)
        if message.status < 200:
            return b""
        if message.status == _UNAUTHORIZED:
            return self._outbox.signed_anew(message)
        if message.status in _REDIRECTS and self._redirected(message):
            return b""
        if message.status < 300:
            self._outbox.accepted()
        steps = {
            Stage.OPTIONS: self._after_options,
            Stage.DESCRIBE: self._after_describe,
            Stage.SETUP: self._after_setup,
            Stage.PLAY: self._after_play,
        }
        return steps[self.stage](message)

    def _learn(self, reply: Reply) -> None:
        self.said = printable(f"{reply.status} {reply.reason}")
        public = reply.header("public")
        if public:
            self._public = frozenset(word.strip().upper() for word in public.split(","))
        self.quirk = self.quirk or quirk_of(reply.header("server"))

    def _answer(self, request: Request) -> bytes:
        """Answers a request of the server."""
        if request.method == "REDIRECT":
            self._redirected(request)
        headers = [("CSeq", request.header("cseq") or "0")]
        session = request.header("session")
        if session:
            headers.append(("Session", session))
        if request.method == "OPTIONS":
            headers.append(("Public", _ANSWERED))
        if request.method in _ANSWERED.split(", "):
            return build_reply(200, "OK", headers)
        return build_reply(501, "Not Implemented", headers)

    def _redirected(self, message: Reply | Request) -> bool:
        location = message.header("location")
        self.redirect = absolute_url(self._url, location) if location else None
        if self.redirect is None:
            return False
        self.stage = Stage.CLOSED
        return True

    def _after_options(self, _reply: Reply) -> bytes:
        # Whatever OPTIONS was answered: DESCRIBE tells the truth about the stream.
        self.stage = Stage.DESCRIBE
        return self._outbox.request("DESCRIBE", self._url, ("Accept", "application/sdp"))

    def _after_describe(self, reply: Reply) -> bytes:
        if not 200 <= reply.status < 300:
            raise refusal(reply.status, reply.reason)
        description = parse_sdp(reply.body)
        self._media = self._choose(description)
        base = base_url(self._url, reply.header("content-base"), reply.header("content-location"))
        self._aggregate = control_urls(base, description.control)[0]
        self._candidates = iter(control_urls(base, self._media.control))
        self.stage = Stage.SETUP
        return self._setup(next(self._candidates))

    def _setup(self, url: str) -> bytes:
        self._track_url = url
        return self._outbox.request("SETUP", url, ("Transport", ASKED))

    def _after_setup(self, reply: Reply) -> bytes:
        if not 200 <= reply.status < 300:
            return self._setup(self._next_candidate(reply))
        session = parse_session(reply.header("session"))
        if session:
            self._outbox.session = session.id
            self._timeout_s = session.timeout_s
        self.track = self._granted(reply.header("transport"))
        self.stage = Stage.PLAY
        self._inbox.keep_frames = True
        urls = dict.fromkeys((self._aggregate, self._track_url, self._url))
        self._candidates = iter(urls)
        return self._play(next(self._candidates))

    def _granted(self, transport: str | None) -> Track | None:
        media = self._media
        if media is None:
            return None
        rtp, rtcp = parse_channels(transport)
        return Track(
            codec=media.codec,
            payload_type=media.payload_type,
            rtp=rtp,
            rtcp=rtcp,
            clock_rate=media.clock_rate,
            parameter_sets=media.parameter_sets,
            frame_rate=media.frame_rate,
            size=media.size,
        )

    def _play(self, url: str) -> bytes:
        self._aggregate = url
        return self._outbox.request("PLAY", url, *self._range)

    def _after_play(self, reply: Reply) -> bytes:
        if 200 <= reply.status < 300:
            self.stage = Stage.PLAYING
            return b""
        if reply.status == _INVALID_RANGE and self._range:
            self._range = ()
            return self._play(self._aggregate)
        return self._play(self._next_candidate(reply))

    def _next_candidate(self, reply: Reply) -> str:
        """Returns the next URL the server may have meant, where that may be what it refused."""
        url = next(self._candidates, None) if reply.status in _WRONG_URL else None
        if url is None:
            raise refusal(reply.status, reply.reason)
        return url
