"""How the RTSP source keeps a session: alive, on its channels, through junk, in motion."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest

from tests.fakes.desk import LOGIN, Desk, kept_alive, pass_time, pictures, showing
from tests.fakes.film import Picture, film, sent
from tests.fakes.packets import Sender
from tests.fakes.scripted import Call, description, play, scripted, wait_for_goodbye


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    for source in made.sources:
        source.close()
    made.poller.close()


@pytest.mark.parametrize(
    ("session", "interval"), [("1", 25.0), ("1;timeout=0", 25.0), ("1;timeout=20", 10.0)]
)
def test_a_session_is_kept_alive_well_inside_its_limit(
    desk: Desk, session: str, interval: float
) -> None:
    with scripted(lambda call: kept_alive(call, session)) as camera:
        source = desk.open(camera.url)
        desk.playing(source)
        heard = camera.calls[0].heard
        pass_time(desk, source, interval * 0.7)
        assert [request.method for request in heard[4:]] == []
        pass_time(desk, source, 3 * interval)
        desk.until(lambda: len(heard) >= 7, "three keep-alives")
        assert {request.method for request in heard[4:]} == {"GET_PARAMETER"}
        assert {request.headers["session"] for request in heard[4:]} == {"1"}
        assert source.facts.sessions == len(camera.calls) == 1
        reports = camera.calls[0].frames
        assert len(reports) >= 3
        assert {report[1] for report in reports} == {201}


def test_a_camera_that_knows_no_get_parameter_is_asked_its_options(desk: Desk) -> None:
    with scripted(lambda call: kept_alive(call, "1", public="OPTIONS, PLAY")) as camera:
        source = desk.open(camera.url)
        desk.playing(source)
        pass_time(desk, source, 26.0)
        desk.until(lambda: len(camera.calls[0].heard) > 4, "a keep-alive")
        assert camera.calls[0].heard[4].method == "OPTIONS"


def test_a_nonce_that_has_expired_at_the_keep_alive_ends_nothing(desk: Desk) -> None:
    def strict(call: Call) -> None:
        nonce = 'Digest realm="cam", nonce="first"'
        call.hear("OPTIONS")
        call.answer()
        call.hear("DESCRIBE")
        call.answer("401 Unauthorized", WWW_Authenticate=nonce)
        call.hear("DESCRIBE")
        call.answer(body=description(), Content_Type="application/sdp")
        call.hear("SETUP")
        call.answer(Transport="RTP/AVP/TCP;unicast;interleaved=0-1", Session="1")
        call.hear("PLAY")
        call.answer()
        sender = pictures(call)
        for request in call.requests(patience=0.02):
            if request is not None and 'nonce="first"' in request.headers["authorization"]:
                stale = 'Digest realm="cam", nonce="second", stale=true'
                call.answer("401 Unauthorized", WWW_Authenticate=stale)
            elif request is not None:
                call.answer()
            pictures(call, sender=sender)

    with scripted(strict) as camera:
        source = desk.open(camera.url, LOGIN)
        desk.playing(source)
        pass_time(desk, source, 26.0)
        heard = camera.calls[0].heard
        desk.until(lambda: len(heard) >= 7, "the keep-alive, signed anew")
        assert 'nonce="second"' in heard[-1].headers["authorization"]
        pass_time(desk, source, 26.0)
        assert source.facts.sessions == len(camera.calls) == 1
        assert not any(LOGIN.password in str(request) for request in heard)


def test_the_channels_that_the_camera_grants_count(desk: Desk) -> None:
    def elsewhere(call: Call) -> None:
        play(call, channels="6-7")
        call.send(*(Sender(channel=0, ssrc=5).packet(bytes(30), marker=True) for _ in range(5)))
        pictures(call, sender=Sender(channel=6, timestamp=0))
        wait_for_goodbye(call)

    with scripted(elsewhere) as camera:
        source = desk.open(camera.url)
        desk.until(lambda: source.keys == 2, "two keyframes")


def test_sound_and_metadata_in_the_same_connection_do_no_harm(desk: Desk) -> None:
    def busy(call: Call) -> None:
        play(call)
        sound, metadata = Sender(channel=2, payload_type=0), Sender(channel=4, payload_type=107)
        sender = Sender(timestamp=0)
        for picture in film(frames=6, gop=3):
            call.send(sound.packet(bytes(160), marker=True), metadata.packet(b"<tt:X/>", True))
            call.send(*sent(sender, picture), b"RTSP/1.0 200 OK\r\nCSeq: 99\r\n\r\n")
        wait_for_goodbye(call)

    with scripted(busy) as camera:
        source = desk.open(camera.url)
        desk.until(lambda: source.keys == 2, "two keyframes")
        assert source.facts.lost == 0
        assert len(source.group()) == 3


def test_parameter_sets_that_only_the_description_has_are_put_before_the_keyframe(
    desk: Desk,
) -> None:
    def bare(call: Call) -> None:
        play(call, sdp=description(film(frames=6, gop=3)[0].parameters))
        sender = Sender(timestamp=0)
        for picture in film(frames=6, gop=3):
            call.send(*sent(sender, Picture(picture.slices, "h264")))
        wait_for_goodbye(call)

    with scripted(bare) as camera:
        source = desk.open(camera.url)
        desk.until(lambda: source.keys == 2, "two keyframes")
        key = source.key()
        assert key is not None
        for parameters in film(frames=6, gop=3)[0].parameters:
            assert parameters in key.data


def test_junk_without_end_is_hung_up_on_and_tried_again(desk: Desk) -> None:
    def mad(call: Call) -> None:
        play(call)
        while True:
            call.send(b"\x13" * 65_536)

    with scripted(mad, showing) as camera:
        source = desk.open(camera.url)
        assert "makes no sense" in desk.failed(source)
        desk.ahead += 1.0
        desk.until(lambda: source.facts.sessions == 2 and source.keys == 2, "a second session")


def test_motion_wakes_on_arrival_and_rests_again(desk: Desk) -> None:
    sends: list[Call] = []

    def on_request(call: Call) -> None:
        play(call)
        sends.append(call)
        wait_for_goodbye(call)

    with scripted(on_request) as camera:
        source = desk.open(camera.url)
        source.cadence = 3600.0
        desk.playing(source)
        desk.until(lambda: sends, "the camera's readiness")
        source.tick(desk.now)
        source.set_motion(True, desk.now)
        sender = pictures(sends[0], 3)
        desk.until(lambda: source.keys == 1, "a keyframe long before the next drain")
        assert len(source.group()) == 3
        source.set_motion(False, desk.now)
        pictures(sends[0], 3, sender)
        before = source.facts.packet_at
        source.tick(desk.now)
        assert source.facts.packet_at > before, "looked at"
        assert source.keys == 1, "and not read"
        source.set_motion(True, desk.now)
        desk.until(lambda: source.keys == 2, "the drain that a touch asks for")


def test_basic_credentials_are_sent_only_to_who_asks_for_them(desk: Desk) -> None:
    def asking(call: Call) -> None:
        call.hear("OPTIONS")
        call.answer()
        assert "authorization" not in call.hear("DESCRIBE").headers
        call.answer("401 Unauthorized", WWW_Authenticate='Basic realm="cam"')
        secret = base64.b64encode(b"wall:planted-secret").decode()
        assert call.hear("DESCRIBE").headers["authorization"] == f"Basic {secret}"
        call.answer(body=description(), Content_Type="application/sdp")
        call.hear("SETUP")
        call.answer(Transport="RTP/AVP/TCP;unicast;interleaved=0-1", Session="1")
        call.hear("PLAY")
        call.answer()
        pictures(call)
        wait_for_goodbye(call)

    with scripted(asking) as camera:
        source = desk.open(camera.url, LOGIN)
        desk.until(lambda: source.keys == 2, "two keyframes")
        assert LOGIN.password not in source.facts.words
