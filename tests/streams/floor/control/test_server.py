"""A control server on a real port: who is let in, and how every refusal reads."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from aiohttp import web

from streams.floor.control.address import Address
from streams.floor.control.problem import CONTENT_TYPE, ProblemError
from streams.floor.control.server import ControlError, ControlServer, control_app
from streams.floor.log import register_secret
from tests.fakes.patience import until

TOKEN = "t0ken-of-the-test"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


async def _hello(_request: web.Request) -> web.Response:
    return web.json_response({"hello": "wall"})


async def _body(request: web.Request) -> web.Response:
    return web.json_response({"length": len(await request.read())})


async def _full(_request: web.Request) -> web.Response:
    raise ProblemError(503, "full", "No room with planted-detail.", {"Retry-After": "2"}, {"n": 3})


async def _broken(_request: web.Request) -> web.Response:
    raise OSError("cannot open rtsp://u:planted@h/x")


@pytest.fixture
def server() -> Iterator[ControlServer]:
    app = control_app(TOKEN)
    app.router.add_get("/hello", _hello)
    app.router.add_post("/change", _body)
    app.router.add_get("/full", _full)
    app.router.add_get("/broken", _broken)
    found = ControlServer(app, Address("127.0.0.1", 0))
    found.start()
    yield found
    found.stop()


class Reply:
    """One answer, read to its end."""

    def __init__(self, answer: http.client.HTTPResponse) -> None:
        """Read it."""
        self.status, self.headers, self.body = answer.status, answer.headers, answer.read()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(
    server: ControlServer,
    method: str,
    path: str,
    headers: dict[str, str] | None = None,
    body: bytes | None = None,
) -> Reply:
    connection = http.client.HTTPConnection(server.address.host, server.address.port, timeout=10)
    try:
        connection.request(method, path, body, BEARER if headers is None else headers)
        return Reply(connection.getresponse())
    finally:
        connection.close()


def test_the_token_opens(server: ControlServer) -> None:
    reply = ask(server, "GET", "/hello")
    assert (reply.status, reply.json) == (200, {"hello": "wall"})
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert ask(server, "GET", "/hello", {"authorization": f"bearer  {TOKEN} "}).status == 200


def test_liveness_needs_no_token(server: ControlServer) -> None:
    assert ask(server, "GET", "/health", {}).json == {"status": "ok"}


@pytest.mark.parametrize(
    ("headers", "challenge"),
    [
        ({}, 'Bearer realm="citywall"'),
        ({"Authorization": "Bearer "}, 'Bearer realm="citywall"'),
        ({"Authorization": f"Basic {TOKEN}"}, 'Bearer realm="citywall"'),
        ({"Authorization": "Bearer wrong"}, 'Bearer realm="citywall", error="invalid_token"'),
        ({"Authorization": f"Bearer {TOKEN}x"}, 'Bearer realm="citywall", error="invalid_token"'),
    ],
)
@pytest.mark.parametrize("path", ["/hello", "/nowhere", "/broken"])
def test_without_the_token_nothing_opens(
    server: ControlServer, path: str, headers: dict[str, str], challenge: str
) -> None:
    reply = ask(server, "GET", path, headers)
    assert reply.status == 401
    assert reply.headers["WWW-Authenticate"] == challenge
    assert reply.headers.get_content_type() == CONTENT_TYPE
    assert reply.json["title"] == "Unauthorized"
    assert reply.json["instance"] == path


def test_a_foreign_page_changes_nothing(server: ControlServer) -> None:
    own = f"http://{server.address}"
    for origin in ("http://evil.example", "null", f"https://{server.address}", own + ".evil"):
        reply = ask(server, "POST", "/change", {**BEARER, "Origin": origin})
        assert (reply.status, reply.json["type"]) == (403, "urn:citywall:problem:foreign-origin")
        upgrade = {**BEARER, "Origin": origin, "Upgrade": "websocket", "Connection": "Upgrade"}
        assert ask(server, "GET", "/hello", upgrade).status == 403
    assert ask(server, "POST", "/change", {**BEARER, "Origin": own}).status == 200
    assert ask(server, "POST", "/change").status == 200
    assert ask(server, "GET", "/hello", {**BEARER, "Origin": "http://evil.example"}).status == 200


def test_an_unknown_path_is_a_problem(server: ControlServer) -> None:
    reply = ask(server, "GET", "/no%20where?token=planted")
    assert reply.status == 404
    assert reply.headers.get_content_type() == CONTENT_TYPE
    assert reply.json == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is nothing at this path; GET /openapi.json lists what there is.",
        "instance": "/no%20where",
    }


def test_a_wrong_method_is_a_problem_that_names_the_right_one(server: ControlServer) -> None:
    reply = ask(server, "DELETE", "/change")
    assert (reply.status, reply.json["title"]) == (405, "Method Not Allowed")
    assert reply.headers["Allow"] == "POST"


def test_a_body_too_large_is_a_problem(server: ControlServer) -> None:
    reply = ask(server, "POST", "/change", body=b"x" * 100_000)
    assert (reply.status, reply.json["status"]) == (413, 413)


def test_a_problem_carries_its_own_members_and_headers(server: ControlServer) -> None:
    register_secret("planted-detail")
    reply = ask(server, "GET", "/full")
    assert reply.headers["Retry-After"] == "2"
    assert reply.json == {
        "type": "urn:citywall:problem:full",
        "title": "Service Unavailable",
        "status": 503,
        "detail": "No room with ***.",
        "instance": "/full",
        "n": 3,
    }


def test_an_error_of_ours_tells_nothing_of_the_inside(server: ControlServer) -> None:
    reply = ask(server, "GET", "/broken")
    assert (reply.status, reply.json["title"]) == (500, "Internal Server Error")
    assert b"planted" not in reply.body
    assert ask(server, "GET", "/hello").status == 200


def test_a_port_in_use_is_said_with_the_mend(server: ControlServer) -> None:
    second = ControlServer(control_app(TOKEN), server.address)
    with pytest.raises(ControlError, match="is in use by another program") as refusal:
        second.start()
    assert str(server.address) in str(refusal.value)
    assert "--control HOST:PORT" in str(refusal.value)
    second.stop()


def test_an_address_this_machine_does_not_have_is_said() -> None:
    with pytest.raises(ControlError, match=r"does not have the address 192\.0\.2\.1"):
        ControlServer(control_app(TOKEN), Address("192.0.2.1", 0)).start()


def test_stopping_ends_the_thread_and_frees_the_port(server: ControlServer) -> None:
    address = server.address
    hanging = socket.create_connection((address.host, address.port))
    ask(server, "GET", "/hello")
    server.stop()
    server.stop()
    until(lambda: "control" not in {one.name for one in threading.enumerate()}, 20, "it goes on")
    hanging.settimeout(20)
    assert hanging.recv(1) == b""
    hanging.close()
    again = ControlServer(control_app(TOKEN), address)
    assert again.start() == address
    again.stop()
