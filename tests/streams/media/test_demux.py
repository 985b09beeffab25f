"""The second path against real files and servers: what comes out, and what is said of failures."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream

from layouts.credentials import Credential
from streams.media.demux import READERS_LIMIT, DemuxPacket, DemuxReader
from tests.fakes.site import Site

WALL = Credential(username="wall@city", password="pl:nted/p@ss?w0rd")
PATIENCE_S = 20.0
START = b"\x00\x00\x01"


def film(path: Path, codec: str, frames: int = 20, **options: str) -> Path:
    """Writes a moving square, 20 frames a second, a keyframe every 10."""
    segments = {"hls_time": "0.4", "hls_list_size": "0"} if path.suffix == ".m3u8" else {}
    with av.open(str(path), "w", options=segments) as out:
        stream = out.add_stream(codec, 20)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height = 96, 64
        stream.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        stream.gop_size = 10
        stream.options = dict(options)
        for number in range(frames):
            picture = np.full((64, 96, 3), 40, np.uint8)
            picture[8:40, number * 3 : number * 3 + 20] = 220
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture)):
                out.mux(packet)
        for packet in stream.encode(None):
            out.mux(packet)
    return path


@contextmanager
def reading(
    url: str, credential: Credential | None = None, limit: int = 8 << 20
) -> Iterator[DemuxReader]:
    reader = DemuxReader(url, credential, limit_bytes=limit)
    reader.start()
    try:
        yield reader
    finally:
        reader.stop(PATIENCE_S)


def collect(reader: DemuxReader, enough: Callable[[list[DemuxPacket]], bool]) -> list[DemuxPacket]:
    packets: list[DemuxPacket] = []
    until = time.monotonic() + PATIENCE_S
    while not enough(packets) and time.monotonic() < until:
        packets += reader.drain()
        if reader.ended:
            packets += reader.drain()
            break
        time.sleep(0.01)
    return packets


def at_least(count: int) -> Callable[[list[DemuxPacket]], bool]:
    return lambda packets: len(packets) >= count


def ended(reader: DemuxReader) -> DemuxReader:
    collect(reader, lambda _: False)
    assert reader.ended
    return reader


def pictures(reader: DemuxReader, packets: list[DemuxPacket]) -> int:
    """How many pictures a decoder makes of the packets."""
    assert reader.codec is not None
    decoder = av.CodecContext.create(reader.codec, "r")
    assert isinstance(decoder, VideoCodecContext)
    if reader.extradata:
        decoder.extradata = reader.extradata
    count = sum(len(decoder.decode(av.Packet(packet.data))) for packet in packets)
    return count + len(decoder.decode(None))


@pytest.mark.parametrize(
    ("name", "codec", "decoder"),
    [
        ("film.mp4", "libx264", "h264"),
        ("film.ts", "libx264", "h264"),
        ("film.mkv", "libx265", "hevc"),
        ("film.avi", "mjpeg", "mjpeg"),
    ],
)
def test_a_file_brings_annex_b_pictures_at_its_own_speed(
    tmp_path: Path, name: str, codec: str, decoder: str
) -> None:
    path = film(tmp_path / name, codec, 20, **({} if codec == "mjpeg" else {"bf": "2"}))
    with reading(str(path)) as reader:
        packets = collect(reader, at_least(20))[:20]
    assert reader.codec == decoder
    assert packets[0].key
    assert sum(packet.key for packet in packets) == (20 if decoder == "mjpeg" else 2)
    if decoder != "mjpeg":
        assert all(START in packet.data[:5] for packet in packets)
        assert not reader.extradata or START in reader.extradata[:4]
    assert pictures(reader, packets) == 20
    assert packets[-1].arrived - packets[0].arrived >= 0.5


def test_a_file_loops_and_its_time_goes_on(tmp_path: Path) -> None:
    path = film(tmp_path / "short.mp4", "libx264", frames=6, bf="0")
    with reading(path.as_uri()) as reader:
        packets = collect(reader, at_least(20))
    times = [packet.pts_s for packet in packets]
    assert times == sorted(times)
    assert min(after - before for before, after in pairwise(times)) > 0.01
    assert all(abs(packet.arrived - packet.pts_s) < 5 for packet in packets)
    assert pictures(reader, packets) == len(packets)


def test_a_picture_is_a_keyframe_again_and_again(tmp_path: Path) -> None:
    path = tmp_path / "still.png"
    with av.open(str(path), "w", format="image2", options={"update": "1"}) as out:
        stream = out.add_stream("png", 1)
        stream.width, stream.height, stream.pix_fmt = 32, 16, "rgb24"
        out.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((16, 32, 3), np.uint8))))
    with reading(str(path)) as reader:
        first, second = collect(reader, at_least(2))[:2]
    assert reader.codec == "png"
    assert first.key
    assert second.key
    assert first.data == second.data
    assert second.pts_s - first.pts_s > 0.5


def test_what_nobody_drains_is_dropped_from_one_keyframe_to_the_next(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4", "libx264", frames=40)
    size = path.stat().st_size
    with reading(str(path), limit=size // 2) as reader:
        until = time.monotonic() + PATIENCE_S
        while reader.dropped < 20 and time.monotonic() < until:
            time.sleep(0.02)
        packets = reader.drain()
    assert reader.dropped >= 20
    assert packets[0].key
    assert sum(len(packet.data) for packet in packets) <= size // 2


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("site")
    film(root / "live.m3u8", "libx264")
    film(root / "film.ts", "libx264")
    film(root / "film.avi", "mjpeg")
    (root / "page.html").write_text("<html>no video here</html>" * 50)
    handler = type("SiteHere", (Site,), {"root": root, "login": WALL})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("scheme", ["open", "basic", "digest"])
def test_hls_is_read_with_any_way_to_sign_in(site: str, scheme: str) -> None:
    with reading(f"{site}/{scheme}/live.m3u8", WALL) as reader:
        packets = collect(reader, at_least(20))
    assert len(packets) == 20
    assert reader.codec == "h264"
    assert packets[0].key
    assert pictures(reader, packets) == 20


def test_motion_jpeg_over_http_is_all_keyframes_stamped_as_they_come(site: str) -> None:
    with reading(f"{site}/basic/cam.mjpg", WALL) as reader:
        packets = collect(reader, at_least(20))
    assert len(packets) >= 19
    assert all(packet.key and packet.data[:2] == b"\xff\xd8" for packet in packets)
    assert all(abs(packet.pts_s - packet.arrived) < 0.2 for packet in packets)


@pytest.mark.parametrize(
    ("path", "credential", "status", "words"),
    [
        ("digest/film.ts", None, 401, "refused the user name or password"),
        ("basic/film.ts", Credential(username="x", password="wr0ng-planted"), 401, "refused"),
        ("open/nothing.ts", WALL, 404, "no stream at this path"),
        ("forbidden/film.ts", WALL, 403, "forbids this account"),
        ("broken/film.ts", WALL, 500, "failed while it prepared"),
        ("open/page.html", WALL, None, "not video that FFmpeg knows"),
    ],
)
def test_a_refusal_is_said_in_words_and_never_with_a_password(
    site: str,
    capfd: pytest.CaptureFixture[str],
    path: str,
    credential: Credential | None,
    status: int | None,
    words: str,
) -> None:
    with reading(f"{site}/{path}", credential) as reader:
        ended(reader)
    assert words in (reader.error or "")
    assert reader.status == status
    told = f"{reader.error} {vars(reader)} {capfd.readouterr()}"
    assert "planted" not in told
    assert "pl%3Anted" not in told


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/nowhere/film.mp4", "the file is not there"),
        ("/", "folder"),
        ("nonsense://h/x", "does not speak the URL's protocol"),
        (__file__, "not video that FFmpeg knows"),
    ],
)
def test_what_cannot_be_opened_is_said_in_words(url: str, words: str) -> None:
    with reading(url) as reader:
        ended(reader)
    assert words in (reader.error or "")


def test_a_dead_port_is_said_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with reading(f"rtmp://127.0.0.1:{taken.getsockname()[1]}/live") as reader:
            ended(reader)
    assert "connection refused" in (reader.error or "")


def test_stopping_never_waits_for_a_camera_that_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        reader = DemuxReader(f"http://127.0.0.1:{silent.getsockname()[1]}/x", None)
        reader.start()
        connection, _ = silent.accept()
        reader.stop()
        assert not reader.ended
        connection.close()
        reader.stop(PATIENCE_S)
    assert reader.ended


class UdpCamera(threading.Thread):
    """An RTSP camera that knows only UDP: FFmpeg's RTP muxer behind four answers."""

    offer = "v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:t\r\n"

    def __init__(self, path: Path) -> None:
        """Listens on a port of its own."""
        super().__init__(daemon=True)
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.film = path
        self.transport = ""

    def run(self) -> None:
        connection, _ = self.server.accept()
        with connection, connection.makefile("rb") as lines:
            while request := lines.readline().decode():
                rest = iter(lambda: lines.readline().decode().strip(), "")
                headers = dict(line.split(": ", 1) for line in rest)
                method = request.split()[0]
                answer, body = "", ""
                if method == "DESCRIBE":
                    body = self.offer
                    answer = f"Content-Type: application/sdp\r\nContent-Length: {len(body)}\r\n"
                elif method == "SETUP":
                    self.transport = headers["Transport"]
                    answer = f"Transport: {self.transport};server_port=6970-6971\r\nSession: 1\r\n"
                text = f"RTSP/1.0 200 OK\r\nCSeq: {headers['CSeq']}\r\n{answer}\r\n{body}"
                connection.sendall(text.encode())
                if method == "PLAY":
                    self._send()

    def _send(self) -> None:
        port = self.transport.split("client_port=")[1].split("-")[0]
        with (
            av.open(str(self.film)) as source,
            av.open(f"rtp://127.0.0.1:{port}", "w", format="rtp") as out,
        ):
            stream = out.add_stream_from_template(source.streams.video[0])
            for packet in source.demux(video=0):
                if packet.size:
                    packet.stream = stream
                    out.mux(packet)
                    time.sleep(0.01)


def test_rtsp_over_udp_has_a_scheme_of_its_own(tmp_path: Path) -> None:
    camera = UdpCamera(film(tmp_path / "film.ts", "libx264", frames=60, tune="zerolatency"))
    camera.start()
    with camera.server, reading(f"rtspu://127.0.0.1:{camera.port}/x") as reader:
        packets = collect(reader, at_least(30))
    assert "UDP" in camera.transport or "RTP/AVP;" in camera.transport
    assert reader.codec == "h264"
    assert any(packet.key for packet in packets)
    assert len(packets) >= 30


def test_threads_are_bounded_and_the_one_too_many_is_told(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4", "libx264", frames=4)
    readers = [DemuxReader(str(path), None) for _ in range(READERS_LIMIT)]
    for reader in readers:
        reader.start()
    try:
        beyond = DemuxReader(str(path), None)
        beyond.start()
        assert beyond.ended
        assert f"reads {READERS_LIMIT} streams" in (beyond.error or "")
    finally:
        for reader in readers:
            reader.stop()
        for reader in readers:
            reader.stop(PATIENCE_S)
    assert all(reader.ended for reader in readers)
