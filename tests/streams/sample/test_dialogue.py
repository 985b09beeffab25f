"""What a client says to a camera of the sample city, and what it is answered."""

import struct
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from streams.sample.dialogue import DialogueError, Requests
from streams.sample.process import CityProcess
from streams.sample.server import Manners

Visit = Callable[[str], Any]


def test_requests_come_in_any_portions_and_between_reports() -> None:
    sent = b"OPTIONS rtsp://h/a/sub RTSP/1.0\r\nCSeq: 1\r\n\r\n$\x01\x00\x04\x80\xc9\x00\x01"
    sent += b"SET_PARAMETER rtsp://h/a/sub RTSP/1.0\r\nCSeq: 2\r\nContent-Length: 3\r\n\r\na=b"
    for portion in (1, 7, len(sent)):
        requests = Requests()
        seen = [
            (request.method, request.headers["cseq"], request.path)
            for at in range(0, len(sent), portion)
            for request in requests.feed(sent[at : at + portion])
        ]
        assert seen == [("OPTIONS", "1", ("a", "sub")), ("SET_PARAMETER", "2", ("a", "sub"))]


def test_what_is_no_rtsp_is_refused() -> None:
    with pytest.raises(DialogueError, match="'GET / HTTP/1\\.1' is no RTSP request"):
        Requests().feed(b"GET / HTTP/1.1\r\n\r\n")
    with pytest.raises(DialogueError, match="does not end"):
        Requests().feed(b"x" * 20_000)


def test_a_visit_from_options_to_teardown(city: CityProcess, visit: Visit) -> None:
    client = visit(city.channels[0].thumb)
    assert "GET_PARAMETER" in client.ask("OPTIONS").headers["Public"]
    described = client.ask("DESCRIBE", Accept="application/sdp")
    assert described.headers["Content-Base"] == client.url + "/"
    assert "a=rtpmap:96 H264/90000" in described.body
    assert "sprop-parameter-sets=" in described.body
    assert client.ask("SETUP", Transport="RTP/AVP;unicast;client_port=5000-5001").status == 461
    assert client.ask("PLAY").status == 455
    info = client.play("2-3").headers["RTP-Info"]
    packets = client.packets(20, channel=2)
    assert f"seq={packets[0].sequence};rtptime={packets[0].timestamp}" in info
    assert client.ask("GET_PARAMETER", Session="SOMEBODYELSE").status == 454
    assert client.ask("GET_PARAMETER").headers["Session"].endswith(";timeout=60")
    assert client.ask("TEARDOWN").status == 200
    assert client.bytes_up_to(1) == b""


def test_packets_are_numbered_one_by_one_and_frames_end_with_a_marker(
    city: CityProcess, visit: Visit
) -> None:
    client = visit(city.channels[0].thumb)
    client.play()
    packets = client.packets(150)
    numbers = [packet.sequence for packet in packets]
    assert numbers == [(numbers[0] + n) & 0xFFFF for n in range(150)]
    times = [packet.timestamp for packet in packets if packet.marker]
    assert {(b - a) & 0xFFFF_FFFF for a, b in pairwise(times)} == {6000}


def test_a_report_ties_the_timestamps_to_the_clock(city: CityProcess, visit: Visit) -> None:
    channel = city.channels[0]
    client = visit(channel.thumb)
    client.play()
    report = client.packets(1, channel=1)[0].body
    first = client.packets(1)[0]
    kind, seconds, fraction, timestamp = struct.unpack_from(">xBxx4xIII", report)
    captured = seconds - 2_208_988_800 + fraction / 2**32
    assert kind == 200
    assert timestamp == first.timestamp
    frames = (captured - city.epoch(channel.id)) * 15
    assert abs(frames - round(frames)) < 1e-3


def test_a_camera_with_a_login_lets_in_who_knows_it(
    city: CityProcess, visit: Visit, answer_digest: Callable[..., str]
) -> None:
    channel = city.channels[7]
    assert channel.credential is not None
    login = city.credentials()[channel.credential]
    client = visit(channel.thumb)
    refused = client.ask("DESCRIBE")
    assert refused.status == 401
    challenge = refused.headers["WWW-Authenticate"]
    wrong = answer_digest(challenge, "DESCRIBE", client.url, login.username, "guess")
    assert client.ask("DESCRIBE", Authorization=wrong).status == 401
    right = answer_digest(challenge, "DESCRIBE", client.url, login.username, login.password)
    assert client.ask("DESCRIBE", Authorization=right).status == 200
    assert login.password not in repr(login)


def test_a_nonce_grows_stale(visit: Visit, answer_digest: Callable[..., str]) -> None:
    manners = Manners(nonce_lifetime=0.0, qop=True)
    with CityProcess(cameras=1, digest_every=1, manners=manners) as city:
        login = city.credentials()["sample-city"]
        client = visit(city.channels[0].thumb)
        challenge = client.ask("DESCRIBE").headers["WWW-Authenticate"]
        assert 'qop="auth"' in challenge
        right = answer_digest(challenge, "DESCRIBE", client.url, login.username, login.password)
        again = client.ask("DESCRIBE", Authorization=right)
        assert again.status == 401
        assert 'stale="true"' in again.headers["WWW-Authenticate"]


def test_an_unknown_camera_or_stream_is_not_found(city: CityProcess, visit: Visit) -> None:
    client = visit(city.channels[0].thumb)
    base = client.url.rsplit("/", 2)[0]
    assert client.ask("DESCRIBE", f"{base}/nobody/sub").status == 404
    assert client.ask("DESCRIBE", f"{base}/{city.channels[0].id}/third").status == 404


def test_whoever_does_not_read_loses_whole_frames_and_holds_nobody_up(
    visit: Visit,
) -> None:
    with CityProcess(cameras=2, digest_every=0) as city:
        asleep, awake = visit(city.channels[0].main), visit(city.channels[1].thumb)
        asleep.play()
        awake.play()
        numbers = [packet.sequence for packet in awake.packets(400)]
        assert numbers == [(numbers[0] + n) & 0xFFFF for n in range(400)]
        assert city.counts.playing == 2
