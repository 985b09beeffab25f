"""The demonstration asks the wall over HTTP, with the token, and tells in words what went wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from scripts.bringup.control import Control
from scripts.bringup.speech import BringupError

PNG = b"\x89PNG\r\n\x1a\n and so on"


@pytest.fixture
def answers() -> dict[str, bytes]:
    return {"/state": b'{"totals": {"live": 3, "late": 1, "lost": 0}}', "/snapshot.png": PNG}


@pytest.fixture
def control(tmp_path: Path, answers: dict[str, bytes]) -> Iterator[Control]:
    control = Control(tmp_path)

    class Wall(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            allowed = self.headers["Authorization"] == "Bearer open-sesame"
            self.send_response(200 if allowed else 401)
            self.end_headers()
            self.wfile.write(answers[self.path] if allowed else b"")

        def log_message(self, *said: object) -> None:
            del said

    host, _, port = control.address.partition(":")
    server = HTTPServer((host, int(port)), Wall)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    control.token_file.write_text("open-sesame\n")
    yield control
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_wall_that_is_not_there_is_not_ready(tmp_path: Path) -> None:
    control = Control(tmp_path)
    assert not control.ready()
    control.token_file.write_text("open-sesame")
    assert not control.ready()


def test_a_wall_tells_how_many_are_in_which_state(control: Control) -> None:
    assert control.ready()
    assert control.states()["live"] == 3


def test_a_picture_of_the_wall_is_written(control: Control, tmp_path: Path) -> None:
    control.save_picture(tmp_path / "out.png")
    assert (tmp_path / "out.png").read_bytes() == PNG


def test_other_bytes_are_not_taken_for_a_picture(
    control: Control, answers: dict[str, bytes], tmp_path: Path
) -> None:
    answers["/snapshot.png"] = b"<html>"
    with pytest.raises(BringupError, match=r"snapshot\.png: expected a PNG"):
        control.save_picture(tmp_path / "out.png")
    assert not (tmp_path / "out.png").exists()


def test_a_wrong_token_is_told(control: Control) -> None:
    control.token_file.write_text("guess")
    assert not control.ready()
    with pytest.raises(BringupError, match="401"):
        control.states()
