"""A visitor that speaks RTSP in plain sight, and a small city for it to visit."""

import hashlib
import re
import socket
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from streams.sample.process import CityProcess


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: str


@dataclass(frozen=True)
class Packet:
    channel: int
    body: bytes

    @property
    def sequence(self) -> int:
        return int(struct.unpack_from(">H", self.body, 2)[0])

    @property
    def timestamp(self) -> int:
        return int(struct.unpack_from(">I", self.body, 4)[0])

    @property
    def marker(self) -> bool:
        return bool(self.body[1] & 0x80)

    @property
    def begins_keyframe(self) -> bool:
        """Whether an H.264 parameter set or the start of an IDR picture is in the packet."""
        kind = self.body[12] & 0x1F
        return kind in (5, 7, 24) or (kind == 28 and self.body[13] & 0x9F == 0x85)


class Visitor:
    """One RTSP connection; everything it waits for has five seconds to come."""

    def __init__(self, url: str) -> None:
        """Connect to the server of a URL."""
        self.url = url
        host, port = url.split("/")[2].split(":")
        self.connection = socket.create_connection((host, int(port)), timeout=5)
        self._stream = self.connection.makefile("rb")
        self._count = 0

    def close(self) -> None:
        self._stream.close()
        self.connection.close()

    def ask(self, method: str, url: str | None = None, **headers: str) -> Answer:
        self._count += 1
        lines = [f"{method} {url or self.url} RTSP/1.0", f"CSeq: {self._count}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return self.reply()

    def reply(self) -> Answer:
        """Return the next reply; packets before it are passed over."""
        while (first := self._stream.read(1)) == b"$":
            self._stream.read(struct.unpack(">BH", self._stream.read(3))[1])
        lines = [(first + self._stream.readline()).decode().strip()]
        while line := self._stream.readline().decode().strip():
            lines.append(line)
        if not lines[0]:
            raise EOFError("the city closed the connection")
        headers = dict(line.split(": ", 1) for line in lines[1:])
        assert headers["CSeq"] == str(self._count)
        body = self._stream.read(int(headers.get("Content-Length", "0"))).decode()
        return Answer(int(lines[0].split()[1]), headers, body)

    def play(self, channels: str = "0-1") -> Answer:
        transport = f"RTP/AVP/TCP;unicast;interleaved={channels}"
        assert self.ask("SETUP", f"{self.url}/track1", Transport=transport).status == 200
        answer = self.ask("PLAY")
        assert answer.status == 200
        return answer

    def packet(self) -> Packet:
        head = self._stream.read(4)
        if len(head) < 4:
            raise EOFError("the city closed the connection")
        assert head[0] == 0x24, f"{head!r} where a packet begins"
        _, channel, length = struct.unpack(">BBH", head)
        return Packet(channel, self._stream.read(length))

    def packets(self, count: int, channel: int = 0) -> list[Packet]:
        found: list[Packet] = []
        while len(found) < count:
            packet = self.packet()
            if packet.channel == channel:
                found.append(packet)
        return found

    def bytes_up_to(self, count: int) -> bytes:
        return self._stream.read(count)


def digest(challenge: str, method: str, uri: str, username: str, password: str) -> str:
    """Answer a challenge as a client does."""
    nonce = re.search(r'nonce="([^"]+)"', challenge)
    realm = re.search(r'realm="([^"]+)"', challenge)
    assert nonce is not None
    assert realm is not None

    def md5(text: str) -> str:
        return hashlib.md5(text.encode()).hexdigest()

    who, what = md5(f"{username}:{realm[1]}:{password}"), md5(f"{method}:{uri}")
    fields = f'username="{username}", realm="{realm[1]}", nonce="{nonce[1]}", uri="{uri}"'
    if 'qop="auth"' in challenge:
        response = md5(f"{who}:{nonce[1]}:00000001:c0ffee:auth:{what}")
        fields += ', qop=auth, nc=00000001, cnonce="c0ffee"'
    else:
        response = md5(f"{who}:{nonce[1]}:{what}")
    return f'Digest {fields}, response="{response}"'


@pytest.fixture(scope="session")
def city() -> Iterator[CityProcess]:
    with CityProcess(cameras=8, clips="tiny", digest_every=8) as running:
        yield running


@pytest.fixture
def visit() -> Iterator[Callable[[str], Visitor]]:
    visitors: list[Visitor] = []

    def go(url: str) -> Visitor:
        visitors.append(Visitor(url))
        return visitors[-1]

    yield go
    for visitor in visitors:
        visitor.close()


@pytest.fixture
def answer_digest() -> Callable[..., str]:
    return digest
