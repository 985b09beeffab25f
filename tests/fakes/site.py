"""A web server with a password that serves HLS, files and Motion JPEG, and refuses in many ways."""

from __future__ import annotations

import base64
import hashlib
import re
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import av

from layouts.credentials import Credential


class Site(BaseHTTPRequestHandler):
    """One request: /basic/… asks for Basic, /digest/… for Digest, /open/… for nothing.

    Attributes:
        root: The folder that is served.
        login: Who may sign in.
    """

    root: Path
    login: Credential
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        scheme, _, name = self.path.strip("/").partition("/")
        if scheme == "forbidden":
            self._answer(403)
        elif scheme == "broken":
            self._answer(500)
        elif scheme == "basic" and not self._is_basic():
            self._answer(401, 'Basic realm="site"')
        elif scheme == "digest" and not self._is_digest():
            self._answer(401, 'Digest realm="site", nonce="a1b2", qop="auth"')
        elif name == "cam.mjpg":
            self._motion_jpeg()
        else:
            path = self.root / name
            self._answer(200 if path.is_file() else 404, body=path)

    def _answer(self, status: int, challenge: str = "", body: Path | None = None) -> None:
        data = body.read_bytes() if body and status == 200 else b""
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        if challenge:
            self.send_header("WWW-Authenticate", challenge)
        self.end_headers()
        self.wfile.write(data)

    def _is_basic(self) -> bool:
        said = f"{self.login.username}:{self.login.password}".encode()
        return self.headers.get("Authorization") == "Basic " + base64.b64encode(said).decode()

    def _is_digest(self) -> bool:
        said: dict[str, str] = dict(
            re.findall(r'(\w+)="?([^",]+)', self.headers.get("Authorization", ""))
        )

        def h(text: str) -> str:
            return hashlib.md5(text.encode()).hexdigest()

        if "response" not in said:
            return False
        secret = h(f"{self.login.username}:site:{self.login.password}")
        middle = f"a1b2:{said['nc']}:{said['cnonce']}:auth"
        asked = h(f"GET:{said['uri']}")
        return said["response"] == h(f"{secret}:{middle}:{asked}")

    def _motion_jpeg(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        with av.open(str(self.root / "film.avi")) as source:
            for packet in source.demux(video=0):
                head = b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                if packet.size:
                    self.wfile.write(head % packet.size + bytes(packet) + b"\r\n")
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing: a test's output is for failures."""
