"""A camera that plays a script over a real socket: the test decides what it hears and says."""

from __future__ import annotations

import base64
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field

PATIENCE_S = 30.0


@dataclass(frozen=True)
class Request:
    """What a client asked."""

    method: str
    url: str
    headers: dict[str, str]


@dataclass
class Call:
    """One connection of a client, as the script sees it.

    Attributes:
        connection: The socket.
        heard: All requests so far.
        port: Where the camera listens.
    """

    connection: socket.socket
    port: int
    heard: list[Request] = field(default_factory=list)
    frames: list[bytes] = field(default_factory=list)
    _data: bytes = b""

    @property
    def url(self) -> str:
        """The camera's own URL."""
        return f"rtsp://127.0.0.1:{self.port}/video"

    def hear(self, method: str) -> Request:
        """Wait for a request of this kind; others before it are heard and left unanswered."""
        while True:
            request = self.next_request()
            if request.method == method:
                return request

    def requests(self, patience: float) -> Iterator[Request | None]:
        """What is asked, as it comes; None whenever nothing came for so many seconds."""
        self.connection.settimeout(patience)
        while True:
            try:
                yield self.next_request()
            except TimeoutError:
                yield None

    def next_request(self) -> Request:
        """Wait for whatever is asked next; `$` frames before it are kept in ``frames``."""
        while self._next_byte() == b"$":
            self._take_frame()
        while b"\r\n\r\n" not in self._data:
            self._more()
        head, _, self._data = self._data.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        method, url, _ = first.split(" ")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        request = Request(method, url, headers)
        self.heard.append(request)
        return request

    def answer(self, status: str = "200 OK", body: str = "", **headers: str) -> None:
        """Answer the newest request; header names have `_` for `-`."""
        lines = [f"RTSP/1.0 {status}", f"CSeq: {self.heard[-1].headers['cseq']}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        self.send(("\r\n".join(lines) + "\r\n\r\n" + body).encode())

    def send(self, *data: bytes) -> None:
        """Send bytes."""
        self.connection.sendall(b"".join(data))

    def _next_byte(self) -> bytes:
        if not self._data:
            self._more()
        return self._data[:1]

    def _take_frame(self) -> None:
        """Take a frame when it is whole: a time-out on the way must lose nothing."""
        while len(self._data) < 4 or len(self._data) < self._frame_end():
            self._more()
        end = self._frame_end()
        self.frames.append(self._data[4:end])
        self._data = self._data[end:]

    def _frame_end(self) -> int:
        return 4 + int.from_bytes(self._data[2:4], "big")

    def _more(self) -> None:
        data = self.connection.recv(65536)
        if not data:
            raise EOFError("the client hung up")
        self._data += data


Script = Callable[[Call], object]


def description(parameters: Sequence[bytes] = (), codec: str = "H264") -> str:
    """A session description with one video track."""
    lines = ["v=0", "o=- 0 0 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=control:*"]
    lines += ["m=video 0 RTP/AVP 96", f"a=rtpmap:96 {codec}/90000"]
    if parameters:
        sets = ",".join(base64.b64encode(one).decode() for one in parameters)
        lines.append(f"a=fmtp:96 packetization-mode=1;sprop-parameter-sets={sets}")
    return "\r\n".join([*lines, "a=control:track1", ""])


def play(
    call: Call,
    sdp: str = "",
    channels: str = "0-1",
    session: str = "12345678",
    public: str = "OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER",
) -> None:
    """The handshake of a camera that has nothing against its client."""
    call.hear("OPTIONS")
    call.answer(Public=public)
    call.hear("DESCRIBE")
    call.answer(body=sdp or description(), Content_Type="application/sdp")
    call.hear("SETUP")
    call.answer(Transport=f"RTP/AVP/TCP;unicast;interleaved={channels}", Session=session)
    call.hear("PLAY")
    call.answer(Session=session.partition(";")[0])


def wait_for_goodbye(call: Call) -> None:
    """Leave the connection open until the client closes it."""
    while True:
        call.next_request()


@dataclass
class ScriptedCamera:
    """Listens, and plays one script for each connection; the last one again and again.

    Attributes:
        port: Where.
        address: On which of this machine's addresses.
        calls: The connections so far.
        faults: What went wrong in the scripts; a test must find none.
    """

    port: int
    address: str = "127.0.0.1"
    calls: list[Call] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it is found."""
        return f"rtsp://{self.address}:{self.port}/video"


@contextmanager
def scripted(*scripts: Script, address: str = "127.0.0.1") -> Iterator[ScriptedCamera]:
    """Open a camera that plays these scripts; what fails in one fails the test."""
    listener = socket.create_server((address, 0))
    listener.settimeout(PATIENCE_S)
    camera = ScriptedCamera(listener.getsockname()[1], address)
    threads: list[threading.Thread] = []

    def perform(call: Call, script: Script) -> None:
        # A client that hangs up is no fault: the test knows what should have been heard.
        with closing(call.connection), suppress(EOFError, ConnectionError):
            try:
                script(call)
            except (AssertionError, LookupError, ValueError, OSError) as fault:
                if not isinstance(fault, ConnectionError):
                    camera.faults.append(fault)

    def listen() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connection.settimeout(PATIENCE_S)
            call = Call(connection, camera.port)
            camera.calls.append(call)
            script = scripts[min(len(camera.calls), len(scripts)) - 1]
            threads.append(threading.Thread(target=perform, args=(call, script), daemon=True))
            threads[-1].start()

    ear = threading.Thread(target=listen, daemon=True)
    ear.start()
    try:
        yield camera
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        ear.join(PATIENCE_S)
        for call in camera.calls:
            _shut(call.connection)
        for thread in threads:
            thread.join(PATIENCE_S)
        assert not camera.faults, camera.faults


def _shut(connection: socket.socket) -> None:
    # Its script may have closed it already.
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
