"""Sources that are no RTSP cameras: a film in a file, an MJPEG camera, a live HLS channel."""

from __future__ import annotations

import functools
import http.server
import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import numpy.typing as npt

WIDTH, HEIGHT, FPS = 320, 180, 20


def image(number: int) -> npt.NDArray[np.uint8]:
    """A square that wanders to the right."""
    made = np.full((HEIGHT, WIDTH, 3), 70, np.uint8)
    made[30:110, number * 4 % (WIDTH - 40) :][:, :40] = 220
    return made


def write(path: Path, frames: Iterator[int], gop: int = FPS, **options: str) -> None:
    """Write pictures by their numbers to a file, or to a live playlist as they come."""
    with av.open(str(path), "w", options=options) as out:
        stream = out.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.gop_size = gop
        stream.options = {"preset": "ultrafast", "tune": "zerolatency"}
        for number in frames:
            frame = av.VideoFrame.from_ndarray(image(number))
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def in_real_time(over: threading.Event) -> Iterator[int]:
    """Numbers of pictures at the moments when a camera would take them."""
    began = time.monotonic()
    for number in itertools.count():
        if over.wait(max(0.0, began + number / FPS - time.monotonic())):
            return
        yield number


class _Mjpeg(http.server.BaseHTTPRequestHandler):
    """What a camera of twenty years ago sends: JPEG after JPEG, for ever."""

    over: threading.Event

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        for number in in_real_time(self.over):
            _, jpeg = cv2.imencode(".jpg", image(number))
            head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
            try:
                self.wfile.write(head.encode() + jpeg.tobytes() + b"\r\n")
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


class _Files(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@contextmanager
def _served(handler: functools.partial[_Files] | type[_Mjpeg]) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def mjpeg() -> Iterator[str]:
    """An MJPEG camera; gives its URL."""
    over = threading.Event()
    with _served(type("Camera", (_Mjpeg,), {"over": over})) as address:
        try:
            yield f"{address}/video.mjpg"
        finally:
            over.set()


@contextmanager
def hls(folder: Path, segment_s: float = 1.0) -> Iterator[str]:
    """A live HLS channel whose segments come in real time; gives its URL."""
    playlist, over = folder / "live.m3u8", threading.Event()
    options = {"hls_time": f"{segment_s}", "hls_list_size": "5", "hls_flags": "delete_segments"}
    writer = threading.Thread(
        target=write, args=(playlist, in_real_time(over), round(FPS * segment_s)), kwargs=options
    )
    writer.start()
    try:
        with _served(functools.partial(_Files, directory=str(folder))) as address:
            yield f"{address}/live.m3u8"
    finally:
        over.set()
        writer.join()
