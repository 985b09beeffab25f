"""The reception answers every RTSP request: who may come in, what there is, where to sit."""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from streams.sample import sdp
from streams.sample.camera import Camera, Stream
from streams.sample.dialogue import Reply, Request
from streams.sample.digest import DigestGuard

_CHANNELS = re.compile(r"interleaved=(\d+)(?:-\d+)?", re.IGNORECASE)
_METHODS = "OPTIONS, DESCRIBE, SETUP, PLAY, GET_PARAMETER, SET_PARAMETER, TEARDOWN"


@dataclass
class Visit:
    """How far one connection has come.

    Attributes:
        camera: the camera that it asks for.
        stream: the stream that it has set up.
        session: the id of its session.
        channel: the interleaved channel of its RTP packets.
        voice: the interleaved channel of its sound; None where it has not set that up.
        playing: it has been told to play.
        over: it is to be closed after the reply.
    """

    camera: Camera | None = None
    stream: Stream | None = None
    session: str | None = None
    channel: int = 0
    voice: int | None = None
    playing: bool = False
    over: bool = False


class Reception:
    """Answers requests for the cameras of a city."""

    def __init__(
        self,
        cameras: Mapping[str, Camera],
        guard: DigestGuard,
        rtp_info: Callable[[Stream], tuple[int, int]],
        timeout: int,
    ) -> None:
        """Open the reception.

        Args:
            cameras: the cameras by id, the first part of a URL's path.
            guard: checks logins.
            rtp_info: tells the sequence number and timestamp of the frame that comes next.
            timeout: a session's time-out in seconds, which clients are told; 0 tells none.
        """
        self._cameras = cameras
        self._guard = guard
        self._rtp_info = rtp_info
        self._timeout = timeout
        self._answers: dict[str, Callable[[Request, Visit], Reply]] = {
            "DESCRIBE": self._describe,
            "SETUP": self._setup,
            "PLAY": self._play,
            "GET_PARAMETER": self._stay,
            "SET_PARAMETER": self._stay,
            "PAUSE": lambda request, visit: Reply(455),
            "TEARDOWN": self._teardown,
        }

    def answer(self, request: Request, visit: Visit, now: float) -> Reply | None:
        """Return the reply to a request, or None where the camera does not answer any more.

        Args:
            request: the request.
            visit: its connection, which goes on to the next state.
            now: seconds of a clock that never goes back.
        """
        if request.path:
            visit.camera = self._cameras.get(request.path[0])
        fault = visit.camera.fault if visit.camera else None
        if fault is not None and fault.kind == "half_open":
            return None
        if request.method == "OPTIONS":
            return Reply(headers={"Public": _METHODS})
        if fault is not None and fault.kind == "refuse" and fault.status != 401:
            return Reply(fault.status)
        if visit.camera is None:
            return Reply(404)
        challenge = self._challenge(request, visit.camera, now)
        if challenge is not None:
            return Reply(401, {"WWW-Authenticate": challenge})
        answer = self._answers.get(request.method)
        return Reply(501) if answer is None else answer(request, visit)

    def _challenge(self, request: Request, camera: Camera, now: float) -> str | None:
        if camera.fault is not None and camera.fault.kind == "refuse":
            return self._guard.challenge(now)
        if camera.login is None:
            return None
        header = request.headers.get("authorization")
        return self._guard.check(header, request.method, camera.login, now)

    def _describe(self, request: Request, visit: Visit) -> Reply:
        stream = _stream(request, visit)
        if stream is None or visit.camera is None:
            return Reply(404)
        base = request.url.rstrip("/") + "/"
        headers = {"Content-Base": base, "Content-Type": "application/sdp"}
        clip = stream.show.clip
        title = f"{visit.camera.id} {stream.name}"
        tone = visit.camera.heard(stream.name)
        return Reply(200, headers, sdp.describe(clip.spec, clip.parameter_sets, title, tone))

    def _setup(self, request: Request, visit: Visit) -> Reply:
        stream = _stream(request, visit)
        if stream is None:
            return Reply(404)
        if visit.playing:
            return Reply(455)
        transport = request.headers.get("transport", "")
        if "RTP/AVP/TCP" not in transport:
            return Reply(461)
        channels = _CHANNELS.search(transport)
        channel = int(channels[1]) & 0xFE if channels else 0
        granted = f"RTP/AVP/TCP;unicast;interleaved={channel}-{channel + 1}"
        if request.path[-1] == "track2":
            if visit.camera is None or visit.camera.heard(stream.name) is None:
                return Reply(404)
            visit.voice = channel
        else:
            visit.channel, visit.stream = channel, stream
            granted += f";ssrc={stream.reel.ssrc:08X}"
        visit.session = visit.session or secrets.token_hex(4).upper()
        return Reply(headers={"Transport": granted, "Session": self._session(visit)})

    def _play(self, request: Request, visit: Visit) -> Reply:
        if visit.stream is None and visit.voice is None:
            return Reply(455)
        if not _names(request, visit):
            return Reply(454)
        visit.playing = True
        if visit.stream is None:
            return Reply(headers={"Session": self._session(visit), "Range": "npt=now-"})
        sequence, timestamp = self._rtp_info(visit.stream)
        track = f"{request.url.rstrip('/')}/track1"
        info = f"url={track};seq={sequence};rtptime={timestamp}"
        headers = {"Session": self._session(visit), "Range": "npt=now-", "RTP-Info": info}
        return Reply(headers=headers)

    def _stay(self, request: Request, visit: Visit) -> Reply:
        if not _names(request, visit):
            return Reply(454)
        return Reply(headers={"Session": self._session(visit)} if visit.session else {})

    def _teardown(self, request: Request, visit: Visit) -> Reply:
        visit.over = True
        return Reply(200 if _names(request, visit) else 454)

    def _session(self, visit: Visit) -> str:
        told = f";timeout={self._timeout}" if self._timeout else ""
        return f"{visit.session}{told}"


def _stream(request: Request, visit: Visit) -> Stream | None:
    if visit.camera is None or len(request.path) < 2:
        return None
    return next((s for name, s in visit.camera.streams.items() if name == request.path[1]), None)


def _names(request: Request, visit: Visit) -> bool:
    """Say whether a request names the session that its connection has, if it names one."""
    named = request.headers.get("session")
    return named is None or named.partition(";")[0].strip() == visit.session
