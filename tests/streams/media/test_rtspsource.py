"""The RTSP source against scripted cameras over real sockets, on a clock that can be moved."""

from __future__ import annotations

import base64
import random
import time
from collections.abc import Callable, Iterator

import pytest

from layouts.credentials import Credential
from streams.floor.truth import Link
from streams.media.limiter import Limiter
from streams.media.poller import Poller
from streams.media.resolver import Resolver
from streams.media.rtspsource import HANDSHAKE_S, SILENCE_S, RtspSource, Station
from streams.media.session import Account
from tests.fakes.film import Picture, film, sent
from tests.fakes.packets import Sender
from tests.fakes.scripted import (
    PATIENCE_S,
    Call,
    Script,
    description,
    play,
    scripted,
    wait_for_goodbye,
)

LOGIN = Credential("wall", "planted-secret")


class Desk:
    """One worker's loop in the test's hands, with a clock that can be put forward."""

    def __init__(self, permits: int = 4) -> None:
        self.poller = Poller()
        self.station = Station(
            self.poller, Limiter(permits), Resolver(), 1 << 20, Account(1 << 30), random.Random(1)
        )
        self.ahead = 0.0
        self.sources: list[RtspSource] = []

    @property
    def now(self) -> float:
        return time.monotonic() + self.ahead

    def open(self, url: str, credential: Credential | None = None) -> RtspSource:
        source = RtspSource(url, credential, self.station, 1 << 20, lambda _now: None)
        source.cadence = 0.05
        source.start(self.now)
        self.sources.append(source)
        return source

    def until(self, reached: Callable[[], object], what: str) -> None:
        """Work until something has come about."""
        patience = time.monotonic() + PATIENCE_S
        while not reached():
            assert time.monotonic() < patience, f"in vain: {what}"
            for callback in self.poller.wait(self.now, 0.02):
                callback(self.now)
            while (timed := self.poller.fall_due(self.now)) is not None:
                timed.tick(self.now)

    def playing(self, source: RtspSource) -> None:
        self.until(lambda: source.facts.link == Link.PLAYING, "playing")

    def failed(self, source: RtspSource) -> str:
        self.until(lambda: source.facts.link == Link.WAITING, "giving up")
        return source.facts.words


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    for source in made.sources:
        source.close()
    made.poller.close()


def pictures(call: Call, count: int = 6, sender: Sender | None = None) -> Sender:
    sender = sender or Sender(timestamp=0)
    for picture in film(frames=6, gop=3)[:count]:
        call.send(*sent(sender, picture))
    return sender


def showing(call: Call) -> None:
    play(call)
    pictures(call)
    wait_for_goodbye(call)


def test_a_camera_plays_and_its_pictures_are_kept(desk: Desk) -> None:
    with scripted(showing) as camera:
        source = desk.open(camera.url)
        desk.until(lambda: source.keys == 2, "two keyframes")
        assert source.codec == "h264"
        assert source.facts.sessions == 1
        assert source.facts.tries == 0
        assert [unit.key for unit in source.group()] == [True, False, False]
        source.close()
        desk.until(lambda: camera.calls[0].heard[-1].method == "TEARDOWN", "a goodbye")


def test_a_turn_that_is_a_second_late_makes_no_picture_older_than_it_is(desk: Desk) -> None:
    """A busy worker reads what has come since its turn began."""
    sent_at: list[float] = []

    def late(call: Call) -> None:
        play(call)
        sent_at.append(time.monotonic())
        pictures(call)
        wait_for_goodbye(call)

    desk.ahead = -1.0
    with scripted(late) as camera:
        source = desk.open(camera.url)
        desk.until(lambda: source.keys == 2, "two keyframes")
        newest = source.group()[-1]
        assert source.captured(newest.timestamp) >= sent_at[0]
        assert source.facts.packet_at >= sent_at[0]


def test_nobody_listens(desk: Desk) -> None:
    with scripted(showing) as camera:
        url = camera.url
    source = desk.open(url)
    assert desk.failed(source) == "connection refused"
    assert 0.8 <= source.facts.retry_at - desk.now + 0.1 <= 1.2
    pauses = []
    for _ in range(6):
        pauses.append(source.facts.retry_at - desk.now)
        tries, desk.ahead = source.facts.tries, desk.ahead + pauses[-1]
        desk.until(lambda tries=tries: source.facts.tries > tries, "another try")  # type: ignore[misc]
        desk.failed(source)
    assert pauses == sorted(pauses)
    assert max(pauses) <= 10.0
    assert source.facts.sessions == 0


def test_a_camera_that_hangs_up_during_the_handshake_is_tried_again(desk: Desk) -> None:
    with scripted(lambda call: call.hear("OPTIONS"), showing) as camera:
        source = desk.open(camera.url)
        assert desk.failed(source) == "the camera hung up during the handshake"
        desk.ahead += 1.0
        desk.playing(source)
        assert source.facts.words == "200 OK"


def test_a_camera_that_never_answers_is_given_up_in_time(desk: Desk) -> None:
    with scripted(wait_for_goodbye) as camera:
        source = desk.open(camera.url)
        desk.until(lambda: camera.calls and camera.calls[0].heard, "the first request")
        assert source.facts.link == Link.CONNECTING
        desk.ahead += HANDSHAKE_S
        assert desk.failed(source) == "no answer within 10 s"


def test_a_half_open_connection_is_opened_afresh(desk: Desk) -> None:
    """Nothing arrives, and nothing closes."""
    with scripted(showing) as camera:
        source = desk.open(camera.url)
        desk.until(lambda: source.keys == 2, "two keyframes")
        desk.ahead += SILENCE_S + 1
        assert desk.failed(source) == "nothing arrived for 8 s"
        desk.ahead += 1.0
        desk.until(lambda: source.facts.sessions == 2, "a second session")
        assert len(camera.calls) == 2


def test_a_camera_that_closes_is_lost_and_found(desk: Desk) -> None:
    def brief(call: Call) -> None:
        play(call)
        pictures(call)

    with scripted(brief, showing) as camera:
        source = desk.open(camera.url)
        assert desk.failed(source) == "the camera closed the connection"
        desk.ahead += 1.0
        desk.until(lambda: source.facts.sessions == 2 and source.keys == 2, "its return")


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("401 Unauthorized", "The camera refused the user name or password"),
        ("403 Forbidden", "The camera forbids this account to watch this stream"),
        ("404 Not Found", "The camera has no stream at this path"),
        ("503 Service Unavailable", "The camera is busy"),
    ],
)
def test_a_refusal_is_told_in_words_with_its_status(desk: Desk, status: str, sentence: str) -> None:
    def refusing(call: Call) -> None:
        call.hear("OPTIONS")
        call.answer()
        while True:
            call.hear("DESCRIBE")
            call.answer(status, WWW_Authenticate='Digest realm="cam", nonce="abc"')

    with scripted(refusing) as camera:
        source = desk.open(camera.url, LOGIN)
        words = desk.failed(source)
        assert sentence in words
        assert source.facts.refused == int(status[:3])
        assert LOGIN.password not in words


def kept_alive(call: Call, session: str, public: str = "OPTIONS, GET_PARAMETER") -> None:
    """Shows pictures without end, and answers whatever is asked meanwhile."""
    play(call, session=session, public=public)
    sender = pictures(call)
    for request in call.requests(patience=0.02):
        if request is not None:
            call.answer()
        pictures(call, sender=sender)


def pass_time(desk: Desk, source: RtspSource, seconds: float) -> None:
    """Let the desk's clock go on, with pictures arriving all the while."""
    while seconds > 0:
        step = min(seconds, SILENCE_S / 2)
        desk.ahead, seconds = desk.ahead + step, seconds - step
        keys = source.keys
        desk.until(lambda keys=keys: source.keys > keys, "pictures")  # type: ignore[misc]


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


def test_a_redirect_is_followed(desk: Desk) -> None:
    with scripted(showing) as there:

        def elsewhere(call: Call) -> None:
            call.hear("OPTIONS")
            call.answer()
            call.hear("DESCRIBE")
            call.answer("302 Moved Temporarily", Location=there.url)

        with scripted(elsewhere) as here:
            source = desk.open(here.url)
            desk.until(lambda: source.keys == 2, "two keyframes from the other camera")
            assert source.facts.tries == 0


def test_a_password_is_not_taken_along_to_another_host(desk: Desk) -> None:
    def asking(call: Call) -> None:
        call.hear("OPTIONS")
        call.answer()
        call.hear("DESCRIBE")
        call.answer("401 Unauthorized", WWW_Authenticate='Basic realm="elsewhere"')
        wait_for_goodbye(call)

    with scripted(asking, address="127.0.0.2") as there:

        def elsewhere(call: Call) -> None:
            call.hear("OPTIONS")
            call.answer("302 Moved Temporarily", Location=there.url)

        with scripted(elsewhere) as here:
            source = desk.open(here.url, LOGIN)
            desk.failed(source)
            assert source.facts.refused == 401
            assert not any("authorization" in request.headers for request in there.calls[0].heard)


def test_a_camera_that_sends_us_on_while_it_plays_is_followed(desk: Desk) -> None:
    with scripted(showing) as there:

        def leaving(call: Call) -> None:
            play(call)
            pictures(call)
            request = f"REDIRECT {call.url} RTSP/1.0\r\nCSeq: 1\r\nLocation: {there.url}\r\n\r\n"
            call.send(request.encode())
            wait_for_goodbye(call)

        with scripted(leaving) as here:
            source = desk.open(here.url)
            desk.until(lambda: there.calls and source.facts.sessions == 2, "the second session")
            desk.until(lambda: len(source.group()) == 3, "its pictures")
            assert len(here.calls) == 1


def test_redirects_in_a_circle_come_to_an_end(desk: Desk) -> None:
    def circle(call: Call) -> None:
        call.hear("OPTIONS")
        call.answer("302 Moved Temporarily", Location=call.url)

    with scripted(circle) as camera:
        source = desk.open(camera.url)
        assert desk.failed(source) == "the camera sent us on more than 3 times"
        assert len(camera.calls) == 4


def test_only_so_many_handshakes_are_under_way(desk: Desk) -> None:
    desk.station.limiter = Limiter(1)
    with scripted(wait_for_goodbye) as slow, scripted(showing) as camera:
        first, second = desk.open(slow.url), desk.open(camera.url)
        desk.until(lambda: slow.calls and slow.calls[0].heard, "the first request")
        assert camera.calls == []
        desk.ahead += HANDSHAKE_S
        desk.failed(first)
        desk.until(lambda: second.keys == 2, "the second camera's turn")


def test_who_is_closed_while_it_queues_leaves_the_queue(desk: Desk) -> None:
    desk.station.limiter = Limiter(1)
    with scripted(showing) as camera:
        first, second, third = (desk.open(camera.url) for _ in range(3))
        second.close()
        desk.playing(first)
        desk.playing(third)
        assert second.facts.link == Link.IDLE
        assert len(camera.calls) == 2


def test_a_name_that_nobody_knows_is_told(desk: Desk) -> None:
    source = desk.open("rtsp://no-such-camera.invalid/video")
    words = desk.failed(source)
    assert words
    assert "Traceback" not in words


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
        source.tick(desk.now)
        desk.until(lambda: source.keys == 2, "the drain that was asked for")


SCRIPTS: tuple[Script, ...] = (showing, wait_for_goodbye)


@pytest.mark.parametrize("script", SCRIPTS, ids=["playing", "shaking hands"])
def test_closing_gives_socket_and_permit_back(desk: Desk, script: Script) -> None:
    desk.station.limiter = Limiter(1)
    with scripted(script, showing) as camera:
        source = desk.open(camera.url)
        desk.until(lambda: camera.calls and camera.calls[0].heard, "a request")
        source.close()
        assert source.facts.link == Link.IDLE
        desk.playing(desk.open(camera.url))


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
